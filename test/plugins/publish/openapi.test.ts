/** The description of the API, made without code made of text at the edge. */
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { describeApi } from '../../../src/plugins/publish/openapi.ts'
import { buildWholeBody } from '../../fixtures/build-body.ts'
import { allRoutes } from '../../product/app/all-routes.ts'

const inProject = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const description = describeApi('https://news.example.org/api/1', allRoutes)

describe('the description', () => {
  it('takes bodies as the API does', () => {
    const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } })
    const validate = ajv.compile(description.components.schemas['ArticleBody'] ?? false)
    expect([validate(buildWholeBody()), validate.errors]).toEqual([true, null])
    for (const wrong of [
      { disclosure: undefined },
      { disclosure: { mode: 'magic' } },
      { tags: [] },
      { title: 7 },
    ]) {
      expect(validate(JSON.parse(JSON.stringify(buildWholeBody(wrong))))).toBe(false)
    }
  })
})

it('the edge makes no code of text: there, it is forbidden', async () => {
  const { outputFiles } = await build({
    entryPoints: [inProject('src/worker.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'browser'],
    external: [
      'node:*',
      'cloudflare:*',
      ...['crypto', 'events', 'fs', 'net', 'os', 'perf_hooks', 'stream', 'tls', 'url', 'util'],
    ],
    logLevel: 'silent',
  })
  const [{ text } = { text: '' }] = outputFiles
  expect(text).toContain('disclosure_mode_is_known')
  // The word alone stands in a check whether it is allowed: valibot has none, and makes no function
  // of it.
  const code = text.match(/\bnew Function\b[^\n]*|\beval\([^\n]*/g) ?? []
  expect(code).toEqual([])
})

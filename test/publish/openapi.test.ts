/** The description of the API: linted, the source of the client's types, and without code made of text at the edge. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { renderApiTypes } from '../../scripts/api-types.ts'
import { describeApi } from '../../src/publish/openapi.ts'
import { buildWholeBody } from '../fixtures/build-body.ts'

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const description = describeApi('https://news.example.org/api/1')

/** What Redocly's recommended rules say of a description. */
async function lint(text: string): Promise<readonly { readonly ruleId: string; readonly message: string }[]> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-openapi-'))
  const file = join(folder, 'openapi.json')
  await writeFile(file, text)
  const redocly = inProject('node_modules/@redocly/cli/bin/cli.js')
  const environment = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const asked = ['lint', file, '--extends=recommended', '--format=json']
  // It exits with 1 if there are errors.
  const { stdout } = await promisify(execFile)(process.execPath, [redocly, ...asked], {
    cwd: folder,
    env: environment,
  }).catch((error: { readonly stdout: string }) => error)
  await rm(folder, { recursive: true })
  return JSON.parse(stdout.slice(stdout.indexOf('{'))).problems
}

describe('the description', () => {
  it('has neither an error nor a warning', async () => {
    expect(await lint(JSON.stringify(description))).toEqual([])
    const { license: _, ...info } = description.info
    expect(await lint(JSON.stringify({ ...description, info }))).not.toEqual([])
  })

  it('is what the client’s types are made of', async () => {
    // Formatting moves blanks, and exchanges these characters.
    const compact = (text: string) => text.replaceAll(/[\s;,'"|]/g, '')
    const kept = await readFile(inProject('src/cli/api-types.ts'), 'utf8')
    expect(compact(kept)).toBe(compact(await renderApiTypes()))
  })

  it('takes bodies as the API does', () => {
    const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } })
    const validate = ajv.compile(description.components.schemas.ArticleBody)
    expect([validate(buildWholeBody()), validate.errors]).toEqual([true, null])
    for (const wrong of [{ disclosure: undefined }, { disclosure: { mode: 'magic' } }, { tags: [] }, { title: 7 }]) {
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
  // The word alone stands in a check whether it is allowed: valibot has none, and makes no function of it.
  const code = text.match(/\bnew Function\b[^\n]*|\beval\([^\n]*/g) ?? []
  expect(code).toEqual([])
})

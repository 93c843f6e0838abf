/** Without a plugin, none of its addresses answers, and none of its settings is read. */
import type { ExecutionContext } from 'hono'
import { describe, expect, it, vi } from 'vitest'
import type { Plugin } from '../../../src/core/plugin.ts'
import { tablesOf } from '../../../src/core/plugins.ts'
import * as edge from '../../../src/edge.ts'
import { checkEnvironment, tablesOnNode } from '../../../src/hosts/node/check-environment.ts'
import { newsroom } from '../../../src/newsroom.ts'

const { createWorker, ...named } = edge
const all: readonly Plugin[] = Object.values(named)

/** The list without a plugin, and without those that need it. */
function without(list: readonly Plugin[], gone: string): readonly Plugin[] {
  const rest = list.filter(({ name }) => name !== gone)
  const lacking = rest.find(({ needs = [] }) =>
    needs.some((each) => !rest.some(({ name }) => name === each)),
  )
  return lacking ? without(rest, lacking.name) : rest
}

const nowhere = { connectionString: 'postgres://nobody@127.0.0.1:1/nothing' }
const environment = {
  ...{ SITE_ORIGIN: 'https://news.example.org', PARTNERS: 'msn' },
  ...{ PUSH: 'on', PUSH_KEY: Buffer.alloc(32).toString('base64'), PUSH_QUEUE: {} },
  ...{ MARKDOWN: 'on', NINJS: 'on' },
  ...{ HYPERDRIVE: nowhere, WRITER_HYPERDRIVE: nowhere },
}

async function statusOf(plugins: readonly Plugin[], path: string): Promise<number> {
  const context = { waitUntil() {}, passThroughOnException() {} } as unknown as ExecutionContext
  const worker = createWorker(plugins)
  const request = new Request(`${environment.SITE_ORIGIN}${path}`)
  const silent = (['warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockReturnValue(),
  )
  const response = await worker.fetch(request, environment as never, context)
  for (const spy of silent) spy.mockRestore()
  return response.status
}

describe.each([
  ['embeds', '/embed/new', 503],
  ['embeds', '/oembed', 400],
  ['publish', '/api/1/openapi.json', 200],
  ['push', '/hub', 405],
  ['partners', '/partners/msn/rss.xml', 503],
  ['markdown', '/llms.txt', 200],
  ['ninjs', '/feed.ninjs.json', 503],
  ['signing', '/.well-known/candor/keys.json', 503],
] as const)('%s in a Worker', (name, path, status) => {
  it(`answers ${path}, which is 404 without it`, async () => {
    expect(await statusOf(all, path)).toBe(status)
    expect(await statusOf(without(all, name), path)).toBe(404)
  })
})

const withSettings = newsroom.filter(({ settings }) => settings)

it.each(withSettings)('reads no setting of $name without it', ({ name }) => {
  const rest = without(newsroom, name)
  const own = Object.values(tablesOf(newsroom.filter((each) => each.name === name)))
  const names = own.flatMap((table) => Object.values(table).map((setting) => setting.name))
  expect(names.length).toBeGreaterThan(0)
  const known = Object.values(tablesOnNode(rest)).flatMap((table) =>
    Object.values(table).map((setting) => setting.name),
  )
  expect(names.filter((each) => known.includes(each))).toEqual([])
  const silent = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  expect(() =>
    checkEnvironment(rest, Object.fromEntries(names.map((each) => [each, 'no value']))),
  ).not.toThrow()
  silent.mockRestore()
})

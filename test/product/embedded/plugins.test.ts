/** The plugin of docs/plugins.md, in the two forms of a newsroom: on Node and as a Worker. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import type { ExecutionContext } from 'hono'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { textFeed } from '../../../docs/examples/text-feed.ts'
import type { Plugin } from '../../../src/core/plugin.ts'
import { findUnknown } from '../../../src/core/settings/tables.ts'
import { createWorker } from '../../../src/hosts/edge/create-worker.ts'
import { tablesOnNode } from '../../../src/hosts/node/check-environment.ts'
import { createApp } from '../../../src/index.ts'
import { openNewsroom } from '../../core/app/newsroom.ts'
import { unpackDemo } from '../../fixtures/demo-folder.ts'

const origin = 'https://news.example.org'
const context = { waitUntil() {}, passThroughOnException() {} } as unknown as ExecutionContext
type Ask = (path: string, headers?: Record<string, string>) => Promise<Response>
type Opened = { readonly ask: Ask; readonly close: () => Promise<void> }
/** A newsroom that can be opened with one list after the other. */
type Form = {
  readonly open: (list: readonly Plugin[]) => Promise<Opened>
  readonly end: () => Promise<void>
}

const settings = { SITE_ORIGIN: origin, FEED_TXT_LENGTH: '3' }

async function onNode(): Promise<Form> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-plugins-'))
  const DATA_DIR = await unpackDemo(join(folder, 'data'))
  return {
    async open(plugins) {
      const candor = await createApp({ ...settings, DATA_DIR }, { plugins })
      return {
        ask: async (path, headers = {}) =>
          candor.fetch(new Request(`${origin}${path}`, { headers })),
        close: candor.close,
      }
    },
    end: () => rm(folder, { recursive: true }),
  }
}

async function asWorker(): Promise<Form> {
  const { client, close } = await openNewsroom()
  const server = new PGLiteSocketServer({ db: client, port: 0, maxConnections: 20 })
  await server.start()
  const connectionString = `postgres://candor:x@${server.getServerConn()}/newsroom`
  const environment = { ...settings, HYPERDRIVE: { connectionString } } as never
  return {
    async open(plugins) {
      const worker = createWorker(plugins)
      return {
        ask: async (path, headers = {}) =>
          worker.fetch(new Request(`${origin}${path}`, { headers }), environment, context),
        close: async () => {},
      }
    },
    async end() {
      await server.stop()
      await close()
    },
  }
}

describe.each([
  ['on Node', onNode],
  ['as a Worker', asWorker],
])('the text feed %s', (_, create) => {
  let form: Form
  let opened: Opened
  const ask: Ask = (...question) => opened.ask(...question)
  beforeAll(async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    form = await create()
    opened = await form.open([textFeed])
  })
  afterAll(async () => {
    vi.restoreAllMocks()
    await opened.close()
    await form.end()
  })

  it('lists headlines with their labels, as many as its setting says', async () => {
    const response = await ask('/feed.txt')
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      200,
      'text/plain; charset=utf-8',
    ])
    const [head = '', ...entries] = (await response.text()).trimEnd().split('\n\n')
    expect(head).toContain(`${origin}/`)
    expect(entries).toHaveLength(3)
    for (const entry of entries) expect(entry).toMatch(/^\d{4}-\d\d-\d\d {2}.+\n[\s\S]*https?:\/\//)
    expect(entries.join('\n')).toMatch(/\bAI\b/)
  })

  it('answers conditional requests, as feeds of the core', async () => {
    const etag = (await ask('/feed.txt')).headers.get('ETag') ?? 'none'
    const again = await ask('/feed.txt', { 'If-None-Match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await ask('/feed.txt', { 'If-None-Match': '"another"' })).status).toBe(200)
  })

  it('has topics, and refuses what feeds of the core refuse', async () => {
    const feeds = (await (await ask('/feeds.json')).json()) as {
      feeds: readonly { readonly home_page_url: string }[]
    }
    const topic = JSON.stringify(feeds).match(/\/topics\/[\w-]+\//)?.[0] ?? '/none/'
    expect((await ask(`${topic}feed.txt`)).status).toBe(200)
    expect((await ask('/topics/never-written/feed.txt')).status).toBe(404)
    expect((await ask('/feed.txt?topic=..')).status).toBe(400)
  })

  it('is linked at the foot of pages, and not there without the plugin', async () => {
    const link = 'href="/feed.txt"'
    expect(await (await ask('/')).text()).toContain(link)
    await opened.close()
    opened = await form.open([])
    expect(await (await ask('/')).text()).not.toContain(link)
    expect((await ask('/feed.txt')).status).toBe(404)
    expect((await ask('/rss.xml')).status).toBe(200)
  })
})

it('has a setting that is unknown without it', () => {
  const unknown = (plugins: readonly Plugin[]) =>
    findUnknown({ FEED_TXT_LENGTH: '3' }, tablesOnNode(plugins))
  expect(unknown([textFeed])).toEqual([])
  expect(unknown([])).toEqual([expect.stringMatching(/^FEED_TXT_LENGTH is no setting/)])
})

it('leaves nothing open on Node after a start that a plugin stops', async () => {
  const { open, end } = await onNode()
  const again: Plugin = { ...textFeed, name: 'again', settings: () => ({}) }
  await expect(open([textFeed, again])).rejects.toMatchObject({
    message:
      'The plugins "text-feed" and "again" both have the route GET /feed.txt: take one of them out of the list.',
  })
  const { ask, close } = await open([textFeed])
  expect((await ask('/feed.txt')).status).toBe(200)
  await close()
  await end()
})

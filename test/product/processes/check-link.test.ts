/** The demo links to the page that checks feeds only if that page runs. */

import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { servePage } from 'candor-check/page/serve.ts'
import { parseSettings } from 'candor-check/page/settings.ts'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { findCheckLink } from '../../../demo/check-link.ts'
import { type Candor, createApp } from '../../../src/index.ts'
import { parsePage } from '../../core/pages/read-page.ts'
import { unpackDemo } from '../../fixtures/demo-folder.ts'
import { freePort } from './candor.ts'

const local = 'http://127.0.0.1:8787'
async function linksOf({ fetch }: Candor, path: string) {
  const headers = { Accept: 'text/html' }
  const response = await fetch(new Request(`${local}${path}`, { headers }))
  const links = parsePage(await response.text()).all('a')
  return links.flatMap((link) => link.get('href') ?? [])
}
const portOf = (server: Server) => String((server.address() as AddressInfo).port)

let checker: Awaited<ReturnType<typeof servePage>>
let folder: string
beforeAll(async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  checker = await servePage(parseSettings({ CHECK_PORT: '0', BASE_PATH: '/news' }))
  folder = await mkdtemp(join(tmpdir(), 'candor-check-link-'))
})
afterAll(async () => {
  vi.restoreAllMocks()
  await checker?.close()
  await rm(folder, { recursive: true })
})

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})
async function serve(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return portOf(server)
}

it('has the link in the foot of its pages, also of articles, below the base path of both', async () => {
  const environment = {
    ...{ SITE_ORIGIN: local, BASE_PATH: '/news', DATA_DIR: await unpackDemo(join(folder, 'data')) },
    CHECK_PORT: new URL(checker.address).port,
  }
  const withPage = await createApp(environment, { plugins: [] })
  for (const path of ['/news/', '/news/feeds/', '/news/articles/rss-a-short-history/'])
    expect([path, ...(await linksOf(withPage, path))]).toContain(checker.address)
  await withPage.close()
  const port = String(await freePort())
  const without = await createApp({ ...environment, CHECK_PORT: port }, { plugins: [] })
  expect((await linksOf(without, '/news/')).filter((href) => href.includes('/check'))).toEqual([])
  await without.close()
})

it('asks once at the start, and takes no other answer than that of the page for it', async () => {
  const asked: string[] = []
  const found = await serve(({ method, url }, response) => {
    asked.push(`${method} ${url}`)
    response.end()
  })
  expect((await findCheckLink(`${local}/news`, found)).map(({ path }) => path)).toEqual([
    `http://127.0.0.1:${found}/news/check/`,
  ])
  expect(await findCheckLink('https://news.example.org', found)).toEqual([])
  expect(asked).toEqual(['HEAD /news/check/'])
  const other = await serve((_, response) => response.writeHead(404).end())
  const silent = await serve(() => {})
  for (const port of [other, silent, 'x', String(await freePort())])
    expect([port, ...(await findCheckLink(local, port))]).toEqual([port])
})

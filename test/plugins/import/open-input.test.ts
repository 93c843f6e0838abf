/** Opening files and addresses on Node, down to a socket. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { devNull } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { generatorName } from '../../../src/core/feed/feed.ts'
import { openInput, openPage } from '../../../src/hosts/node/open-input.ts'
import { importAll, rss, rssItem } from './read.ts'

const human = { mode: 'human-only', language: 'en' } as const
const requests: { url: string | undefined; agent: string | undefined }[] = []
let server: Server
let origin: string

const link = (href: string) => `<title>E</title><atom:link rel="prev-archive" href="${href}"/>`

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push({ url: request.url, agent: request.headers['user-agent'] })
    if (request.url === '/feed')
      return response.writeHead(301, { location: '/news/feed.xml' }).end()
    if (request.url === '/news/feed.xml') return response.end(rss(rssItem(2), link('archive.xml')))
    if (request.url === '/news/archive.xml') return response.end(rss(rssItem(1), link('/feed')))
    return response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
})

it('follows a feed by its address, relative to where it leads, and asks for each page once', async () => {
  const { articles, walk } = await importAll(await openInput(`${origin}/feed`), human, { openPage })
  expect(articles.map(({ title }) => title)).toEqual(['Article 2', 'Article 1'])
  expect(requests.map(({ url }) => url)).toEqual(['/feed', '/news/feed.xml', '/news/archive.xml'])
  expect(walk).toEqual({ pages: 2, stopped: expect.stringContaining('leads back') })
  expect(requests.every(({ agent }) => agent?.startsWith(`${generatorName}/`))).toBe(true)
})

it('says that an address does not answer', async () => {
  await expect(openInput(`${origin}/gone`)).rejects.toMatchObject({
    code: 'page_missing',
    message: expect.stringContaining('404'),
  })
})

it('opens a file as often as needed', async () => {
  const path = fileURLToPath(new URL('fixtures/wordpress.wxr.xml', import.meta.url))
  expect((await importAll(await openInput(path), human)).articles).toHaveLength(5)
})

it('refuses what can be read only once', async () => {
  await expect(openInput(devNull)).rejects.toMatchObject({
    message: expect.stringContaining('save it to a file'),
  })
})

it('says that a file does not exist', async () => {
  await expect(openInput('no-such-file.xml')).rejects.toMatchObject({ code: 'page_unavailable' })
})

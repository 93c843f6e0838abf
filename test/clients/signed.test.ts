/**
 * Signed statements in the hands of others: by Python, without anything of Candor, and as programs
 * keep what was signed.
 */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReadItem } from '../../src/disclosure/declaration.ts'
import { readDisclosure } from '../../src/disclosure/reading.ts'
import { renderFeed } from '../../src/feed/render-feed.ts'
import { itemsFor } from '../../src/partners/document.ts'
import { presets } from '../../src/partners/presets.ts'
import { renderPartner } from '../../src/partners/render.ts'
import { verifyStatement } from '../../src/signed/verify.ts'
import { buildSelection, buildSnapshot, feedShowing } from '../fixtures/build-article.ts'
import { buildDemoNews } from '../golden/demo-news.ts'
import { keys, signedArticle, withStatements } from '../signed/signing.ts'
import { runMiniflux } from './miniflux.ts'
import { runTool } from './run-tool.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const document = read('docs/signed.md')

const { site, snapshot } = buildDemoNews(30)
const articles = snapshot.articles.slice(0, 30)
const statements = await Promise.all(articles.map((article) => signedArticle(article, site)))
const signedFeed = feedShowing(site, buildSelection({ limit: 30 }), buildSnapshot({ articles }))
const signed = (key: 'rss' | 'atom') => withStatements(renderFeed(signedFeed, key), statements)

async function python(args: readonly string[], input = ''): Promise<string> {
  const { code, output, errors } = await runTool('/usr/bin/python3', args, input)
  if (code !== 0)
    throw new Error(`the check failed (apt-get install -y python3-cryptography): ${errors}`)
  return output
}

describe('Python', () => {
  it('computes every test vector by the steps of docs/signed.md', async () => {
    const script = fileURLToPath(new URL('verify_vectors.py', import.meta.url))
    expect(await python([script], read('docs/vectors/signed.json'))).toBe('9 11 2\n')
  })

  it('verifies a saved feed by the lines in docs/signed.md, and names the title that was changed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candor-signed-'))
    const inFolder = (name: string) => join(folder, name)
    const [, script = ''] = /```python\n(.*?)```/s.exec(document) ?? []
    expect(script.split('\n').length).toBeLessThanOrEqual(31)
    await writeFile(inFolder('verify.py'), script)
    await writeFile(inFolder('keys.json'), JSON.stringify(keys))
    await writeFile(inFolder('rss.xml'), signed('rss').replace(/(<item>\s*<title>)/, '$1No '))
    const lines = (
      await python([inFolder('verify.py'), inFolder('rss.xml'), inFolder('keys.json')])
    )
      .trim()
      .split('\n')
    expect(lines).toHaveLength(30)
    expect(lines[0]).toBe(`changed ${articles[0]?.guid} ai-autonomous`)
    expect(lines.filter((line) => line.startsWith('changed'))).toHaveLength(1)
    await rm(folder, { recursive: true })
  })
})

/** Items as a program keeps them, by their guids. */
type Kept = Partial<ReadItem> & { readonly url: string | null }

const digests = ['title', 'summary', 'words', 'html', 'added'] as const

/** In how many of thirty items each digest holds. */
async function survival(kept: readonly Kept[]): Promise<string> {
  const counts = new Map<string, number>()
  for (const item of kept) {
    const index = articles.findIndex(({ url }) => url === item.url)
    const nothing = {
      id: null,
      title: null,
      language: null,
      published: null,
      updated: null,
      summary: null,
      contentHtml: null,
    }
    const none = {
      disclosure: null,
      found: [],
      contradictions: [],
      sources: [],
      corrections: [],
      isRetracted: false,
      statement: null,
    }
    const { checks } = await verifyStatement(statements[index] ?? '', keys, {
      ...nothing,
      ...none,
      ...item,
    })
    for (const { of, result } of checks)
      if (result === 'holds') counts.set(of, (counts.get(of) ?? 0) + 1)
  }
  return digests.map((name) => counts.get(name) ?? 0).join(' | ')
}

const storedItems = `
import json, sqlite3, sys
query = "select title, url, content from rss_item"
print(json.dumps([{"title": t, "url": u, "contentHtml": c} for t, u, c in sqlite3.connect(sys.argv[1]).execute(query)]))
`
const parsedItems = `
import feedparser, json, sys
feed = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps([{"title": e.title, "url": e.link, "summary": e.summary, "contentHtml": e.content[0].value} for e in feed.entries]))
`

describe('the table of docs/signed.md', () => {
  const server = createServer((request, response) => {
    response.setHeader(
      'Content-Type',
      request.url === '/atom.xml' ? 'application/atom+xml' : 'application/rss+xml',
    )
    response.end(signed(request.url === '/atom.xml' ? 'atom' : 'rss'))
  })
  const url = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
  beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)))
  afterAll(() => void server.close())

  const programs: Readonly<Record<string, () => Promise<readonly Kept[]>>> = {
    async Miniflux() {
      const miniflux = await runMiniflux()
      const entries = await miniflux.entries(await miniflux.subscribe(url('/atom.xml')))
      await miniflux.close()
      return entries.map(({ title, url: link, content }) => ({
        title,
        url: link,
        contentHtml: content,
      }))
    },
    async newsboat() {
      const folder = await mkdtemp(join(tmpdir(), 'candor-newsboat-'))
      const inFolder = (name: string) => join(folder, name)
      await writeFile(inFolder('urls'), `${url('/rss.xml')}\n`)
      await writeFile(inFolder('config'), '')
      await runTool('newsboat', [
        '-u',
        inFolder('urls'),
        '-c',
        inFolder('cache'),
        '-C',
        inFolder('config'),
        '-x',
        'reload',
      ])
      const items = JSON.parse(await python(['-c', storedItems, inFolder('cache')]))
      await rm(folder, { recursive: true })
      return items
    },
    feedparser: async () => JSON.parse(await python(['-c', parsedItems], signed('rss'))),
    async MSN() {
      const taken = buildSnapshot({ articles })
      const items = itemsFor(presets.msn, signedFeed, taken, new Date('2026-11-21T06:00:00Z'))
      return readDisclosure(renderPartner(presets.msn, signedFeed, items)).items
    },
  }

  it.each(Object.keys(programs))('says what survives in %s', async (name) => {
    const kept = (await programs[name]?.()) ?? []
    const [row] = document.split('\n').filter((line) => line.startsWith(`| ${name}`))
    expect(`| ${name} | ${kept.length} | ${await survival(kept)} |`).toBe(row)
  })
})

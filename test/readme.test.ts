/** What the README promises, held against the code: every setting, every command, and the SQL that one can paste. */

import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oembedLinks } from '../src/embeds/oembed-links.ts'
import { embedDefaults, embedOptions, parseEmbedOptions } from '../src/embeds/options.ts'
import { frameHeightReleases, headlinesReleases } from '../src/embeds/releases.ts'
import { snippets } from '../src/embeds/snippets.ts'
import { families } from '../src/families/families.ts'
import { alternateLinks } from '../src/pages/layout.ts'
import { canonicalQuery, parseSelection, wholeFamily } from '../src/request/selection.ts'
import { deliverySettings } from '../src/settings/delivery.ts'
import { nodeSettings } from '../src/settings/node.ts'
import type { Setting } from '../src/settings/setting.ts'
import { settings } from '../src/settings/site.ts'
import { createStore } from '../src/store/store.ts'
import { buildSelection, buildSite } from './fixtures/build-article.ts'
import { openMigrated } from './fixtures/open-migrated.ts'
import { ask, openApp, parsePage } from './pages/read-page.ts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const readme = read('README.md')
const packageJson: { scripts: Record<string, string> } = JSON.parse(read('package.json'))

const [feeds = '', embeds = ''] = readme.split('## Headlines on other sites')

const all: Setting<unknown>[] = [
  ...Object.values(settings),
  ...Object.values(deliverySettings),
  ...Object.values(nodeSettings),
]

const code = (value: unknown) => `\`${String(value)}\``

function row({ name, kind, example, description, fallback }: Setting<unknown>): string {
  const standard = fallback === undefined ? 'must be set' : fallback === null || fallback === '' ? '–' : code(fallback)
  return `| \`${name}\` | ${description} | ${kind} | ${standard} | \`${example}\` |`
}

describe('the README', () => {
  it('lists every setting as the code reads it, and no other', () => {
    const rows = readme.split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line))
    expect(all.length).toBeGreaterThan(10)
    expect(rows).toEqual(all.map(row))
  })

  it('lists every family of feeds, and no other', () => {
    const rows = [...readme.matchAll(/^\| `(\/[^`]*)` \|/gm)].map(([, path]) => path)
    expect(rows).toEqual(
      families.map(({ path, member }) =>
        path === '' ? '/' : member === null ? `/${path}/` : expect.stringMatching(`^/${path}/{[a-z]+}/$`),
      ),
    )
  })

  const queriesIn = (text: string) => [...text.matchAll(/^\| `([a-z]+=[^`]*)` \|/gm)].map(([, query]) => query ?? '')

  it('lists every parameter with an example that is allowed', () => {
    const rows = queriesIn(feeds)
    expect(rows.map((query) => /^[a-z]+/.exec(query)?.[0])).toEqual([
      ...['limit', 'content', 'topic', 'source', 'language', 'without', 'since'],
    ])
    for (const query of rows) {
      expect(canonicalQuery(parseSelection('all', new URLSearchParams(query), 30), 30)).toBe(`?${query}`)
    }
  })

  it('lists every option of embeds, each with what is usual or an example, and its other values', () => {
    const rows = queriesIn(embeds)
    expect(rows.map((query) => /^[a-z]+/.exec(query)?.[0])).toEqual(Object.keys(embedOptions))
    const { options, problems } = parseEmbedOptions((name) => new URLSearchParams(rows.join('&')).getAll(name))
    expect(problems).toEqual([])
    expect(options).toEqual({ ...embedDefaults, accent: '#0d5c66', target: '_blank' })
    for (const name of ['layout', 'theme', 'target'] as const) {
      const line = embeds.split('\n').find((each) => each.startsWith(`| \`${name}=`)) ?? ''
      const values = [...line.matchAll(/`(?:[a-z]+=)?([a-z_]+)`/g)].map(([, value]) => value)
      for (const value of embedOptions[name].kind.replace('one of ', '').split(', ')) expect(values).toContain(value)
    }
  })

  it('names the released scripts', () => {
    for (const [{ path }] of [headlinesReleases, frameHeightReleases]) expect(embeds).toContain(`\`${path}\``)
  })

  it('names every command, and only commands that exist', () => {
    const commands = Object.keys(packageJson.scripts).filter((name) => !name.startsWith('pre') && name !== 'format')
    for (const name of commands) expect(readme).toMatch(new RegExp(`npm (run )?${name}\\b`))
    const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name)
    expect(named.length).toBeGreaterThan(3)
    for (const name of named) expect(commands).toContain(name)
  })

  it('points only to files that exist', () => {
    const paths = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path ?? '')
    expect(paths.length).toBeGreaterThan(2)
    for (const path of paths) expect(existsSync(new URL(`../${path}`, import.meta.url)) ? '' : path).toBe('')
  })
})

describe('what the README says of headlines on other sites', () => {
  const [said = ''] = embeds.split('\n## ')
  const site = buildSite({ origin: 'https://feeds.example.org' })
  const app = openApp({ site })
  const codes = [...said.matchAll(/`([^`\n]+)`/g)].map(([, text]) => text ?? '')
  const article = 'https://news.example.org/2026/first-article'

  it('gives as links of an article what our own pages have, but for the title', () => {
    const links = alternateLinks(oembedLinks(site, article, '')).map(String)
    const given = [...said.matchAll(/^<link .*/gm)].map(([line]) => `${line}\n`)
    expect(given).toEqual(links.map((link) => link.replace(' title=""', '')))
  })

  it('shows the tags as they are to be pasted', () => {
    const tags = codes.filter((text) => /^<(?!head>)/.test(text)).map((tag) => parsePage(tag).all().at(-1))
    const [, component] = snippets(site, { request: wholeFamily('all', 30), options: embedDefaults, title: '' })
    const pasted = parsePage(component?.pastes[0]?.code ?? '').all('candor-headlines')[0]
    expect(tags.map((tag) => [tag?.name, tag?.get('src')])).toEqual([
      ['iframe', `${site.origin}/embed/?limit=5`],
      ['candor-headlines', pasted?.get('src')],
    ])
  })

  it('names addresses that are there', async () => {
    const addresses = codes.flatMap((text) => /^\/.*|(?<="https:\/\/feeds\.example\.org)[^"]+/.exec(text) ?? [])
    expect(addresses.length).toBeGreaterThan(8)
    for (const address of addresses) {
      const { status } = await ask(app, address.replace('…', encodeURIComponent(article)))
      expect([address, status]).toEqual([address, address === '/embed.js' ? 302 : 200])
    }
  })
})

describe('the SQL in the README', () => {
  let database: Awaited<ReturnType<typeof openMigrated>>
  beforeAll(async () => {
    database = await openMigrated()
  })
  afterAll(() => database.close())
  const sql = [...readme.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, text]) => text ?? '')

  it('publishes an article with its sources when it is pasted', async () => {
    expect(sql).toHaveLength(2)
    await database.client.exec(sql[0] ?? '')
    const store = createStore(database.db, (id, reason) => {
      throw new Error(`${id}: ${reason}`)
    })
    const { articles } = await store.latest(buildSelection({ limit: 10 }))
    expect(articles).toHaveLength(1)
    expect(articles[0]).toMatchObject({
      title: 'A first article & what it is about',
      disclosure: { mode: 'ai-autonomous' },
      sources: [{ publisher: 'RFC Editor' }, { publisher: 'W3C' }],
    })
  })

  it('answers why an article is not shown', async () => {
    const answer = await database.client.query(sql[1] ?? '')
    expect(answer.rows).toEqual([
      { title: 'A first article & what it is about', shown: true, reason: expect.stringContaining('in place 1') },
    ])
  })
})

/** docs/embeds.md matches the options, scripts, tags and addresses in the code. */
import { describe, expect, it } from 'vitest'
import { alternateLinks } from '../../../src/core/pages/layout.ts'
import { wholeFamily } from '../../../src/core/request/selection.ts'
import { oembedLinks } from '../../../src/plugins/embeds/oembed.ts'
import {
  embedDefaults,
  embedOptions,
  parseEmbedOptions,
} from '../../../src/plugins/embeds/options.ts'
import { frameHeightReleases, headlinesReleases } from '../../../src/plugins/embeds/releases.ts'
import { snippets } from '../../../src/plugins/embeds/snippets.ts'
import { customProperties } from '../../../src/plugins/embeds/style.ts'
import { ask, openApp, parsePage } from '../../core/pages/read-page.ts'
import { buildArticle, buildSite } from '../../fixtures/build-article.ts'
import {
  bare,
  codeBlocks,
  codeSpans,
  readDoc,
  section,
  tableRows,
} from '../../fixtures/read-docs.ts'
import { openPlugins } from '../app/open-plugins.ts'

const page = readDoc('docs/embeds.md')
const codes = codeSpans(page)
const site = buildSite({ origin: 'https://feeds.example.org' })
const article = 'https://news.example.org/2026/first-article'

it('lists every option with its default or an example, and its other values', () => {
  const rows = tableRows(section(page, '## Options'))
  const queries = rows.map(([query]) => bare(query))
  expect(queries.map((query) => /^[a-z]+/.exec(query)?.[0])).toEqual(Object.keys(embedOptions))
  const { options, problems } = parseEmbedOptions((name) =>
    new URLSearchParams(queries.join('&')).getAll(name),
  )
  expect(problems).toEqual([])
  expect(options).toEqual({ ...embedDefaults, accent: '#0d5c66', target: '_blank' })
  for (const name of ['layout', 'theme', 'target'] as const) {
    const line = rows.find(([query]) => bare(query).startsWith(`${name}=`))?.join(' ') ?? ''
    const values = [...line.matchAll(/`(?:[a-z]+=)?([a-z_]+)`/g)].map(([, value]) => value)
    for (const value of embedOptions[name].expected.replace('one of ', '').split(', '))
      expect(values).toContain(value)
  }
})

it('lists every custom property, and no other', () => {
  const named = codeSpans(section(page, '## Style')).filter((code) => code.startsWith('--candor'))
  expect(named).toEqual(customProperties)
})

it('names the released scripts', () => {
  for (const [{ path }] of [headlinesReleases, frameHeightReleases]) expect(codes).toContain(path)
})

it('shows the link elements of our own article pages, without titles', () => {
  const links = alternateLinks(oembedLinks(site, article, '')).map(String)
  expect(codeBlocks(page, 'html')).toEqual([links.join('').replaceAll(' title=""', '')])
})

it('shows the tags that the embed maker gives', () => {
  const tags = codes
    .filter((text) => /^<(?!head>)/.test(text))
    .map((tag) => parsePage(tag).all().at(-1))
  const [, component] = snippets(site, {
    request: wholeFamily('all', 30),
    options: embedDefaults,
    title: '',
  })
  const pasted = parsePage(component?.pastes[0]?.code ?? '').all('candor-headlines')[0]
  expect(tags.map((tag) => [tag?.name, tag?.get('src')])).toEqual([
    ['iframe', `${site.origin}/embed/?limit=5`],
    ['candor-headlines', pasted?.get('src')],
  ])
})

describe('the addresses', () => {
  const app = openApp({
    ...{ site, plugins: openPlugins() },
    articles: [buildArticle({ url: article })],
  })
  const addresses = codes.flatMap(
    (text) => /^\/.*|(?<="https:\/\/feeds\.example\.org)[^"]+/.exec(text) ?? [],
  )

  it('exist', async () => {
    expect(addresses.length).toBeGreaterThan(8)
    for (const address of addresses) {
      const { status } = await ask(app, address.replace('…', encodeURIComponent(article)))
      expect([address, status]).toEqual([
        address,
        /^\/embed(\.js|\/link\/.*)$/.test(address) ? 302 : 200,
      ])
    }
  })
})

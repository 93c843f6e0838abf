/** Forms of articles' pages that plugins of others add, by `candor-feeds/plugin` alone. */
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/core/app.ts'
import { openPlugins } from '../../src/core/plugins.ts'
import { parseDeliverySettings } from '../../src/core/settings/site.ts'
import { add, type Core, type PageForm, type Plugin, pageForms } from '../../src/plugin.ts'
import { articles } from '../../src/plugins/articles/plugin.ts'
import { buildArticle, buildSite, buildSnapshot } from '../fixtures/build-article.ts'
import { noFamilies } from '../fixtures/no-families.ts'

const origin = 'https://news.example.org'
const url = `${origin}/articles/bridge/`
const prefers = { Accept: 'text/plain' }

const formOf = (changes: Partial<PageForm> = {}): PageForm => ({
  ...{ key: 'text', file: 'index.txt', mediaType: 'text/plain', isNegotiated: true },
  render: ({ entries }) => entries.map(({ title }) => title).join('\n'),
  ...changes,
})

const outside = (...forms: readonly PageForm[]): Plugin => ({
  name: 'outside',
  needs: ['articles'],
  adds: forms.map((each) => add(pageForms, each)),
})

function open(...forms: readonly PageForm[]) {
  const environment = { ARTICLE_PAGES: 'on' }
  const core = { environment, demo: false, log: () => {} } as unknown as Core
  let reads = 0
  const latest = async () => {
    reads += 1
    return { ...buildSnapshot({ articles: [buildArticle({ url })] }), state: `${reads} whole` }
  }
  const app = createApp({
    ...{ site: buildSite(), log: () => {}, settings: parseDeliverySettings({ FRESH_MS: '0' }) },
    store: () => ({ ...noFamilies, latest, findMarker: latest }),
    plugins: openPlugins([articles, outside(...forms)], core),
  })
  return async (path: string, headers = {}) =>
    app.fetch(new Request(`${origin}${path}`, { headers }))
}

describe('a form of a plugin of others', () => {
  it('is at its file, and at the page for clients that prefer it', async () => {
    const ask = open(formOf())
    const answers = [ask('/articles/bridge/index.txt'), ask('/articles/bridge/', prefers)]
    for (const response of await Promise.all(answers)) {
      expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
      expect(await response.text()).toBe('Bridge reopens after flood')
    }
  })

  it('answers as last while it throws, and 500 before it ever answered', async () => {
    let isBroken = true
    const render = () => {
      if (isBroken) throw new Error('no such file')
      return 'whole'
    }
    const ask = open(formOf({ render }))
    const path = '/articles/bridge/index.txt'
    expect((await ask(path)).status).toBe(500)
    expect((await ask('/articles/bridge/')).status).toBe(200)
    isBroken = false
    expect(await (await ask(path)).text()).toBe('whole')
    isBroken = true
    const last = await ask(path)
    expect([last.status, await last.text()]).toEqual([200, 'whole'])
  })

  it.each([
    ['key', formOf({ file: 'other.txt' })],
    ['file', formOf({ key: 'other' })],
  ])('with the %s of another one stops the start', (name, other) => {
    expect(() => open(formOf(), other)).toThrow(`have the same ${name}`)
  })
})

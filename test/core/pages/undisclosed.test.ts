/**
 * An article of which nobody knows how it was made: no document says anything about it, and none
 * speaks for all its articles.
 */
import { describe, expect, it } from 'vitest'
import { buildArticle, buildDisclosure } from '../../fixtures/build-article.ts'
import { ask, openApp } from './read-page.ts'

const old = buildArticle({ guid: '41', title: 'Ferry stops', disclosure: null })
const made = buildArticle({ guid: '42', disclosure: buildDisclosure() })
const url = encodeURIComponent(old.url)
const paths = [
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/rss.xml?content=summary',
  '/feed.json?content=summary',
  '/',
  '/embed/',
  '/embed/fragment.html',
  '/topics/works/',
  '/corrections/rss.xml',
  `/oembed?url=${url}`,
  `/embed/article/?url=${url}`,
]
/** Attributes, elements and members that say how a text was made, and Candor's words for it. */
const says =
  /candor:disclosure|"disclosure"|ai-content|ai-disclosure=|ai-model|ai-provider|data-ai|<meta name="ai|candor-disclosure|<p class="candor-policy|<p class=\\"candor-policy|candor\/1\.0\/modes|class="label"|candor__label|AI-(written|assisted)|An AI wrote|digital-source-type|digital_source_type/i

/** The document, without parts about other things than its articles. */
async function read(articles: readonly (typeof old)[], path: string) {
  const response = await ask(
    openApp({ articles, site: { sayHuman: 'on', titleLabel: 'all' } }),
    path,
    {
      Accept: '*/*',
    },
  )
  expect([path, response.status]).toEqual([path, 200])
  const text = await response.text()
  const main = text.replace(/<style[^>]*>.*?<\/style>|<ul class="legend".*?<\/ul>/gs, '')
  return main
}

describe.each(paths)('%s', (path) => {
  it('says nothing about an article without a disclosure', async () => {
    const main = await read([old], path)
    expect(main).toContain('Ferry stops')
    expect(main).not.toMatch(says)
  })

  it('says it about others, and nothing about all together', async () => {
    const one = await read([made], path)
    expect(one).toMatch(says)
    if (path.startsWith('/oembed') || path.includes('article')) return
    const both = await read([old, made], path)
    expect(both).toMatch(says)
    expect(both).not.toContain('<meta name="ai-disclosure"')
  })
})

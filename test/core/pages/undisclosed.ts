/** The documents of an article of which nobody knows how it was made. */
import { describe, expect, it } from 'vitest'
import type { Opened } from '../../../src/core/plugin.ts'
import { buildArticle, buildDisclosure } from '../../fixtures/build-article.ts'
import { ask, openApp } from './read-page.ts'

const old = buildArticle({ guid: '41', title: 'Ferry stops', disclosure: null })
const made = buildArticle({ guid: '42', disclosure: buildDisclosure() })
/** Its address, for queries. */
export const undisclosed = encodeURIComponent(old.url)
/** Attributes, elements and members that say how a text was made, and Candor's words for it. */
const says =
  /candor:disclosure|"disclosure"|ai-content|ai-disclosure=|ai-model|ai-provider|data-ai|<meta name="ai|candor-disclosure|<p class="candor-policy|<p class=\\"candor-policy|candor\/1\.0\/modes|class="label"|candor__label|AI-(written|assisted)|An AI wrote|digital-source-type|digital_source_type/i

/** The document, without parts about other things than its articles. */
async function read(articles: readonly (typeof old)[], path: string, plugins: readonly Opened[]) {
  const response = await ask(
    openApp({ articles, plugins, site: { sayHuman: 'on', titleLabel: 'all' } }),
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

/** No path says anything about it, and none speaks for all its articles. */
export function describeUndisclosed(
  paths: readonly string[],
  plugins: readonly Opened[] = [],
): void {
  describe.each(paths)('%s', (path) => {
    it('says nothing about an article without a disclosure', async () => {
      const main = await read([old], path, plugins)
      expect(main).toContain('Ferry stops')
      expect(main).not.toMatch(says)
    })

    it('says it about others, and nothing about all together', async () => {
      const one = await read([made], path, plugins)
      expect(one).toMatch(says)
      if (path.startsWith('/oembed') || path.includes('article')) return
      const both = await read([old, made], path, plugins)
      expect(both).toMatch(says)
      expect(both).not.toContain('<meta name="ai-disclosure"')
    })
  })
}

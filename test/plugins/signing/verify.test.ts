/**
 * Verifies that an item is the one that was signed: in each format, and after each change.
 * Forgeries are in forgeries.test.ts.
 */

import type { ReadItem } from 'candor-disclosure/disclosure/declaration.ts'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { verifyStatement } from 'candor-disclosure/signed/verify.ts'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { allFormats, type FormatKey } from '../../../src/core/request/address.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import {
  buildDisclosure,
  buildSelection,
  buildSnapshot,
  buildSource,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { seeded } from '../../fixtures/seeded.ts'
import { goldenNames, goldenNews } from '../../product/golden/golden-news.ts'
import {
  fullArticle,
  fullSite,
  keys,
  retractedArticle,
  signedArticle,
  withStatements,
} from './signing.ts'

const itemsOf = (document: string): readonly ReadItem[] => readDisclosure(document).items

const verified = (item: ReadItem | undefined) => verifyStatement(item?.statement ?? '', keys, item)

const render = (
  article: Article,
  site: Site,
  key: FormatKey,
  content: 'full' | 'summary' = 'full',
): string =>
  renderFeed(
    feedShowing(site, buildSelection({ content }), buildSnapshot({ articles: [article] })),
    key,
  )

const isSame = { outcome: 'same', differences: [], missing: [] }

describe.each(goldenNames.filter((name) => name !== 'none' && name !== 'corrections'))(
  'signed news: %s',
  (name) => {
    const { site, selection, snapshot } = goldenNews[name]
    it.each(allFormats)('$file is the same', async ({ key }) => {
      const statements = await Promise.all(
        snapshot.articles.map((article) => signedArticle(article, site)),
      )
      const items = itemsOf(
        withStatements(renderFeed(feedShowing(site, selection, snapshot), key), statements),
      )
      expect(items).toHaveLength(snapshot.articles.length)
      for (const item of items) expect(await verified(item)).toMatchObject(isSame)
    })
  },
)

it.each([
  ['a retracted article', retractedArticle, fullSite],
  ['a guid that is no IRI', { ...fullArticle, guid: '5f1e0c9a2b' }, fullSite],
  ['no label in titles', fullArticle, { ...fullSite, titleLabel: 'off' }],
  ['a label with AI', { ...fullArticle, language: 'de' }, { ...fullSite, labelForm: 'both' }],
  [
    'a sentence for a label',
    { ...fullArticle, language: 'ar', standfirst: '', corrections: [] },
    fullSite,
  ],
  [
    'a statement of people',
    { ...fullArticle, disclosure: buildDisclosure({ mode: 'human-only' }) },
    { ...fullSite, sayHuman: 'on' },
  ],
  [
    'line endings in titles',
    { ...fullArticle, title: ' Two \r\n lines\r', sources: [buildSource({ title: 'A\r\nB' })] },
    fullSite,
  ],
] as const)('is the same with %s', async (_, article, site) => {
  for (const { key } of allFormats) {
    const document = withStatements(render(article, site, key), [
      await signedArticle(article, site),
    ])
    expect(await verified(itemsOf(document)[0])).toMatchObject(isSame)
  }
})

it.each(allFormats)('is partial in a $name of summaries', async ({ key }) => {
  const document = withStatements(render(fullArticle, fullSite, key, 'summary'), [
    await signedArticle(fullArticle, fullSite),
  ])
  expect(await verified(itemsOf(document)[0])).toMatchObject({
    outcome: 'partial',
    differences: [],
    missing: ['text'],
  })
})

/** Names of what docs/signed-form.md says is not signed. */
const unsigned = ['isPermaLink', 'type', 'fileSize', 'width', 'height', 'about', 'label_language']

it.each(allFormats)(
  'finds changed characters of $file, but for what is not signed',
  async ({ key }) => {
    const random = seeded(34)
    for (const article of [fullArticle, retractedArticle]) {
      const document = withStatements(render(article, fullSite, key), [
        await signedArticle(article, fullSite),
      ])
      const survivors = new Set<string>()
      let changes = 0
      for (
        let at = document.search(/<item>|<entry>|"items"/);
        at < document.length;
        at += 1 + random(12)
      ) {
        if (!/[A-Za-z0-9]/.test(document.charAt(at))) continue
        const changed =
          document.slice(0, at) + (document[at] === 'q' ? 'r' : 'q') + document.slice(at + 1)
        const verdicts = await Promise.all(readable(changed).map(verified))
        changes += 1
        if (verdicts.some(({ outcome }) => outcome === 'same')) survivors.add(nameAt(changed, at))
      }
      expect(changes).toBeGreaterThan(300)
      expect([...survivors].filter((name) => !unsigned.includes(name))).toEqual([])
    }
  },
)

/** The attribute or member whose value is at this position. */
const nameAt = (document: string, at: number): string =>
  /([\w:-]+)(?:="[^"<>]*|":"?[^"]*)$/.exec(document.slice(at - 200, at))?.[1] ??
  document.slice(at - 30, at + 10)

/** Nothing, if it is no feed any more. */
function readable(document: string): readonly ReadItem[] {
  try {
    return itemsOf(document)
  } catch {
    return []
  }
}

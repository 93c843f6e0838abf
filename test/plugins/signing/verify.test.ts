/**
 * Verifies that an item is the one that was signed, in each format. Forgeries are in
 * forgeries.test.ts, changes of single characters in embedded/.
 */
import { type Part, storedPart } from 'candor-disclosure/disclosure/parts.ts'
import { describe, expect, it } from 'vitest'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { allFormats } from '../../../src/core/request/address.ts'
import {
  buildDisclosure,
  buildPart,
  buildSource,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { goldenNames, goldenNews } from '../../product/golden/golden-news.ts'
import {
  fullArticle,
  fullSite,
  itemsOf,
  payloadOf,
  renderArticle,
  retractedArticle,
  signedArticle,
  verified,
  withStatements,
} from './signing.ts'

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

it.each(allFormats)(
  'an article with parts is the same in $file, and its statement names them',
  async ({ key }) => {
    const disclosure = buildDisclosure({ parts: [buildPart()] })
    const article = { ...fullArticle, disclosure }
    const document = renderArticle(article, fullSite, key)
    const [item] = itemsOf(withStatements(document, [await signedArticle(article, fullSite)]))
    const summary = { name: 'summary', mode: 'ai-autonomous' }
    expect(await verified(item)).toMatchObject({
      ...isSame,
      payload: { disclosure: { parts: [{ ...summary, model: 'example-model-1' }] } },
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
    const document = withStatements(renderArticle(article, site, key), [
      await signedArticle(article, site),
    ])
    expect(await verified(itemsOf(document)[0])).toMatchObject(isSame)
  }
})

const translation = buildPart({
  ...{ name: 'translation', mode: 'ai-assisted', translatedFrom: 'fr' },
  ...{ reviewedBy: 'Jane Doe', reviewedAt: '2026-05-01T11:58:30Z' },
})

it.each(allFormats)('differs in $name with another part, one less or one more', async ({ key }) => {
  const withParts = (...parts: readonly Part[]) => ({
    ...fullArticle,
    disclosure: buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'Ada Example', parts }),
  })
  const parts = [translation, buildPart()]
  const { disclosure } = await payloadOf(withParts(...parts), fullSite)
  expect(disclosure?.parts).toEqual(
    parts.map((part) => JSON.parse(JSON.stringify(storedPart(part)))),
  )
  const outcomeOf = async (...shown: readonly Part[]) => {
    const statement = await signedArticle(withParts(...parts), fullSite)
    const document = renderArticle(withParts(...shown), fullSite, key)
    return (await verified(itemsOf(withStatements(document, [statement]))[0])).outcome
  }
  expect(await outcomeOf(...parts)).toBe('same')
  const later = { ...translation, reviewedAt: '2026-05-01T11:58:31Z' }
  for (const shown of [
    [later, buildPart()],
    [translation],
    [...parts, buildPart({ name: 'data' })],
  ])
    expect(await outcomeOf(...shown)).toBe('different')
})

it.each(allFormats)('is partial in a $name of summaries', async ({ key }) => {
  const document = withStatements(renderArticle(fullArticle, fullSite, key, 'summary'), [
    await signedArticle(fullArticle, fullSite),
  ])
  expect(await verified(itemsOf(document)[0])).toMatchObject({
    outcome: 'partial',
    differences: [],
    missing: ['text'],
  })
})

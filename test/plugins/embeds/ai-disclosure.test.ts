/**
 * “AI Content Disclosure for HTML” (W3C AI Content Disclosure Community Group, Final Report of 9
 * October 2026) in frames and in embeds.
 */
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { framePage } from '../../../src/plugins/embeds/frame-page.ts'
import { headlinesTree } from '../../../src/plugins/embeds/tree.ts'
import {
  buildArticle,
  buildDisclosure,
  buildPart,
  buildSite,
} from '../../fixtures/build-article.ts'
import { elementsIn, readDocument } from '../../fixtures/read-html.ts'
import { buildOptions, headlinesOf } from './build-headlines.ts'
import { asFound, byRole, textsOf } from './read-embed.ts'

const by = (changes: Parameters<typeof buildDisclosure>[0], index = 0): Article =>
  buildArticle({ guid: `urn:x:${index}`, disclosure: buildDisclosure(changes) })

describe('an embed', () => {
  const articles = [by({}), by({ mode: 'human-only' }, 1)]
  const options = buildOptions()

  it('declares each article, by the report’s names and by the older one', () => {
    const items = byRole(asFound(headlinesTree(headlinesOf(articles), options, null)), 'item')
    expect(items.map(({ attributes }) => attributes)).toEqual([
      expect.objectContaining({
        'data-ai-disclosure': 'ai-autonomous',
        'ai-disclosure': 'ai-autonomous',
        'ai-model': 'example-model-1',
        'ai-provider': 'Example Provider',
      }),
      expect.not.objectContaining({ 'ai-model': expect.anything() }),
    ])
  })

  it('labels an article with the parts that AI made', () => {
    const labels = headlinesOf([by({ mode: 'ai-assisted', parts: [buildPart()] })])
    const shown = textsOf(asFound(headlinesTree(labels, options, null)), 'label')
    expect(shown).toEqual(['Summary by AI:'])
  })

  it.each([
    ['agree', articles.slice(0, 1), ['ai-autonomous']],
    ['differ', articles, []],
    ['are missing', [], []],
  ])('in a frame declares its page if the articles %s', async (_, shown, content) => {
    const { text } = await framePage(buildSite(), headlinesOf(shown), options, null)
    const metas = elementsIn(readDocument(text)).filter(
      ({ attributes }) => attributes['name'] === 'ai-disclosure',
    )
    expect(metas.map(({ attributes }) => attributes['content'])).toEqual(content)
  })
})

/** The three formats agree with one another and with the article, for any text in it. */

import { atomId } from 'candor-disclosure/text/atom-id.ts'
import { legalText } from 'candor-disclosure/text/legal-text.ts'
import fc from 'fast-check'
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { renderAtom } from '../../../src/core/feed/atom.ts'
import { renderJsonFeed } from '../../../src/core/feed/json-feed.ts'
import { renderRss } from '../../../src/core/feed/rss.ts'
import { dayFor } from '../../../src/core/words/dates.ts'
import { wordsIn } from '../../../src/core/words/words.ts'
import {
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { hostileArticle } from '../../fixtures/hostile-article.ts'
import { runs } from '../../fixtures/runs.ts'
import { only, readWithSaxes, readWithXmldom, textOf } from '../text/xml-readers.ts'
import { factsOfAtom, factsOfJson, factsOfModel, factsOfRss } from './item-facts.ts'

/** HTML parsers normalize line breaks to line feeds. */
const asHtmlText = (value: string): string => legalText(value).replace(/\r\n?/g, '\n')

function find(node: Root | Element, wanted: (element: Element) => boolean): Element[] {
  return node.children.flatMap((child) =>
    child.type === 'element' ? [...(wanted(child) ? [child] : []), ...find(child, wanted)] : [],
  )
}

function textIn(node: Root | Element): string {
  return node.children
    .map((child) =>
      child.type === 'text' ? child.value : child.type === 'element' ? textIn(child) : '',
    )
    .join('')
}

function checkDocuments(one: Article): void {
  const snapshot = buildSnapshot({ articles: [one] })
  const feed = feedShowing(buildSite({ title: 'R&D <"News">' }), buildSelection(), snapshot)
  const [rss, atom, json] = [renderRss(feed), renderAtom(feed), renderJsonFeed(feed)]
  const [rssTree, atomTree] = [readWithXmldom(rss), readWithXmldom(atom)]
  expect(readWithSaxes(rss)).toEqual(rssTree)
  expect(readWithSaxes(atom)).toEqual(atomTree)

  const model = feed.entries[0]
  if (model === undefined) throw new Error('the feed has no entry')
  const expected = factsOfModel(model)
  // RFC 822 has no fractions of a second.
  const wholeSeconds = Math.floor(expected.published / 1000) * 1000
  expect(factsOfRss(only(only(rssTree, 'channel'), 'item'))).toEqual({
    ...expected,
    published: wholeSeconds,
  })
  expect(factsOfAtom(only(atomTree, 'atom:entry'))).toEqual({
    ...expected,
    id: atomId(expected.id),
  })
  expect(factsOfJson(json)).toEqual(expected)
  expect(textOf(only(rssTree, 'channel'), 'title')).toBe('R&D <"News">')
  expect(textOf(atomTree, 'atom:title')).toBe('R&D <"News">')
}

function checkText(one: Article): void {
  const feed = feedShowing(buildSite(), buildSelection(), buildSnapshot({ articles: [one] }))
  const entry = feed.entries[0]
  if (entry === undefined) throw new Error('the feed has no entry')
  const tree = fromHtml(JSON.parse(renderJsonFeed(feed)).items[0].content_html, { fragment: true })
  const inClass = (name: string) =>
    find(tree, ({ properties }) => String(properties.className) === name)
  const inTag = (nodes: readonly (Root | Element)[], tag: string) =>
    nodes.flatMap((node) => find(node, ({ tagName }) => tagName === tag))

  const statements = inTag(inClass('candor-disclosure'), 'strong').map(textIn)
  const { disclosure } = entry
  const { text: own } = disclosure?.statementLabel ?? { text: '' }
  const opening = own === '' || own.endsWith('：') ? own : `${own} `
  expect(statements).toEqual(
    disclosure?.label ? [asHtmlText(`${opening}${disclosure.statement}`)] : [],
  )
  const cited = inTag(inClass('candor-sources'), 'cite').map(textIn)
  expect(cited).toEqual(one.sources.map((each) => asHtmlText(each.title)))
  const { language } = wordsIn('entry', one.language)
  const corrected = inTag(inClass('candor-corrections'), 'li').map(textIn)
  const days = one.corrections.map(
    (each) => `${dayFor(each.date, one.language, language)}: ${asHtmlText(each.text)}`,
  )
  expect(corrected).toEqual(days.toReversed())
  if (one.retraction !== null) {
    expect(textIn({ type: 'root', children: inClass('candor-retraction') })).toContain(
      dayFor(one.retraction.date, one.language, language),
    )
  } else if (one.picture !== null && inTag([tree], 'figure').length > 0) {
    expect(inTag([tree], 'img')[0]?.properties.alt).toBe(asHtmlText(one.picture.alt))
    const label = entry.picture?.label?.text
    const notes = [label, one.picture.credit].filter((each) => typeof each === 'string')
    expect(inTag([tree], 'figcaption').map(textIn)).toEqual(
      notes.length === 0 ? [] : [asHtmlText(notes.join(' · '))],
    )
  }
  expect(inTag([tree], 'script')).toEqual([])
}

const thousand = runs(1000, 60)
const timeoutMs = 120_000

describe('any article', () => {
  it('complaints 2, 9, 10, 11, 12, 13, 14 and 22: has the same content in all three formats, for every parser', {
    timeout: timeoutMs,
  }, () => {
    fc.assert(fc.property(hostileArticle, checkDocuments), thousand)
  })

  it('has the same disclosure for readers and for programs', { timeout: timeoutMs }, () => {
    fc.assert(fc.property(hostileArticle, checkText), thousand)
  })
})

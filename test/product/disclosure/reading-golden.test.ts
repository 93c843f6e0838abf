/**
 * What Candor renders is read back: each golden document against the entries that it was made of,
 * field by field.
 */
import { readFileSync } from 'node:fs'
import type { ReadItem } from 'candor-disclosure/disclosure/declaration.ts'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { parseDate } from 'candor-disclosure/parse/parse-date.ts'
import { atomId } from 'candor-disclosure/text/atom-id.ts'
import { legalText } from 'candor-disclosure/text/legal-text.ts'
import { webAddress } from 'candor-disclosure/text/web-address.ts'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../src/core/feed/feed.ts'
import { allFormats, type Format } from '../../../src/core/request/address.ts'
import { feedShowing } from '../../fixtures/build-article.ts'
import { goldenFile, goldenNames, goldenNews } from '../golden/golden-news.ts'

const text = (value: string | null | undefined) => singleSpaced(legalText(value ?? '')) || null
const singleSpaced = (value: string) => value.replace(/\s+/g, ' ').trim()

const instant = (date: string | null | undefined, isRss: boolean) => {
  const at = date == null ? null : (parseDate(date)?.at ?? `unreadable: ${date}`)
  return isRss && at !== null ? at.replace(/\.\d+Z$/, '.000Z') : at
}

const asRead = (item: ReadItem, isRss: boolean) => ({
  ...{ id: item.id, url: item.url, language: item.language },
  contentHtml: item.contentHtml,
  ...{ title: text(item.title), summary: text(item.summary), isRetracted: item.isRetracted },
  published: instant(item.published, isRss),
  updated: instant(item.updated, false),
  disclosure: item.disclosure && {
    ...item.disclosure,
    generatedAt: instant(item.disclosure.generatedAt, false),
  },
  contradictions: item.contradictions,
  sources: item.sources.map((each) => ({
    ...each,
    title: text(each.title),
    publisher: text(each.publisher),
  })),
  corrections: item.corrections.map((each) => ({
    ...{ text: text(each.text), date: instant(each.date, false), url: each.url },
  })),
})

const asMade = (entry: Entry, isRss: boolean, isAtom: boolean) => ({
  ...{
    id: isAtom ? atomId(entry.id) : entry.id,
    url: webAddress(entry.url),
    language: entry.language,
  },
  contentHtml: legalText(entry.contentHtml ?? '') || null,
  ...{
    title: text(entry.feedTitle),
    summary: text(entry.summary),
    isRetracted: entry.status === 'canceled',
  },
  published: instant(entry.published.toISOString(), isRss),
  updated: instant(entry.updated.toISOString(), false),
  disclosure: entry.disclosure && {
    mode: entry.disclosure.mode,
    byAi: entry.disclosure.mode !== 'human-only',
    ...{ model: text(entry.disclosure.model), provider: text(entry.disclosure.provider) },
    reviewedBy: text(entry.disclosure.reviewedBy),
    generatedAt: entry.disclosure.generatedAt?.toISOString() ?? null,
    ...{
      statement: text(entry.disclosure.statement),
      statementLanguage: entry.disclosure.statementLanguage,
    },
    parts: entry.disclosure.parts.map((part) => ({
      ...part,
      ...{ byAi: part.mode !== 'human-only', model: text(part.model) },
      ...{ provider: text(part.provider), reviewedBy: text(part.reviewedBy) },
    })),
  },
  contradictions: [],
  sources: entry.sources.map(({ url, title, publisher, language }) => ({
    ...{ url: webAddress(url), title: text(title), publisher: text(publisher), language },
  })),
  corrections: entry.corrections.map((each) => ({
    ...{
      text: text(each.text),
      date: each.date.toISOString(),
      url: each.url === null ? null : webAddress(each.url),
    },
  })),
})

describe.each(goldenNames)('%s', (name) => {
  it.each(allFormats)('$file', (format: Format) => {
    const { site, selection, snapshot } = goldenNews[name]
    const feed = feedShowing(site, selection, snapshot)
    const reading = readDisclosure(readFileSync(goldenFile(name, format), 'utf8'))
    const [isRss, isAtom] = [format.key === 'rss', format.key === 'atom']
    expect(reading).toMatchObject({
      ...{
        format: isRss ? 'rss' : isAtom ? 'atom' : 'json-feed',
        title: text(feed.title),
        url: feed.homeUrl,
      },
      ...{
        language: feed.language,
        generator: `Candor ${feed.generator.version}`,
        found: [],
        contradictions: [],
      },
    })
    expect(reading.items.map((item) => asRead(item, isRss))).toEqual(
      feed.entries.map((entry) => asMade(entry, isRss, isAtom)),
    )
  })
})

/** docs/vocabulary/conformance.md, W-1 and on: Candor as a writer, in each format. */
import { DOMParser, type Element } from '@xmldom/xmldom'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { authorshipModes, modes } from 'candor-disclosure/disclosure/modes.ts'
import { namespaces } from 'candor-disclosure/text/namespaces.ts'
import { expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { candorJsonSchema } from '../../../src/core/disclosure/json-schema.ts'
import { disclosureMeta } from '../../../src/core/disclosure/statements.ts'
import { renderAtom } from '../../../src/core/feed/atom.ts'
import { renderJsonFeed } from '../../../src/core/feed/json-feed.ts'
import { renderRss } from '../../../src/core/feed/rss.ts'
import {
  buildArticle,
  buildCorrection,
  buildDisclosure,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildSource,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { readDoc } from '../../fixtures/read-docs.ts'
import { sentencesIn, sentencesOf } from '../docs/read-sentences.ts'

const { candor } = namespaces
const hostile = 'R&D </candor:disclosure> ]]> "x" <b>'

/** An article in each mode, and one in no mode. */
const byMode = authorshipModes.map((mode) =>
  buildArticle({
    guid: `urn:x:${mode}`,
    disclosure: buildDisclosure({
      mode,
      reviewedBy: modes[mode].reviewer === 'required' ? 'Ada Example' : null,
    }),
    picture: buildPicture(),
  }),
)
const undisclosed = buildArticle({ guid: 'urn:x:unknown', disclosure: null })

function render(articles: readonly Article[]) {
  const feed = feedShowing(
    buildSite(),
    buildSelection(),
    buildSnapshot({ articles: [...articles] }),
  )
  const [rss, atom, json] = [renderRss(feed), renderAtom(feed), renderJsonFeed(feed)]
  const parse = (xml: string) => new DOMParser().parseFromString(xml, 'text/xml')
  const items = [
    Array.from(parse(rss).getElementsByTagName('item')),
    Array.from(parse(atom).getElementsByTagName('entry')),
  ]
  return { xml: items, json: JSON.parse(json), texts: [rss, atom, json] }
}

const inItem = (item: Element, local: string, namespace: string = candor) =>
  Array.from(item.getElementsByTagNameNS(namespace, local))

const all = render([...byMode, undisclosed])
/** Each disclosure of the three articles in RSS and Atom, and in JSON. */
const disclosures = all.xml.flatMap((items) =>
  items.slice(0, 3).map((item) => inItem(item, 'disclosure')),
)
const members: readonly Record<string, string>[] = all.json.items
  .slice(0, 3)
  .map(({ _candor }: { _candor: { disclosure: unknown } }) => _candor.disclosure)

it('W-1 uses the namespace and _candor', () => {
  expect(readDoc('docs/vocabulary/conformance.md')).toContain(`\`${candor}\``)
  expect(disclosures.flat()).toHaveLength(6)
  expect(all.json._candor.about).toMatch(/\/ns\/1\.0$/)
})

it('W-2 declares one of the three modes', () => {
  expect(disclosures.flat().map((each) => each.getAttribute('mode'))).toEqual([
    ...authorshipModes,
    ...authorshipModes,
  ])
  expect(members.map(({ mode }) => mode)).toEqual(authorshipModes)
})

it('W-3 declares nothing of an item in no mode', () => {
  const says = /candor:disclosure |ai-content|ai-disclosure=|"disclosure"|digitalsourcetype/
  for (const text of render([undisclosed]).texts) expect(text).not.toMatch(says)
  for (const text of all.texts) expect(text).toMatch(says)
})

it('W-4 has at most one disclosure an item', () => {
  expect(disclosures.map((each) => each.length)).toEqual([1, 1, 1, 1, 1, 1])
})

it('W-5 names a reviewer where the mode has one', () => {
  const reviewers = ['', 'Ada Example', '']
  expect(disclosures.flat().map((each) => each.getAttribute('reviewed-by') ?? '')).toEqual([
    ...reviewers,
    ...reviewers,
  ])
  expect(members.map((each) => each['reviewed_by'] ?? '')).toEqual(reviewers)
})

it('W-6 has a statement', () => {
  for (const each of disclosures.flat()) expect(each.textContent).toMatch(/\p{L}.*\.$/u)
  for (const { statement } of members) expect(statement).toMatch(/\p{L}.*\.$/u)
})

it('W-7 marks the language of the statement if it is another', () => {
  // Candor has no words in Basque: its statement is in English.
  const { xml, json } = render([buildArticle({ language: 'eu' })])
  for (const [item] of xml)
    expect(item && inItem(item, 'disclosure')[0]?.getAttribute('xml:lang')).toBe('en')
  expect(json.items[0]._candor.disclosure.statement_language).toBe('en')
  expect(members.map((each) => each['statement_language'])).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

it('W-8 opens summary and text with label and statement where AI took part', () => {
  for (const [index, mode] of authorshipModes.entries()) {
    const { summary, content_html: content } = all.json.items[index]
    const { label = 'nothing', statement = '' } = members[index] ?? {}
    expect(summary.startsWith(label)).toBe(modes[mode].labelled)
    expect(
      content
        .replace(/<[^>]+>/g, '')
        .trim()
        .startsWith(statement),
    ).toBe(modes[mode].labelled)
  }
})

/** Flag and IPTC's term of each mode. */
const values = [
  ['true', 'trainedAlgorithmicMedia'],
  ['true', 'compositeWithTrainedAlgorithmicMedia'],
  ['false', 'digitalCreation'],
]

it('W-9 says the same in all vocabularies', () => {
  for (const items of all.xml) {
    const written = items
      .slice(0, 3)
      .map((item) => [
        inItem(item, 'txt', namespaces.podcast)[0]?.textContent,
        inItem(item, 'disclosure')[0]?.getAttribute('digital-source-type')?.split('/').at(-1),
      ])
    expect(written).toEqual(values)
    for (const [index, mode] of authorshipModes.entries()) {
      expect(items[index]?.textContent).toContain(`<div ai-disclosure="${mode}"`)
    }
  }
})

it('W-10 declares for a document only what holds for all its items', () => {
  const of = (articles: readonly Article[]) =>
    disclosureMeta(articles.map(({ disclosure }) => disclosure)).html
  for (const each of byMode)
    expect(of([each, each])).toContain(`content="${each.disclosure?.mode}"`)
  expect([of(byMode), of([...byMode.slice(0, 1), undisclosed])]).toEqual(['', ''])
})

it('W-11 keeps the source type of a picture with the picture', () => {
  const human = render(byMode.slice(2))
  for (const [item] of human.xml) {
    const [content] = item ? inItem(item, 'content', namespaces.media) : []
    expect(content?.getAttributeNS(candor, 'digital-source-type')).toContain(
      'trainedAlgorithmicMedia',
    )
    expect(item && Array.from(item.getElementsByTagName('category'))).toEqual([])
  }
})

it('W-12 links sources in their order', () => {
  const sources = ['a', 'b'].map((name) =>
    buildSource({ url: `https://council.example.org/${name}`, title: name }),
  )
  const { xml, json } = render([
    buildArticle({ sources: [...sources, buildSource({ url: 'javascript:x' })] }),
  ])
  for (const [item] of xml) {
    const links = item ? inItem(item, 'link', namespaces.atom) : []
    const via = links.filter((link) => link.getAttribute('rel') === 'via')
    expect(via.map((link) => [link.getAttribute('href'), link.getAttribute('title')])).toEqual(
      sources.map(({ url, title }) => [url, title]),
    )
  }
  expect(json.items[0]._candor.sources.map(({ title }: { title: string }) => title)).toEqual([
    'a',
    'b',
  ])
})

it('W-13 lists corrections, the oldest first, and moves the date', () => {
  const corrections = [
    buildCorrection({ text: 'First.' }),
    buildCorrection({ text: 'Second.', date: new Date('2026-05-04T08:00:00Z') }),
  ]
  const { xml, json } = render([
    buildArticle({ corrections, updatedAt: new Date('2026-05-04T08:00:00Z') }),
  ])
  for (const [item] of xml) {
    const found = item ? inItem(item, 'correction') : []
    expect(found.map((each) => each.textContent)).toEqual(['First.', 'Second.'])
    expect(found.at(-1)?.getAttribute('date')).toBe('2026-05-04T08:00:00Z')
  }
  expect(json.items[0]).toMatchObject({ date_modified: '2026-05-04T08:00:00Z' })
})

it('W-14 keeps a retracted item, which says so', () => {
  const retraction = { reason: 'The source was forged.', date: new Date('2026-05-03') }
  const { xml, json } = render([buildArticle({ retraction, bodyHtml: '<p>Forged text.</p>' })])
  for (const [item] of xml)
    expect(item && inItem(item, 'status').map((each) => each.textContent)).toEqual(['canceled'])
  const [item] = json.items
  expect([item.id, item._candor.status]).toEqual([buildArticle().guid, 'canceled'])
  expect(item.title).toMatch(/^Retracted/)
  expect(item.content_html).toContain(retraction.reason)
  expect(item.content_html).not.toContain('Forged text')
})

it('W-15 writes times and addresses in full', () => {
  const times = all.texts.flatMap((text) => [
    ...text.matchAll(/(?:generated_at"?[:=]|candor:accessed=|disclosure[^>]* date=)"([^"]*)"/g),
  ])
  expect(times.length).toBeGreaterThan(5)
  for (const [, time] of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  expect(members.every((each) => /^https?:/.test(each['policy_url'] ?? ''))).toBe(true)
})

it('W-16 writes any text so that it stays the same', () => {
  const disclosure = buildDisclosure({ statement: hostile, model: hostile, provider: hostile })
  const { xml, json } = render([buildArticle({ disclosure })])
  for (const [item] of xml) {
    const [found] = item ? inItem(item, 'disclosure') : []
    expect([found?.textContent, found?.getAttribute('model')]).toEqual([hostile, hostile])
  }
  expect(json.items[0]._candor.disclosure.statement).toBe(hostile)
})

it('W-17 adds no terms of its own', () => {
  const ajv = addFormats.default(new Ajv2020({ strict: false }))
  const validate = ajv.compile(candorJsonSchema)
  expect([validate(all.json), validate.errors]).toEqual([true, null])
  expect(
    validate({ items: [{ _candor: { about: 'https://news.example.org/ns/1.0', mood: 'x' } }] }),
  ).toBe(false)
})

it('W-18 writes each part once, with what it needs', () => {
  const none = { model: null, provider: null, reviewedBy: null, reviewedAt: null }
  const review = { reviewedBy: hostile, reviewedAt: '2026-05-01T11:58:30Z' }
  const parts = [
    { ...none, ...review, name: 'translation', mode: 'ai-assisted', translatedFrom: 'fr' },
    { ...none, name: 'summary', mode: 'ai-autonomous', translatedFrom: null },
  ] as const
  const { xml, json } = render([buildArticle({ disclosure: buildDisclosure({ parts }) })])
  const members = [
    { reviewed_by: hostile, reviewed_at: review.reviewedAt, translated_from: 'fr' },
    {},
  ].map((more, index) => ({ name: parts[index]?.name, mode: parts[index]?.mode, ...more }))
  expect(json.items[0]._candor.disclosure.parts).toEqual(members)
  for (const [item] of xml)
    expect(
      item &&
        inItem(item, 'part').map((each) =>
          Array.from(each.attributes, ({ name, value }) => `${name}=${value}`),
        ),
    ).toEqual([
      [
        ...['name=translation', 'mode=ai-assisted', `reviewed-by=${hostile}`],
        ...['reviewed-at=2026-05-01T11:58:30Z', 'from=fr'],
      ],
      ['name=summary', 'mode=ai-autonomous'],
    ])
})

it('each sentence about writers has a test here, in its order', () => {
  expect(sentencesIn('test/product/disclosure/writer-conformance.test.ts')).toEqual(
    sentencesOf('W'),
  )
})

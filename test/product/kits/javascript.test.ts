/** kits/javascript with parts: what it writes is read back, and faults name the field. */
import { checkDocument } from 'candor-check/check-document.ts'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { expect, it } from 'vitest'

/** The kit has no types. */
type Kit = {
  readonly [Name in 'contentWith' | 'summaryWith']: (
    text: string,
    facts: object,
    language: string,
  ) => string
} & {
  readonly rssElements: (facts: object, language: string) => string
  readonly headElements: (article: object, facts: object, language: string) => string
}

const path = new URL('../../../kits/javascript/candor.js', import.meta.url).href
const { contentWith, headElements, rssElements, summaryWith }: Kit = await import(path)

const hostile = `R&D <Bar> "q" é 漢`
const review = { reviewed_by: hostile, reviewed_at: '2026-05-01T11:58:30Z' }
const translation = {
  ...{ name: 'translation', mode: 'ai-assisted', model: hostile, provider: 'Example & Sons' },
  ...{ ...review, translated_from: 'fr' },
}
const parts = [translation, { name: 'summary', mode: 'ai-autonomous' }]
const facts = { mode: 'ai-assisted', parts }
const read = (document: string) => readDisclosure(document).items[0]?.disclosure
const names = (document: string) => read(document)?.parts.map(({ name }) => name)

const feed = (own: object, language: string) =>
  `<rss version="2.0" xmlns:candor="https://w3id.org/candor/1.0/" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title><link>https://news.example.org/</link><description>News</description><language>${language}</language><item><title>Bridge</title><link>https://news.example.org/1</link><guid>https://news.example.org/1</guid><description>${summaryWith('Text.', own, language)}</description><content:encoded><![CDATA[${contentWith('<p>Text.</p>', own, language)}]]></content:encoded>${rssElements(own, language)}</item></channel></rss>`

it('writes parts into RSS as they are read back, without a reviewer of the whole', () => {
  expect(read(feed(facts, 'en'))).toMatchObject({
    ...{ mode: 'ai-assisted', reviewedBy: null },
    statement: `Made by AI: translation (Français → English, ${hostile}, reviewed by ${hostile}), summary; no other part.`,
    parts: [
      { name: 'translation', model: hostile, reviewedBy: hostile, translatedFrom: 'fr' },
      { name: 'summary', mode: 'ai-autonomous', reviewedAt: null },
    ],
  })
  expect(summaryWith('Text.', facts, 'en')).toBe('Translation and summary by AI: Text.')
})

it.each([
  [
    {
      mode: 'ai-autonomous',
      parts: [{ ...translation, mode: 'ai-autonomous', reviewed_by: '', reviewed_at: '' }],
    },
  ],
  [{ ...facts, reviewed_by: hostile }],
  [{ ...facts, parts: [...parts, { name: 'audio', mode: 'ai-autonomous' }] }],
])('says them so that candor check has nothing to say: %o', (own) => {
  for (const language of ['en', 'de', 'ar', 'ja']) {
    const { findings } = checkDocument(
      { text: feed(own, language), address: null },
      { now: new Date(0) },
    )
    expect(findings.filter(({ code }) => /^(disclosure|part|reviewer)-/.test(code))).toEqual([])
  }
})

it('writes them into the page, but not those by a human', () => {
  const human = { name: 'headline', mode: 'human-only' }
  const own = { ...facts, parts: [...parts, human] }
  const head = headElements({ url: 'https://news.example.org/1', headline: 'Bridge' }, own, 'en')
  const page = `<!doctype html><head>${head}</head><body><article><p>Text.</p></article></body>`
  expect(names(page)).toEqual(['translation', 'summary'])
  expect(read(page)?.parts[0]).toMatchObject({ reviewedBy: hostile, translatedFrom: 'fr' })
})

it.each([
  [{ name: 'voice' }, /parts\[0\]\.name is voice\. It must be one of: text, translation/],
  [{ mode: 'x' }, /parts\[0\]\.mode is x\. It must be one of: ai-autonomous/],
  [{ translated_from: '' }, /parts\[0\]\.translated_from/],
  [{ reviewed_by: '' }, /parts\[0\]\.reviewed_by/],
  [{ reviewed_at: 'May' }, /parts\[0\]\.reviewed_at/],
  [{ mode: 'ai-autonomous' }, /parts\[0\]\.reviewed_by/],
  [{ mode: 'human-only' }, /parts\[0\]\.model/],
])('refuses %o', (fault, message) => {
  const wrong = { ...facts, parts: [{ ...translation, ...fault }] }
  expect(() => rssElements(wrong, 'en')).toThrow(message)
})

it('refuses a part twice, a part by AI under human-only, and text by AI that nobody reviewed', () => {
  expect(() => rssElements({ ...facts, parts: [...parts, ...parts] }, 'en')).toThrow(/twice/)
  expect(() => rssElements({ ...facts, mode: 'human-only' }, 'en')).toThrow(/human-only/)
  const text = [{ name: 'text', mode: 'ai-autonomous' }]
  expect(() => rssElements({ ...facts, parts: text }, 'en')).toThrow(/reviewed_by must name/)
})

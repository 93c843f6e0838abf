/** Disclosures in items of `feed` and feedsmith: written by those packages, and read back. */
import { createRequire } from 'node:module'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { DisclosureToWrite } from 'candor-disclosure/disclosure/disclosure-to-write.ts'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { withDisclosure } from 'candor-disclosure/disclosure/with-disclosure.ts'
import { Feed, type Item } from 'feed'
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import { candorJsonSchema } from '../../../src/core/disclosure/json-schema.ts'

/** `feed` with the serializer that its users have: this repository puts another in its place. */
const { js2xml } = createRequire(import.meta.url)('xml-js-original') as {
  js2xml: (tree: unknown, options: object) => string
}
const asUsersHave = (tree: unknown) =>
  js2xml(tree, { compact: true, ignoreComment: true, spaces: 4 })

const hostile = `R&D <Bar> "q" 'a' ]]> &amp; &lt; é 漢`
const disclosure: DisclosureToWrite = {
  ...{ mode: 'ai-assisted', label: 'AI-assisted:', statement: `Reviewed: ${hostile}` },
  ...{ model: `model ${hostile}`, provider: `provider ${hostile}`, reviewedBy: `desk ${hostile}` },
  generatedAt: '2026-05-01T11:58:30Z',
  sources: [
    {
      url: 'https://council.example.org/minutes?year=2026&month=4',
      title: hostile,
      publisher: hostile,
      language: 'de',
    },
    { url: 'https://water.example.org/levels', title: 'Levels' },
  ],
}
const all = {
  ...{ mode: 'ai-assisted', byAi: true, model: disclosure.model, provider: disclosure.provider },
  ...{
    reviewedBy: disclosure.reviewedBy,
    generatedAt: disclosure.generatedAt,
    statement: disclosure.statement,
  },
}
/** What only attributes of the text say. */
const inText = {
  mode: 'ai-assisted',
  byAi: true,
  model: disclosure.model,
  provider: disclosure.provider,
  reviewedBy: null,
}
const sources = [
  {
    url: 'https://council.example.org/minutes?year=2026&month=4',
    title: hostile,
    publisher: hostile,
    language: 'de',
  },
  { url: 'https://water.example.org/levels', title: 'Levels', publisher: null, language: null },
]
const withoutPublishers = sources.map((source) => ({ ...source, publisher: null }))

const item: Item = {
  ...{
    title: 'Bridge reopens',
    id: 'https://news.example.org/bridge',
    link: 'https://news.example.org/bridge',
  },
  ...{
    date: new Date('2026-05-01T12:00:00Z'),
    description: 'It is open.',
    content: '<p>It is open.</p>',
  },
  category: [{ name: 'Traffic' }],
}
const vocabularies = (document: string) =>
  readDisclosure(document).items.map(({ found }) =>
    [...new Set(found.map(({ vocabulary }) => vocabulary))].sort(),
  )

describe('feed', () => {
  const written = (facts: DisclosureToWrite = disclosure) => {
    const feed = new Feed({ title: 'Example News', id: 'x:y', link: 'https://news.example.org/' })
    feed.addItem(withDisclosure(item, facts))
    return { rss: asUsersHave(feed.rss2()), atom: asUsersHave(feed.atom1()), json: feed.json1() }
  }

  it('writes all of it to RSS, with namespaces where they are used', () => {
    const { rss } = written()
    expect(readDisclosure(rss)).toMatchObject({
      items: [{ disclosure: all, sources, contradictions: [] }],
    })
    expect(vocabularies(rss)).toEqual([['candor', 'html', 'iptc', 'msn', 'podcast', 'words']])
    expect(rss).toContain('<category>Traffic</category>')
    expect(rss).not.toContain('_candor')
    expect(rss).toContain('<![CDATA[AI-assisted: It is open.]]>')
  })

  it('writes all of it to JSON Feed as _candor, and no element of RSS', () => {
    const { json } = written()
    expect(readDisclosure(json)).toMatchObject({
      items: [{ disclosure: all, sources, contradictions: [] }],
    })
    expect(json).not.toMatch(/candor:disclosure|podcast:txt|atom:link/)
  })

  it('writes attributes and words to Atom, which has no extensions', () => {
    expect(readDisclosure(written().atom)).toMatchObject({
      items: [{ disclosure: inText, sources: [] }],
    })
  })

  it.each([
    [{ mode: 'ai-autonomous', label: 'AI-written:', statement: 'Written by an AI.' }, true],
    [{ mode: 'human-only', statement: 'Written without AI.' }, false],
  ] as const)('%o', (facts, byAi) => {
    const { rss, atom, json } = written(facts)
    for (const document of [rss, atom, json]) {
      const [read] = readDisclosure(document).items
      expect(read).toMatchObject({
        disclosure: { mode: facts.mode, byAi },
        contradictions: [],
        sources: [],
      })
      expect(read?.found.some(({ vocabulary }) => vocabulary === 'words')).toBe(byAi)
      expect(read?.found.some(({ vocabulary }) => vocabulary === 'msn')).toBe(false)
    }
  })
})

describe('parts', () => {
  const review = { reviewedBy: hostile, reviewedAt: '2026-05-01T11:58:30Z' }
  const parts = [
    { name: 'translation', mode: 'ai-assisted', ...review, model: hostile, translatedFrom: 'fr' },
    { name: 'summary', mode: 'ai-autonomous', provider: 'Example Provider' },
    { name: 'headline', mode: 'human-only', ...review },
  ] as const
  const inParts: DisclosureToWrite = { ...disclosure, reviewedBy: null, parts }

  it('are read back from RSS and JSON Feed as they were written', () => {
    const feed = new Feed({ title: 'Example News', id: 'x:y', link: 'https://news.example.org/' })
    feed.addItem(withDisclosure(item, inParts))
    const own = withDisclosure({ id: 'x:z', summary: 'It is open.' }, inParts, 'feedsmith-json')
    const json = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [own] })
    for (const document of [asUsersHave(feed.rss2()), feed.json1(), json])
      expect(readDisclosure(document).items[0]?.disclosure?.parts).toMatchObject(
        parts.map((part) => ({ model: null, translatedFrom: null, ...part })),
      )
  })

  it('are absent if there are none', () => {
    const written = JSON.stringify(withDisclosure(item, disclosure))
    expect(JSON.stringify(withDisclosure(item, { ...disclosure, parts: [] }))).toBe(written)
    expect(written).toContain('candor:disclosure')
    expect(written).not.toContain('candor:part')
  })

  it.each([
    [{ name: 'voice' as 'audio' }, /^parts\[0\]\.name is voice, but must be one of: text, transl/],
    [{ mode: 'x' as 'human-only' }, /^parts\[0\]\.mode is x, but must be one of: ai-autonomous, /],
    [{ translatedFrom: null }, /^parts\[0\]\.translatedFrom must name/],
    [{ name: 'text' as const }, /^parts\[0\]\.translatedFrom must name/],
    [{ reviewedBy: null }, /^parts\[0\]\.reviewedBy is missing/],
    [{ reviewedAt: '2026-05-01' }, /^parts\[0\]\.reviewedAt must be the time/],
    [{ mode: 'ai-autonomous' as const }, /^parts\[0\]\.reviewedBy is not for ai-autonomous/],
    [
      { mode: 'ai-autonomous' as const, reviewedBy: null },
      /^parts\[0\]\.reviewedAt must be the time of a review/,
    ],
    [{ mode: 'human-only' as const }, /^parts\[0\]\.model is not for human-only/],
  ])('are refused with the field and what is allowed: %o', (fault, message) => {
    const wrong = [{ ...parts[0], ...fault }]
    expect(() => withDisclosure(item, { ...inParts, parts: wrong })).toThrow(message)
  })

  it('decide whether the whole needs a reviewer, and which mode it has', () => {
    const text = { name: 'text', mode: 'ai-autonomous' } as const
    for (const own of [[text], [{ name: 'text', mode: 'human-only' } as const]])
      expect(() => withDisclosure(item, { ...inParts, parts: own })).toThrow(/needs reviewedBy/)
    expect(() => withDisclosure(item, { ...disclosure, parts: [text, text] })).toThrow(
      /^parts\[1\]\.name is text, which is there already/,
    )
    const human: DisclosureToWrite = { mode: 'human-only', statement: 'Written without AI.' }
    expect(() => withDisclosure(item, { ...human, parts })).toThrow(/translation is by AI/)
    const picture = { name: 'picture', mode: 'ai-autonomous' } as const
    expect(() => withDisclosure(item, { ...human, parts: [picture] })).not.toThrow()
  })
})

describe('feedsmith', () => {
  const texts = { title: 'Bridge reopens', link: 'https://news.example.org/bridge' }

  it('writes to RSS what it has elements for', () => {
    const own = {
      ...texts,
      description: 'It is open.',
      content: { encoded: '<p>It is open.</p>' },
      podcast: { txts: [] },
    }
    const rss = generateRssFeed({
      ...{ title: 'Example News', link: 'https://news.example.org/', description: 'News' },
      items: [withDisclosure(own, disclosure, 'feedsmith-rss')],
    })
    expect(readDisclosure(rss)).toMatchObject({
      items: [{ disclosure: inText, sources: withoutPublishers }],
    })
    expect(vocabularies(rss)).toEqual([['html', 'iptc', 'msn', 'podcast', 'words']])
    expect(rss).toContain('<description>AI-assisted: It is open.</description>')
  })

  it.each(['text', 'html'])(
    'writes to Atom what it has elements for, with a summary as %s',
    (type) => {
      const atom = generateAtomFeed({
        ...{ title: { value: 'Example News' }, id: 'x:y', updated: item.date },
        entries: [
          withDisclosure(
            {
              ...{ title: { value: 'Bridge reopens' }, id: 'x:z', updated: item.date },
              ...{
                summary: { type, value: 'It is open.' },
                content: { type: 'html', value: '<p>It is open.</p>' },
              },
            },
            { ...disclosure, label: 'AI & people:' },
            'feedsmith-atom',
          ),
        ],
      })
      expect(readDisclosure(atom)).toMatchObject({
        items: [
          { disclosure: inText, sources: withoutPublishers, summary: 'AI & people: It is open.' },
        ],
      })
      expect(vocabularies(atom)).toEqual([['html', 'iptc', 'msn', 'words']])
    },
  )

  it('adds no text where there was none', () => {
    const bare = { title: 'Bridge reopens', guid: { value: 'x:z' } }
    expect(withDisclosure(bare, disclosure, 'feedsmith-rss')).not.toHaveProperty('content')
    const entry = withDisclosure(
      { id: 'x:z', title: { value: 'Bridge reopens' } },
      disclosure,
      'feedsmith-atom',
    )
    expect(Object.keys(entry)).toEqual(['id', 'title', 'categories', 'links'])
  })

  it('writes all of it to JSON Feed, by the JSON Schema of the vocabulary', () => {
    const validate = addFormats.default(new Ajv2020.default()).compile(candorJsonSchema)
    for (const facts of [
      disclosure,
      { mode: 'human-only', statement: 'Written without AI.', label: null } as const,
    ]) {
      const sources = [{ url: 'https://a.example.org/', title: null, publisher: null }]
      const items = [withDisclosure({ id: 'x:z' }, { ...facts, sources }, 'feedsmith-json')]
      expect(validate({ items }) || validate.errors).toBe(true)
    }
    const own = {
      id: 'x:z',
      url: texts.link,
      summary: 'It is open.',
      content_html: '<p>It is open.</p>',
    }
    const json = generateJsonFeed({
      title: 'Example News',
      items: [withDisclosure(own, disclosure, 'feedsmith-json')],
    })
    expect(readDisclosure(JSON.stringify(json))).toMatchObject({
      items: [{ disclosure: all, sources, summary: 'AI-assisted: It is open.' }],
    })
  })
})

it.each([
  [
    { mode: 'ai_generated' as 'human-only', statement: 'By AI.' },
    /^mode is ai_generated, but must be one of: ai-autonomous, /,
  ],
  [{ ...disclosure, label: null }, /label/],
  [{ ...disclosure, reviewedBy: '' }, /reviewedBy/],
  [{ ...disclosure, mode: 'ai-autonomous' as const }, /no reviewer/],
])('refuses a disclosure that lacks what its mode needs', (wrong, message) => {
  expect(() => withDisclosure(item, wrong)).toThrow(message)
})

it('does not change the item that it is given', () => {
  const before = structuredClone(item)
  withDisclosure(item, disclosure)
  expect(item).toEqual(before)
})

/** Slugs of topics: from names in many scripts, and from slugs that the database refuses. */
import { describe, expect, it } from 'vitest'
import type { ImportNote } from '../../../src/plugins/import/notes.ts'
import { TopicSlugs } from '../../../src/plugins/import/topic-slugs.ts'

const rule = /^[a-z0-9]+(-[a-z0-9]+)*$/

async function slugs(labels: readonly (string | readonly [string, string])[], language = 'en') {
  const notes: ImportNote[] = []
  const found = labels.map((each) =>
    typeof each === 'string' ? { label: each, slug: null } : { label: each[0], slug: each[1] },
  )
  const topics = await new TopicSlugs().find(found, language, notes)
  return { topics, codes: notes.map(({ code }) => code) }
}

describe('makes a slug of', () => {
  it.each([
    ['Public works', 'public-works', 'en'],
    ['R&D', 'r-d', 'en'],
    ['  Café  Society ', 'cafe-society', 'en'],
    ['Öffentliche Räume', 'oeffentliche-raeume', 'de-AT'],
    ['Öffentliche Räume', 'offentliche-raume', 'sv'],
    ['Straße', 'strasse', 'de'],
    ['Łódź', 'lodz', 'pl'],
    ['Æbler & Øl', 'aebler-oel', 'da'],
    ['Новости дня', 'novosti-dnia', 'ru'],
    ['Київ', 'kiiv', 'uk'],
    ['Ειδήσεις', 'eidiseis', 'el'],
    ['Editor’s choice', 'editors-choice', 'en'],
    ['İstanbul', 'istanbul', 'tr'],
  ])('%s', async (label, slug, language) => {
    const { topics } = await slugs([label], language)
    expect(topics).toEqual([{ slug, label: label.replace(/\s+/g, ' ').trim() }])
    expect(slug).toMatch(rule)
  })

  it.each(['新聞', 'أخبار', 'AI 新聞', '!!!', '한국'])('%s, with a hash', async (label) => {
    const { topics, codes } = await slugs([label])
    expect(topics[0]?.slug).toMatch(/^[a-z]+-[0-9a-f]{8}$/)
    expect(codes).toEqual(['topic_slug_hashed'])
    expect((await slugs([label])).topics).toEqual(topics)
  })
})

it('cuts a slug that the database refuses, and keeps two long names apart', async () => {
  const long = 'council '.repeat(30)
  const { topics, codes } = await slugs([
    `${long}one`,
    `${long}two`,
    ['Own', 'a'.repeat(201)],
    ['Fits', 'b'.repeat(200)],
  ])
  expect(codes).toEqual(['topic_slug_hashed', 'topic_slug_hashed', 'topic_slug_hashed'])
  expect(new Set(topics.map(({ slug }) => slug)).size).toBe(4)
  for (const { slug } of topics)
    expect([slug, slug.length <= 200 && rule.test(slug)]).toEqual([slug, true])
})

it('keeps slugs that the database accepts', async () => {
  expect(await slugs([['Öffentliches', 'public-works-2']])).toEqual({
    topics: [{ slug: 'public-works-2', label: 'Öffentliches' }],
    codes: [],
  })
})

it.each([
  ['%d0%bd%d0%be%d0%b2%d0%be%d1%81%d1%82%d0%b8', 'novosti'],
  ['Public_Works', 'public-works'],
  ['a--b', 'a-b'],
  ['%zz', 'zz'],
])('makes the slug %s right', async (given, slug) => {
  const { topics, codes } = await slugs([['Topic', given]])
  expect(topics).toEqual([{ slug, label: 'Topic' }])
  expect(codes).toEqual(['topic_slug_changed'])
})

it('gives one name to two with the same slug, and tells it', async () => {
  const { topics, codes } = await slugs(['C', 'C++', 'C'])
  expect(topics).toEqual([{ slug: 'c', label: 'C' }])
  expect(codes).toContain('topics_merged')
})

it('does not mention a slug that is only the name in lower case', async () => {
  expect((await slugs(['Public works', 'News'])).codes).toEqual([])
})

/**
 * How articles were made: somebody has to say it, and no import may state what the database
 * refuses.
 */
import { describe, expect, it } from 'vitest'
import type { ImportOptions } from '../../../src/plugins/import/import-options.ts'
import { noteCodes } from '../../../src/plugins/import/notes.ts'
import { codesOf, importAll, importOne, inputOf, isFault, rss, rssItem } from './read.ts'

const text = rss(
  `${rssItem(1, '<category>Weather</category>')}${rssItem(2, '<category>Public works</category>')}${rssItem(3)}`,
)

const modes = async (options: ImportOptions) =>
  (await importAll(inputOf(text), { language: 'en', ...options })).articles.map(
    ({ disclosure }) => disclosure,
  )

it('refuses an import of which nothing says how the articles were made, and lists the choices', async () => {
  await expect(modes({})).rejects.toMatchObject({
    code: 'mode_missing',
    message: expect.stringMatching(/ai-autonomous\|ai-assisted\|human-only\|unknown/),
  })
})

it('refuses an article that no rule fits', async () => {
  await expect(
    modes({ rules: [{ category: 'weather', mode: 'ai-autonomous' }] }),
  ).rejects.toMatchObject({
    code: 'mode_missing',
  })
})

it('takes the first rule that fits a topic, by name or slug, else the mode of all', async () => {
  const found = await modes({
    mode: 'human-only',
    rules: [
      { category: 'WEATHER', mode: 'ai-autonomous' },
      { category: 'public-works', mode: 'ai-assisted', reviewedBy: 'Ada Example' },
      { category: 'weather', mode: 'unknown' },
    ],
  })
  expect(found).toEqual([
    { mode: 'ai-autonomous', reviewed_by: null },
    { mode: 'ai-assisted', reviewed_by: 'Ada Example' },
    { mode: 'human-only', reviewed_by: null },
  ])
})

describe('refuses at once', () => {
  it.each<[string, ImportOptions]>([
    ['ai-assisted without a reviewer', { mode: 'ai-assisted' }],
    ['ai-assisted with a blank reviewer', { mode: 'ai-assisted', reviewedBy: ' ' }],
    ['ai-autonomous with a reviewer', { mode: 'ai-autonomous', reviewedBy: 'Ada Example' }],
    ['unknown with a reviewer', { mode: 'unknown', reviewedBy: 'Ada Example' }],
    ['a reviewer without a mode', { reviewedBy: 'Ada Example' }],
    [
      'a rule without its reviewer',
      { mode: 'human-only', rules: [{ category: 'x', mode: 'ai-assisted' }] },
    ],
    ['a language that is none', { mode: 'human-only', language: 'english please' }],
    ['a site that is none', { mode: 'human-only', site: 'old.example.org' }],
  ])('%s', async (_, options) => {
    await expect(modes(options)).rejects.toMatchObject({ code: 'wrong_option' })
  })
})

describe('unknown', () => {
  const dated = (date: string) =>
    importOne(rss(rssItem(1).replace(/<pubDate>.*<\/pubDate>/, date)), {
      mode: 'unknown',
      language: 'en',
    })

  it('is for articles from before the duty began', async () => {
    const found = await dated('<pubDate>Sat, 01 Aug 2026 23:59:59 GMT</pubDate>')
    expect(found.article.disclosure).toEqual({ mode: 'unknown', reviewed_by: null })
    expect(found.notes.filter(isFault)).toEqual([])
  })

  it.each(['<pubDate>Sun, 02 Aug 2026 00:00:00 GMT</pubDate>', ''])(
    'is a fault of others: %s',
    async (date) => {
      const found = await dated(date)
      expect(codesOf(found)).toContain('mode_needed')
      expect(found.notes.filter(isFault)).toHaveLength(1)
    },
  )
})

it('explains every code', () => {
  const rows = Object.entries(noteCodes)
  expect(rows.length).toBeGreaterThan(30)
  for (const [code, means] of rows)
    expect([code, means]).toEqual([
      expect.stringMatching(/^[a-z_]+$/),
      expect.stringMatching(/^[A-Z].*\.$/),
    ])
})

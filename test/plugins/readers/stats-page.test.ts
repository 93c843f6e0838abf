/** The page of readers: its tables, and its words in the site’s language. */
import { expect, it } from 'vitest'
import { en } from '../../../src/core/words/en.ts'
import { languages } from '../../../src/core/words/languages.ts'
import type { ReadershipReport } from '../../../src/plugins/readers/report.ts'
import { statsPage } from '../../../src/plugins/readers/stats-page.ts'
import { isEnglish, markedTexts, pageLanguages } from '../../core/pages/marked-texts.ts'
import { parsePage } from '../../core/pages/read-page.ts'
import { buildSite } from '../../fixtures/build-article.ts'

const totals = { requests: 1234, not_modified: 617, bytes: 1_500_000 }
const aggregators = Array.from({ length: 13 }, () => ({
  name: 'other',
  subscribers: 3,
  as_of: '2026-05-01',
  ...totals,
}))
const report: ReadershipReport = {
  ...{ from: '2026-05-01', to: '2026-05-02', complete: true },
  days: [{ day: '2026-05-01', subscribers: 3, direct_readers: 4, ...totals }],
  feeds: ['all', 'other'].map((family) => {
    return { family, readers: 7, subscribers: 3, direct_readers: 4, aggregators, ...totals }
  }),
  embeds: [{ host: '', family: 'all', requests: 1 }],
  errors: [],
}

it.each(pageLanguages)('tells in %s how many read its feeds', async (language) => {
  const text = await statsPage({ site: buildSite({ language }), demo: false }, report, new Map())
  const page = markedTexts(text)
  for (const day of [report.from, report.to]) expect(text).toContain(`<bdi dir="ltr">${day}</bdi>`)
  expect([page.language, page.textsOf(language).filter(isEnglish)]).toEqual([language, []])
  const { title, other, columns } = languages[language]?.pages?.stats ?? en.pages.stats
  for (const text of [title, other, columns.reported])
    expect(page.textsOf(language)).toContain(text)
})

it('the page of readers has one table of aggregators, with links to feeds by their names', async () => {
  const totals = { requests: 10, not_modified: 5, bytes: 1000 }
  const aggregators = [{ name: 'Feedly', subscribers: 3, as_of: '2026-05-01', ...totals }]
  const feeds = ['all', 'modes/ai-assisted', 'topics/science', 'languages/fi'].map((family) => {
    return { family, readers: 3, subscribers: 3, direct_readers: 0, aggregators, ...totals }
  })
  const report = {
    from: '2026-05-01',
    to: '2026-05-02',
    days: [],
    feeds,
    embeds: [],
    errors: [],
  } as unknown as ReadershipReport
  const page = parsePage(
    await statsPage({ site: buildSite(), demo: false }, report, new Map([['science', 'Science']])),
  )
  expect(page.all('table')).toHaveLength(2)
  const links = page.all('th').flatMap((each) => (each.get('scope') === 'row' ? [each.text] : []))
  expect(links).toEqual(
    Array(2).fill(['Example News', 'AI-assisted', 'Science', 'Finnish (Suomi)']).flat(),
  )
})

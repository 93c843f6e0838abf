/** Evidence as a page for a lawyer: its parts, why the label is as it is, and what it escapes. */
import { html } from 'hono/html'
import { describe, expect, it } from 'vitest'
import type { EvidenceArticle } from '../../../src/plugins/desk/evidence/evidence.ts'
import { toYearLines, type YearCount } from '../../../src/plugins/desk/evidence/year.ts'
import { evidenceFile } from '../../../src/plugins/desk/pages/evidence-page.ts'
import { yearMain } from '../../../src/plugins/desk/pages/year-page.ts'
import { deskWordsIn } from '../../../src/plugins/desk/words/words.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { buildArticleEvidence, buildReview, signedText } from './build-evidence.ts'

const now = '2026-05-02T00:00:00Z'
const languages = ['en', 'ar', 'de', 'es', 'fr', 'pl']
const viewIn = (language: string, responsible: string | null = 'Example Press Ltd') => ({
  ...deskWordsIn(language),
  site: buildSite({ language, responsible }),
  demo: false,
  oidc: false,
})
const { words } = viewIn('en')
const { evidence } = words

const pageOf = (changes: Partial<EvidenceArticle> = {}, view = viewIn('en')) =>
  evidenceFile(view, { now, articles: [buildArticleEvidence(changes)], stored: [], json: null })

const [unlabelled, ...others] = buildArticleEvidence().events
const eventOf = (disclosure: Record<string, string | null>) => [
  { ...(unlabelled ?? expect.unreachable()), disclosure },
]
const presentAs = (mode: string) => {
  const { present } = buildArticleEvidence()
  return present && { ...present, mode }
}

/** A text as HTML has it. */
const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

describe.each(languages)('the page in %s', (language) => {
  it('has all parts in their order, and cites its sources', async () => {
    const view = viewIn(language)
    const { parts, irresponsible, article } = view.words.evidence
    const page = await pageOf({}, view)
    const places = Object.values(parts).map((part) => page.indexOf(`>${escaped(part)}</h`))
    expect([Math.min(...places) > 0, places]).toEqual([true, places.toSorted((a, b) => a - b)])
    expect(page).toContain(`<h1>${escaped(article)}</h1>`)
    expect(page).toContain('href="https://eur-lex.europa.eu/eli/reg/2024/1689/oj"')
    expect(page).toContain('candor evidence verify evidence.json')
    expect(page).not.toMatch(/\{\w+\}|undefined|\[object/)
    expect([page.includes('Example Press Ltd'), page.includes(escaped(irresponsible))]).toEqual([
      true,
      false,
    ])
    expect(await pageOf({}, viewIn(language, null))).toContain(escaped(irresponsible))
  })

  it('has the summary of a year with its months, its total and its editors', async () => {
    const counts: readonly YearCount[] = [
      { of: 'month', name: '2026-05', fact: 'published', count: 41 },
      { of: 'year', name: '2026', fact: 'published', count: 42 },
      { of: 'editor', name: '<b>Ada</b>', fact: 'returned', count: 43 },
    ]
    const view = viewIn(language)
    const yearOf = async (found: readonly YearCount[]) =>
      (await html`${yearMain(view, '2026', toYearLines('2026', found))}`).toString()
    const page = await yearOf(counts)
    const { facts, total, nobody } = view.words.year
    for (const fact of Object.values(facts)) expect(page).toContain(escaped(fact))
    expect(page).toContain('<th scope="row"><bdi>2026-05</bdi></th><td>41</td><td>0</td>')
    expect(page).toContain(`<th scope="row">${total}</th><td>42</td>`)
    expect(page).toContain('<bdi>&lt;b&gt;Ada&lt;/b&gt;</bdi></th><td>0</td><td>43</td>')
    expect(page).not.toMatch(/\{\w+\}|undefined/)
    expect(await yearOf([])).toContain(escaped(nobody))
  })
})

it('says how the editor signed the words that the article has, with digest, boxes, note and signature', async () => {
  const review = buildReview()
  const page = await pageOf()
  const { methods } = words.article
  expect(page).toContain(`<dd><bdi>${methods.passkey}</bdi></dd>`)
  expect(page).toContain(`${words.sign.boxes.facts} · ${words.sign.boxes.quotes}`)
  for (const text of [review.note.split('\n')[0], signedText.digest, review.assertion?.signature])
    expect(page).toContain(escaped(text ?? 'none'))
  expect(page).toContain(evidence.now)
  expect(page).toContain(
    `<strong>${evidence.cases.signed.replace('{editor}', '<bdi>Ada Example</bdi>')}`,
  )
  expect(await pageOf({ texts: [] })).toContain(evidence.notKept)
  const twice = await pageOf({
    reviews: [review, buildReview({ method: 'login', assertion: null })],
  })
  expect(twice.split(evidence.above)).toHaveLength(2)
  expect(await pageOf({ present: null })).toContain(evidence.words)
})

it.each([
  ['ai-autonomous', { mode: 'ai-autonomous' }, [], evidence.cases['ai-autonomous']],
  ['human-only', { mode: 'human-only' }, [], evidence.cases['human-only']],
  ['unknown', { mode: 'unknown' }, [], evidence.cases.unknown],
  [
    'ai-assisted',
    { mode: 'ai-assisted', reviewed_by: 'Grace Example' },
    [buildReview({ method: 'unsigned', editor: 'Grace Example', actor: 'pipeline' })],
    evidence.cases.claimed,
  ],
  [
    'ai-assisted',
    { mode: 'ai-assisted', reviewed_by: 'Ada Example' },
    [buildReview({ text: 'e'.repeat(64) })],
    evidence.cases.claimed,
  ],
  [
    'ai-assisted',
    { mode: 'ai-assisted', reviewed_by: 'Ada Example' },
    [buildReview({ mode: 'human-only' })],
    evidence.cases.claimed,
  ],
  [
    'ai-assisted',
    { mode: 'ai-assisted', reviewed_by: 'Grace Example' },
    [buildReview()],
    evidence.cases.claimed,
  ],
] as const)(
  'explains the label of an article that is %s (%o)',
  async (mode, disclosure, reviews, sentence) => {
    const page = await pageOf({
      present: presentAs(mode),
      events: eventOf(disclosure),
      reviews: [...reviews],
    })
    const [before = '', after = ''] = sentence.split('{editor}')
    expect(page).toContain(`<strong>${before}`)
    expect(page).toContain(after)
    const other = Object.values(evidence.cases).filter((each) => each !== sentence)
    for (const each of other) expect(page).not.toContain(each.split('{editor}').at(-1))
  },
)

it('has a line for each change of what readers saw, and none for other changes', async () => {
  const events = [
    { mode: 'ai-autonomous', status: 'draft', at: '2026-05-01T11:00:00Z' },
    { mode: 'ai-autonomous', status: 'published', at: '2026-05-01T12:00:00Z' },
    { mode: 'ai-autonomous', status: 'published', at: '2026-05-01T13:00:00Z' },
    { mode: 'human-only', status: 'published', at: '2026-05-01T14:00:00Z' },
    { mode: 'human-only', status: 'retracted', at: '2026-05-01T15:00:00Z' },
  ].map(({ mode, ...event }) => ({
    ...(others[0] ?? expect.unreachable()),
    ...event,
    disclosure: { mode },
  }))
  const page = await pageOf({ events })
  const [, table = ''] = page.split(`>${evidence.parts.label}</h3>`)
  const lines = table.slice(0, table.indexOf('</table>'))
  expect([...lines.matchAll(/datetime="([^"]+)"/g)].map(([, time]) => time)).toEqual([
    ...['2026-05-01T11:00:00Z', '2026-05-01T12:00:00Z'],
    ...['2026-05-01T14:00:00Z', '2026-05-01T15:00:00Z'],
  ])
  expect(lines).toContain('AI-written, no human editor:')
  expect(lines).toContain('An AI wrote this article on its own; no human editor reviewed it.')
  expect(lines).toContain(evidence.noLabel)
  expect(lines).toContain(evidence.states.retracted)
})

it('says from when on readers get an article under an embargo', async () => {
  const { present } = buildArticleEvidence()
  const later = { ...(present ?? expect.unreachable()), published_at: '2026-05-09T08:00:00Z' }
  const events = eventOf({ mode: 'ai-autonomous' }).map((each) => ({
    ...each,
    status: 'published',
  }))
  const [before = ''] = evidence.embargo.split('{time}')
  expect(await pageOf({ present: later, events })).toMatch(
    new RegExp(`${before}<time datetime="2026-05-09T08:00:00Z">`),
  )
})

it('has no markup of texts, no scripts, and nothing that it loads', async () => {
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&'
  const { events, returns, corrections } = buildArticleEvidence()
  const page = await pageOf({
    guid: hostile,
    present: {
      ...{ published_at: null, text: hostile, mode: hostile, url: hostile },
      ...{ title: hostile, language: hostile, status: hostile },
    },
    reviews: [
      buildReview({
        ...{ note: hostile, editor: hostile, mode: hostile },
        sources: [{ url: hostile, title: hostile }],
      }),
      buildReview({ method: 'unsigned', actor: hostile, text: hostile }),
    ],
    texts: [
      {
        ...{ digest: signedText.digest, title: hostile, standfirst: hostile },
        body_html: `<p>One.</p><p>${hostile}&lt;b&gt;Two.</p>`,
      },
    ],
    returns: returns.map((each) => ({ ...each, reason: hostile, editor: hostile })),
    corrections: corrections.map((each) => ({ ...each, text: hostile, url: hostile })),
    retraction: { at: now, reason: hostile },
    events: events.map((each) => ({
      ...each,
      status: hostile,
      disclosure: { mode: 'ai-assisted', statement: hostile, reviewed_by: hostile },
    })),
  })
  expect(page.match(/<(?:script|img|link|iframe|object|form)\b/gi)).toBeNull()
  expect(page.match(/ (?:src|on\w+|action|style)=(?!x onerror|alert)/gi)).toBeNull()
  expect(
    page.match(/href="(?!https:\/\/(?:eur-lex|digital-strategy\.ec)\.europa\.eu\/)/g),
  ).toBeNull()
  expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(14)
  expect(page).toContain(`default-src 'none'`)
})

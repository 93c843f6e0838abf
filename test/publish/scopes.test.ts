/** Every scope × every write as one table: what a token with this scope alone may do. */
import { describe, expect, it } from 'vitest'
import { may, type Scope, scopes, toChange } from '../../src/publish/scopes.ts'
import type { StoredArticle } from '../../src/writer/read-articles.ts'
import type { ArticleRows } from '../../src/writer/write-articles.ts'

type Columns = Readonly<Record<string, string | null>>
type Parts = {
  readonly columns?: Columns
  readonly corrections?: readonly Columns[]
  readonly topics?: readonly string[]
}

const columns = {
  title: 'Bridge',
  status: 'published',
  disclosure_mode: 'ai-assisted',
  published_at: '2026-05-01T12:00:00Z',
  retraction_reason: null,
}
const correction = { text: 'It was a Tuesday.', url: null, corrected_at: '2026-05-02T08:30:00Z' }

const stored = (changes: Columns = {}): StoredArticle => ({
  id: '1',
  number: 1,
  columns: { ...columns, ...changes },
  sources: [],
  topics: [{ slug: 'works', label: 'Works' }],
  corrections: [correction],
})

const rows = ({ columns: changes = {}, corrections = [correction], topics = ['works'] }: Parts = {}): ArticleRows => ({
  article: { id: '1', ...columns, ...changes },
  sources: [],
  topics: topics.map((slug) => ({ slug, label: null })),
  corrections,
})

const draft = { status: 'draft' }
const draftWith = (corrections: readonly Columns[]) => rows({ columns: draft, corrections })
const withheld = { status: 'withheld' }
const retracted = { status: 'retracted', retraction_reason: 'Wrong.' }

type Case = readonly [string, StoredArticle | null, ArticleRows, readonly Scope[], string | null]

const cases: readonly Case[] = [
  ['make a draft', null, rows({ columns: draft }), ['draft'], 'ai-assisted'],
  ['change a draft', stored(draft), rows({ columns: { ...draft, title: 'Other' } }), ['draft'], 'ai-assisted'],
  ['send a draft again', stored(draft), rows({ columns: draft }), ['draft'], null],
  ['make a published article', null, rows(), ['publish'], 'ai-assisted'],
  ['make a withheld article', null, rows({ columns: withheld }), ['publish', 'retract'], 'ai-assisted'],
  ['make a retracted article', null, rows({ columns: retracted }), ['publish', 'retract'], 'ai-assisted'],
  ['publish a draft', stored(draft), rows(), ['publish'], null],
  ['send an article again', stored(), rows(), [], null],
  ['send it in another zone', stored(), rows({ columns: { published_at: '2026-05-01t14:00:00.000+02:00' } }), [], null],
  ['change its title', stored(), rows({ columns: { title: 'Other' } }), ['publish'], 'ai-assisted'],
  ['change its mode', stored(), rows({ columns: { disclosure_mode: 'human-only' } }), ['publish'], 'human-only'],
  ['date it anew', stored(), rows({ columns: { published_at: '2020-01-01T00:00:00Z' } }), ['publish'], null],
  ['say when it was updated', stored(), rows({ columns: { updated_at: '2026-05-03T00:00:00Z' } }), ['publish'], null],
  [
    'change the reason',
    stored(retracted),
    rows({ columns: { ...retracted, retraction_reason: 'Other.' } }),
    ['retract'],
    null,
  ],
  ['give a reason to come', stored(), rows({ columns: { retraction_reason: 'Wrong.' } }), ['retract'], null],
  ['change its topics', stored(), rows({ topics: ['other'] }), ['publish'], null],
  ['send a topic twice', stored(), rows({ topics: ['works', 'works'] }), [], null],
  ['make it a draft again', stored(), rows({ columns: draft }), ['retract'], null],
  ['add a correction', stored(), rows({ corrections: [correction, { text: 'More.' }] }), ['correct'], null],
  ['remove a correction', stored(), rows({ corrections: [] }), ['correct'], null],
  ['change a correction', stored(), rows({ corrections: [{ ...correction, text: 'Other.' }] }), ['correct'], null],
  [
    'date a correction anew',
    stored(),
    rows({ corrections: [{ ...correction, corrected_at: '2026-05-03T00:00:00Z' }] }),
    ['correct'],
    null,
  ],
  ['add a correction to a draft', stored(draft), draftWith([correction, { text: 'More.' }]), ['draft'], null],
  ['add an earlier one', stored(draft), draftWith([{ text: 'More.' }, correction]), ['draft'], null],
  ['keep one without its date', stored(draft), draftWith([{ text: correction.text }]), ['draft'], null],
  ['remove a correction of a draft', stored(draft), draftWith([]), ['draft', 'correct'], null],
  ['change one', stored(draft), draftWith([{ ...correction, text: 'Other.' }]), ['draft', 'correct'], null],
  [
    'date one anew',
    stored(draft),
    draftWith([{ ...correction, corrected_at: '2026-05-03T00:00:00Z' }]),
    ['draft', 'correct'],
    null,
  ],
  [
    'remove one of two that are equal',
    { ...stored(draft), corrections: [correction, correction] },
    draftWith([correction]),
    ['draft', 'correct'],
    null,
  ],
  ['publish a draft without its correction', stored(draft), rows({ corrections: [] }), ['publish', 'correct'], null],
  ['make a published article with a correction', null, rows(), ['publish'], 'ai-assisted'],
  [
    'make a draft of it without its correction',
    stored(),
    rows({ columns: draft, corrections: [] }),
    ['retract', 'correct'],
    null,
  ],
  ['leave the date out', stored(), rows({ corrections: [{ text: correction.text }] }), [], null],
  ['leave the corrections out', stored(), { ...rows(), corrections: null }, [], null],
  ['withhold', stored(), rows({ columns: withheld }), ['retract'], null],
  ['retract', stored(), rows({ columns: retracted }), ['retract'], null],
  ['publish what was withheld', stored(withheld), rows(), ['retract'], null],
  ['publish what was retracted', stored(retracted), rows(), ['retract'], null],
  [
    'change and publish what was withheld',
    stored(withheld),
    rows({ columns: { title: 'Other' } }),
    ['publish', 'retract'],
    'ai-assisted',
  ],
  ['make a draft of what was retracted', stored(retracted), rows({ columns: draft }), ['retract'], null],
]

/** A text that has the form of a time is a text. */
const asTime = { title: '2026-05-01T12:00:00Z' }

describe('what a write needs', () => {
  it.each(cases)('to %s', (_, before, after, needed, mode) => {
    const change = toChange(before, after)
    expect([change.scopes.toSorted(), change.mode]).toEqual([needed.toSorted(), mode])
  })

  it.each([
    ['2026-05-01T14:00:00+02:00', ['publish']],
    ['2026-05-01T12:00:00Z', []],
  ])('to change a title from a time to %s', (title, needed) => {
    expect(toChange(stored(asTime), rows({ columns: { title } })).scopes).toEqual(needed)
  })

  it('tells times apart to the microsecond', () => {
    const at = (fraction: string) => ({ generated_at: `2026-05-01T12:00:00.${fraction}Z` })
    expect(toChange(stored(at('123456')), rows({ columns: at('123457') })).scopes).toEqual(['publish'])
    expect(toChange(stored(at('12')), rows({ columns: at('120000') })).scopes).toEqual([])
  })

  it('is allowed to a token that has all of it', () => {
    expect(scopes).toEqual(['draft', 'publish', 'correct', 'retract', 'delete', 'read'])
    for (const own of scopes) {
      const caller = { tokenId: 1, name: own, scopes: [own], modes: null }
      const allowed = scopes.filter((scope) => may(caller, scope))
      expect([own, allowed]).toEqual([own, own === 'publish' ? ['draft', 'publish'] : [own]])
    }
  })
})

/** Every scope × every write as one table: what a token with this scope alone may do. */
import { describe, expect, it } from 'vitest'
import { type Scope, toChange } from '../../../src/plugins/publish/scopes.ts'
import type {
  ArticleRows,
  StoredArticle,
} from '../../../src/plugins/publish/store/stored-article.ts'
import { buildStored } from './build-stored.ts'

type Columns = Partial<StoredArticle>
type Parts = {
  readonly columns?: Columns
  readonly corrections?: ArticleRows['corrections']
  readonly topics?: readonly string[]
}

const columns: Columns = { id: '1', title: 'Bridge', disclosure_mode: 'ai-assisted' }
const correction = { text: 'It was a Tuesday.', url: null, corrected_at: '2026-05-02T08:30:00Z' }

const stored = (changes: Columns = {}) =>
  buildStored({
    ...columns,
    topics: [{ slug: 'works', label: 'Works' }],
    corrections: [correction],
    ...changes,
  })

function rows({
  columns: changes = {},
  corrections = [correction],
  topics = ['works'],
}: Parts = {}): ArticleRows {
  const {
    number: _,
    reviewed_digest: __,
    topics: ___,
    corrections: ____,
    sources,
    ...article
  } = stored(changes)
  return { article, sources, topics: topics.map((slug) => ({ slug, label: null })), corrections }
}

const draft = { status: 'draft' } as const
const draftWith = (corrections: ArticleRows['corrections']) => rows({ columns: draft, corrections })
const review = { reviewed_by: 'Ada Example', reviewed_at: '2026-05-01T11:59:00Z' }
const withheld = { status: 'withheld' } as const
const retracted = { status: 'retracted', retraction_reason: 'Wrong.' } as const

type Case = readonly [
  string,
  StoredArticle | null,
  ArticleRows,
  readonly Scope[],
  readonly string[],
]

const assisted = ['ai-assisted']

const cases: readonly Case[] = [
  ['make a draft', null, rows({ columns: draft }), ['draft'], assisted],
  [
    'change a draft',
    stored(draft),
    rows({ columns: { ...draft, title: 'Other' } }),
    ['draft'],
    assisted,
  ],
  ['send a draft again', stored(draft), rows({ columns: draft }), ['draft'], []],
  ['make a published article', null, rows(), ['publish'], assisted],
  ['make a withheld article', null, rows({ columns: withheld }), ['publish', 'retract'], assisted],
  [
    'make a retracted article',
    null,
    rows({ columns: retracted }),
    ['publish', 'retract'],
    assisted,
  ],
  ['publish a draft', stored(draft), rows(), ['publish'], assisted],
  ['send an article again', stored(), rows(), [], []],
  [
    'send it in another zone',
    stored(),
    rows({ columns: { published_at: '2026-05-01t14:00:00.000+02:00' } }),
    [],
    [],
  ],
  ['change its title', stored(), rows({ columns: { title: 'Other' } }), ['publish'], assisted],
  [
    'change its mode',
    stored(),
    rows({ columns: { disclosure_mode: 'human-only' } }),
    ['publish'],
    ['ai-assisted', 'human-only'],
  ],
  [
    'date it anew',
    stored(),
    rows({ columns: { published_at: '2020-01-01T00:00:00Z' } }),
    ['publish'],
    assisted,
  ],
  [
    'say when it was updated',
    stored(),
    rows({ columns: { updated_at: '2026-05-03T00:00:00Z' } }),
    ['publish'],
    assisted,
  ],
  [
    'change the reason',
    stored(retracted),
    rows({ columns: { ...retracted, retraction_reason: 'Other.' } }),
    ['retract'],
    [],
  ],
  [
    'give a reason to come',
    stored(),
    rows({ columns: { retraction_reason: 'Wrong.' } }),
    ['retract'],
    [],
  ],
  ['change its topics', stored(), rows({ topics: ['other'] }), ['publish'], assisted],
  ['send a topic twice', stored(), rows({ topics: ['works', 'works'] }), [], []],
  ['make it a draft again', stored(), rows({ columns: draft }), ['retract'], assisted],
  [
    'add a correction',
    stored(),
    rows({ corrections: [correction, { text: 'More.' }] }),
    ['correct'],
    [],
  ],
  ['remove a correction', stored(), rows({ corrections: [] }), ['correct'], []],
  [
    'change a correction',
    stored(),
    rows({ corrections: [{ ...correction, text: 'Other.' }] }),
    ['correct'],
    [],
  ],
  [
    'date a correction anew',
    stored(),
    rows({ corrections: [{ ...correction, corrected_at: '2026-05-03T00:00:00Z' }] }),
    ['correct'],
    [],
  ],
  [
    'add a correction to a draft',
    stored(draft),
    draftWith([correction, { text: 'More.' }]),
    ['draft'],
    assisted,
  ],
  [
    'add a correction to a reviewed draft',
    stored({ ...draft, ...review }),
    rows({ columns: { ...draft, ...review }, corrections: [correction, { text: 'More.' }] }),
    ['draft', 'correct'],
    [],
  ],
  [
    'add an earlier one',
    stored(draft),
    draftWith([{ text: 'More.' }, correction]),
    ['draft'],
    assisted,
  ],
  [
    'keep one without its date',
    stored(draft),
    draftWith([{ text: correction.text }]),
    ['draft'],
    [],
  ],
  ['remove a correction of a draft', stored(draft), draftWith([]), ['draft', 'correct'], []],
  [
    'change one',
    stored(draft),
    draftWith([{ ...correction, text: 'Other.' }]),
    ['draft', 'correct'],
    [],
  ],
  [
    'date one anew',
    stored(draft),
    draftWith([{ ...correction, corrected_at: '2026-05-03T00:00:00Z' }]),
    ['draft', 'correct'],
    [],
  ],
  [
    'remove one of two that are equal',
    { ...stored(draft), corrections: [correction, correction] },
    draftWith([correction]),
    ['draft', 'correct'],
    [],
  ],
  [
    'publish a draft without its correction',
    stored(draft),
    rows({ corrections: [] }),
    ['publish', 'correct'],
    assisted,
  ],
  ['make a published article with a correction', null, rows(), ['publish'], assisted],
  [
    'make a draft of it without its correction',
    stored(),
    rows({ columns: draft, corrections: [] }),
    ['retract', 'correct'],
    assisted,
  ],
  [
    'add a reason to a draft',
    stored(draft),
    rows({ columns: { ...draft, retraction_reason: 'Wrong.' } }),
    ['draft'],
    assisted,
  ],
  [
    'change its sources',
    stored(),
    { ...rows(), sources: [{ url: 'https://a.example.org/', title: 'A' }] },
    ['publish'],
    assisted,
  ],
  ['withhold a draft', stored(draft), rows({ columns: withheld }), ['publish', 'retract'], []],
  ['leave the date out', stored(), rows({ corrections: [{ text: correction.text }] }), [], []],
  ['leave the corrections out', stored(), { ...rows(), corrections: null }, [], []],
  ['withhold', stored(), rows({ columns: withheld }), ['retract'], []],
  ['retract', stored(), rows({ columns: retracted }), ['retract'], []],
  ['publish what was withheld', stored(withheld), rows(), ['retract'], assisted],
  ['publish what was retracted', stored(retracted), rows(), ['retract'], assisted],
  [
    'change and publish what was withheld',
    stored(withheld),
    rows({ columns: { title: 'Other' } }),
    ['publish', 'retract'],
    assisted,
  ],
  [
    'make a draft of what was retracted',
    stored(retracted),
    rows({ columns: draft }),
    ['retract'],
    assisted,
  ],
]

/** What a write needs because of the review in it, besides `publish`. */
const claims: readonly (readonly [string, StoredArticle | null, Columns, string | null])[] = [
  ['name a reviewer', stored(), review, 'Ada Example'],
  ['name one in a new article', null, review, 'Ada Example'],
  ['name another', stored(review), { ...review, reviewed_by: 'Ben Example' }, 'Ben Example'],
  [
    'write the name in another way',
    stored(review),
    { ...review, reviewed_by: 'ada example' },
    'ada example',
  ],
  [
    'date a review anew',
    stored(review),
    { ...review, reviewed_at: '2026-05-01T11:59:00.000001Z' },
    'Ada Example',
  ],
  [
    'send a review again in another zone',
    stored(review),
    { ...review, reviewed_at: '2026-05-01T13:59:00+02:00' },
    null,
  ],
  [
    'give another statement of how it was reviewed',
    stored(review),
    { ...review, disclosure_statement: 'Other.' },
    'Ada Example',
  ],
  [
    'say that a reviewed text was made otherwise',
    stored(review),
    { ...review, disclosure_mode: 'human-only' },
    'Ada Example',
  ],
  [
    'give a reviewed text a picture',
    stored(review),
    { ...review, picture_credit: 'Other story.' },
    'Ada Example',
  ],
  [
    'give a reviewed text a byline',
    stored(review),
    { ...review, byline: 'Ada Example' },
    'Ada Example',
  ],
  [
    'date a reviewed text anew',
    stored(review),
    { ...review, published_at: '2020-01-01T00:00:00Z' },
    null,
  ],
  ['give a statement without a reviewer', stored(), { disclosure_statement: 'Other.' }, null],
  ['send a review with another text', stored(review), { ...review, title: 'Other' }, null],
  ['take the reviewer away', stored(review), { reviewed_by: null, reviewed_at: null }, null],
  ['leave the reviewer empty', stored(), { reviewed_by: '' }, null],
]

/** A text that has the form of a time is a text. */
const asTime = { title: '2026-05-01T12:00:00Z' }

describe('what a write needs', () => {
  it.each(cases)('to %s', (_, before, after, needed, modes) => {
    const change = toChange(before, after)
    expect([change.scopes.toSorted(), change.modes]).toEqual([needed.toSorted(), modes])
  })

  it.each([
    ['2026-05-01T14:00:00+02:00', ['publish']],
    ['2026-05-01T12:00:00Z', []],
  ])('to change a title from a time to %s', (title, needed) => {
    expect(toChange(stored(asTime), rows({ columns: { title } })).scopes).toEqual(needed)
  })

  it.each(claims)('to %s', (_, before, given, reviewer) => {
    const change = toChange(before, rows({ columns: given }))
    expect([change.reviewer, change.scopes.includes('review')]).toEqual([
      reviewer,
      reviewer !== null,
    ])
  })

  it('tells times apart to the microsecond', () => {
    const at = (fraction: string) => ({ generated_at: `2026-05-01T12:00:00.${fraction}Z` })
    expect(toChange(stored(at('123456')), rows({ columns: at('123457') })).scopes).toEqual([
      'publish',
    ])
    expect(toChange(stored(at('12')), rows({ columns: at('120000') })).scopes).toEqual([])
  })
})

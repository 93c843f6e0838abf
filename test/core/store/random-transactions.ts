/**
 * Random transactions of a newsroom, from a seed: what they write, in which isolation, and how they
 * end.
 */

import type { Random } from '../../fixtures/seeded.ts'

export type Ending =
  | { readonly by: 'commit' | 'rollback' }
  /** The connection is cut while it waits for its next statement. */
  | { readonly by: 'cut'; readonly after: number }
  /** The connection is cut while it commits. */
  | { readonly by: 'cut at commit'; readonly afterMs: number }

export type Transaction = {
  readonly isolation: 'read committed' | 'repeatable read'
  readonly statements: readonly string[]
  readonly ending: Ending
}

/**
 * Numbers of articles: `fresh` is one that no article has had, `existing` one of the newest or of
 * all.
 */
export type Numbers = { fresh(): number; existing(random: Random): number }

export function countNumbers(): Numbers {
  let last = 0
  return {
    fresh: () => (last += 1),
    existing: (random) =>
      1 +
      (random(4) === 0
        ? random(last || 1)
        : Math.max(0, last - 1 - random(Math.min(40, last || 1)))),
  }
}

export const idOf = (number: number) => `00000000-0000-4000-8000-${`${number}`.padStart(12, '0')}`

const columns = 'id, guid, url, title, language, disclosure_mode, status, published_at'
/** Imports have a language and a mode of their own. */
const row = (n: number, what: string, random: Random, status = 'published', at = 'now()') => {
  const imported = what === 'import'
  const language = imported ? 'fr' : pick(random, ['en', 'en', 'de-AT'])
  const mode = imported ? 'ai-autonomous' : pick(random, ['human-only', 'ai-autonomous'])
  return `('${idOf(n)}', 'urn:example:${n}', 'https://news.example.org/${what}/${n}', '${what} ${n}', '${language}', '${mode}', '${status}', ${at})`
}
const insert = (...rows: string[]) =>
  `insert into articles (${columns}) values ${rows.join(', ')} on conflict do nothing`
const update = (n: number, set: string) => `update articles set ${set} where id = '${idOf(n)}'`

const pick = <T>(random: Random, all: readonly [T, ...T[]]): T => all[random(all.length)] ?? all[0]

/** Topics `a` and `b` keep their slugs. */
const slug = (random: Random) => pick(random, ['a', 'a', 'b', 'm0', 'm1', 'm2', 'm3'])
const domain = (random: Random) => pick(random, ['www.example.org', 'example.com', 'a.example.net'])

const assign = (
  n: number,
  random: Random,
) => `insert into article_topics select a.id, t.slug from articles a, topics t
  where a.id = '${idOf(n)}' and t.slug = '${slug(random)}' on conflict do nothing`
const cite = (n: number, random: Random) => `insert into sources (article_id, position, url, title)
  select id, ${random(4)}, 'https://${domain(random)}/${random(9)}', 'Source ${random(99)}'
    from articles where id = '${idOf(n)}'
  on conflict (article_id, position) do update set url = excluded.url, title = excluded.title`
const correct = (
  n: number,
  random: Random,
) => `insert into corrections (article_id, text, corrected_at)
  select id, 'Correction ${random(99)}.', ${pick(random, ['now()', `'2026-05-02Z'`])} from articles where id = '${idOf(n)}'`

/** Deletes parts of an article and inserts the same again. */
const rewrite = (n: number, table: string, columns: string, order: string) =>
  `with gone as (delete from ${table} where article_id = '${idOf(n)}' returning *)
  insert into ${table} (${columns}) select ${columns} from gone order by ${order}`

type Deed = (n: number, random: Random) => readonly string[]

/** What happens to one article that may exist. Often in the list: often done. */
const deeds: readonly [Deed, ...Deed[]] = [
  (n, random) => [update(n, `title = 'edit ${n} ${random(999)}'`)],
  (n, random) => [update(n, `body_html = '<p>${random(999)}</p>', updated_at = now()`)],
  (n) => [update(n, `title = title, body_html = body_html`)],
  (n, random) => [
    update(
      n,
      `language = '${pick(random, ['en', 'de-AT', 'fr'])}', disclosure_mode = 'ai-autonomous'`,
    ),
  ],
  (n) => [
    update(
      n,
      `status = 'retracted', retraction_reason = 'Wrong.', retracted_at = now(), published_at = coalesce(published_at, now())`,
    ),
  ],
  (n) => [update(n, `status = 'withheld'`)],
  (n) => [update(n, `audience = '{acme,beta}'`)],
  (n) => [update(n, `audience = null`)],
  (n) => [update(n, `status = 'published', published_at = coalesce(published_at, now())`)],
  (n) => [update(n, `status = 'published', published_at = coalesce(published_at, now())`)],
  (n) => [`delete from articles where id = '${idOf(n)}'`],
  (n, random) => [insert(row(n, 'again', random))],
  (n, random) => [assign(n, random)],
  (n, random) => [assign(n, random), assign(n, random)],
  (n) => [`delete from article_topics where article_id = '${idOf(n)}'`],
  (n, random) => [cite(n, random)],
  (n, random) => [cite(n, random), cite(n, random)],
  (n, random) => [
    `delete from sources where article_id = '${idOf(n)}' and position = ${random(4)}`,
  ],
  (n, random) => [correct(n, random)],
  (n) => [`delete from corrections where article_id = '${idOf(n)}'`],
  (n) => [rewrite(n, 'sources', 'article_id, position, url, title', 'position')],
  (n) => [rewrite(n, 'article_topics', 'article_id, topic_slug', 'topic_slug')],
  (n) => [rewrite(n, 'corrections', 'article_id, text, corrected_at', 'corrected_at, id')],
]

/** What happens once in a transaction, and mostly alone. */
const renameTopic = (random: Random) => {
  const [from, to] = [random(4), random(4)]
  return `update topics set slug = 'm${to}' where slug = 'm${from}' and not exists (select from topics where slug = 'm${to}')`
}
const topicDeeds: readonly [(random: Random) => string, ...((random: Random) => string)[]] = [
  renameTopic,
  (random) => `update topics set label = 'Label ${random(3)}' where slug = '${slug(random)}'`,
  (random) =>
    `insert into topics values ('${slug(random)}', 'Label ${random(3)}') on conflict (slug) do update set label = excluded.label`,
]

/**
 * New articles: most in one statement each, some eight at once, some as drafts or under a short
 * embargo.
 */
function news(numbers: Numbers, random: Random): string[] {
  const n = numbers.fresh()
  const parts = [assign(n, random), cite(n, random)]
  const day = `date '2026-05-01' + ${random(99)}`
  switch (random(10)) {
    case 0: {
      const eight = Array.from({ length: 8 }, (_, index) =>
        row(
          index === 0 ? n : numbers.fresh(),
          'eight',
          random,
          'published',
          `date '2026-05-01' + ${random(5)}`,
        ),
      )
      return [insert(...eight), ...parts]
    }
    case 1:
      return [insert(row(n, 'draft', random, 'draft', 'null')), ...parts]
    case 2:
      return [
        insert(row(n, 'draft', random, 'draft', 'null')),
        ...parts,
        update(n, `status = 'published', published_at = now()`),
      ]
    case 3:
      return [
        insert(
          row(
            n,
            'embargo',
            random,
            'published',
            `clock_timestamp() + interval '${20 + random(200)} ms'`,
          ),
        ),
        ...parts,
      ]
    case 4:
      return [
        insert(row(n, 'embargo', random, 'published', `clock_timestamp() + interval '2 minutes'`)),
        ...parts,
      ]
    default:
      return [insert(row(n, 'news', random, 'published', day)), ...parts]
  }
}

function imports(numbers: Numbers, random: Random): string[] {
  const rows = Array.from({ length: 1 + random(9) }, () =>
    row(numbers.fresh(), 'import', random, 'published', `date '2020-01-01' + ${random(40)}`),
  )
  const done = random(4) === 0 ? ['select candor_import_done()'] : []
  return [`set local candor.backdate = 'on'`, insert(...rows), ...done]
}

/**
 * Deeds for one to three articles, in the order of their ids: in any order, tables without triggers
 * deadlock too.
 */
function edits(numbers: Numbers, random: Random): string[] {
  const chosen = new Set(Array.from({ length: 1 + random(3) }, () => numbers.existing(random)))
  return [...chosen]
    .toSorted((a, b) => a - b)
    .flatMap((n) => {
      const statements = pick(random, deeds)(n, random)
      return random(8) === 0
        ? ['savepoint s', ...statements, 'rollback to s', ...pick(random, deeds)(n, random)]
        : statements
    })
}

export function randomTransaction(numbers: Numbers, random: Random): Transaction {
  const sort = random(100)
  const statements =
    sort < 35
      ? news(numbers, random)
      : sort < 38
        ? imports(numbers, random)
        : sort < 43
          ? [pick(random, topicDeeds)(random)]
          : edits(numbers, random)
  return {
    isolation: random(20) === 0 ? 'repeatable read' : 'read committed',
    statements,
    ending: randomEnding(statements.length, random),
  }
}

function randomEnding(statements: number, random: Random): Ending {
  switch (random(25)) {
    case 0:
    case 1:
      return { by: 'rollback' }
    case 2:
      return { by: 'cut', after: random(statements + 1) }
    case 3:
      return { by: 'cut at commit', afterMs: random(6) }
    default:
      return { by: 'commit' }
  }
}

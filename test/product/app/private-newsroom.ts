/**
 * A newsroom with public and private articles: what is private carries a mark, so that tests can
 * look for it everywhere.
 */

import type { Bench } from '../../core/store/bench.ts'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'

/** In every text and address of a private article. */
export const mark = 'zqxleak'

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)

type Sql = Bench['sql']

/** Statements that insert an article with parts, named by its guid. */
type Written = {
  readonly name: string
  readonly language?: string
  readonly mode?: string
  readonly topics?: readonly string[]
  readonly source?: string
  readonly at?: Date
  readonly audience?: readonly string[]
  readonly text?: string
}

function insert({
  name,
  language = 'en',
  mode = 'ai-autonomous',
  topics = [],
  source,
  at = hoursAgo(500),
  ...given
}: Written) {
  const { audience, text = name } = given
  const id = `(select id from articles where guid = 'urn:example:${name}')`
  const reviewer = mode === 'ai-assisted' ? `'${text} reviewer'` : 'null'
  return `insert into articles (guid, url, title, standfirst, body_html, byline, language, status, published_at, disclosure_mode, reviewed_by,
      picture_url, picture_type, picture_alt, picture_credit, audience, ai_rights)
    values ('urn:example:${name}', 'https://news.example.org/${text}', '${text} title',
      '${text} standfirst', '<p>${text} body of solar power</p>',
      '${text} author', '${language}', 'published', '${at.toISOString()}', '${mode}', ${reviewer},
        'https://news.example.org/${text}.png', 'image/png',
      '${text} picture', '${text} credit',
        ${audience ? `'{${audience.join()}}', 'search-only'` : 'null, null'});
    ${topics
      .map(
        (
          slug,
        ) => `insert into topics values ('${slug}', '${audience ? mark : 'About'} ${slug}') on conflict do nothing;
      insert into article_topics values (${id}, '${slug}');`,
      )
      .join('')}
    insert into sources (article_id, position, url, title, publisher)
      values (${id}, 1, 'https://${source ?? 'council.example.net'}/${text}', '${text} source',
        '${text} publisher');
    insert into corrections (article_id, text, url, corrected_at)
      values (${id}, '${text} correction', 'https://news.example.org/${text}-correction', least(now(), timestamptz '${at.toISOString()}'));`
}

/** Runs statements as an import of an archive: nothing of it is new. */
const imported = (statements: string) =>
  `begin; set local candor.backdate = 'on'; ${statements} commit;`

/**
 * The public part: three topics, an archive, a deleted article, and news of an hour ago. The last
 * change was a day ago.
 */
export async function fillPublic(sql: Sql): Promise<void> {
  const old = Array.from({ length: 64 }, (_, n) =>
    insert({
      name: `old-${n}`,
      topics: ['science'],
      at: hoursAgo(3000 + n),
      ...(n % 2 === 0 && { mode: 'ai-assisted' }),
    }),
  )
  const others = [
    insert({ name: 'french', language: 'fr', topics: ['culture'] }),
    insert({ name: 'deleted', topics: ['science'] }),
    insert({ name: 'turncoat', topics: ['science', 'culture'] }),
    insert({ name: 'news', topics: ['science'], at: hoursAgo(1) }),
  ]
  await sql(imported([...old, ...others].join('')))
  await sql(
    `select candor_import_done(); insert into old_addresses values ('/was-secret', 'topics/hidden'), ('/was-science', 'topics/science')`,
  )
  await sql(`delete from articles where guid = 'urn:example:deleted'`)
  await settle(sql)
}

/** Makes all changes older than the seconds in which `Last-Modified` still moves. */
const settle = (sql: Sql) =>
  sql(
    behindTriggers(`update families set changed_at = changed_at - interval '1 day';
      update listings set changed_at = changed_at - interval '1 day';
      update archive_parts set closed_at = closed_at - interval '1 day'`),
  )

/** Everything that a private article does in its life, step by step. All of it is private. */
export const privateLives: Readonly<Record<string, string>> = {
  insert: [
    insert({
      name: `${mark}-1`,
      text: mark,
      topics: ['hidden', 'science'],
      source: 'leak.example',
      language: 'cy',
      mode: 'ai-assisted',
      audience: ['acme'],
    }),
    insert({
      name: `${mark}-2`,
      text: mark,
      topics: ['hidden', 'renamed'],
      at: hoursAgo(0),
      audience: ['acme', 'beta'],
    }),
    insert({
      name: `${mark}-3`,
      text: mark,
      topics: ['closed', 'culture'],
      source: 'leak.example',
      audience: ['beta'],
    }),
    insert({
      name: `${mark}-4`,
      text: mark,
      at: hoursAgo(-2),
      topics: ['embargoed', 'science'],
      audience: ['acme'],
    }),
  ].join(''),
  archive: Array.from({ length: 34 }, (_, n) =>
    insert({ name: `${mark}-old-${n}`, text: mark, topics: ['hidden'], audience: ['acme'] }),
  ).join(''),
  edit: `update articles set title = '${mark} edited', reviewed_at = now() where guid = 'urn:example:${mark}-1'`,
  correct: `insert into corrections (article_id, text) select id, '${mark} again' from articles where guid = 'urn:example:${mark}-1'`,
  retract: `update articles set status = 'retracted', retraction_reason = '${mark}', retracted_at = now() where guid = 'urn:example:${mark}-3'`,
  'another topic': `delete from article_topics where topic_slug = 'culture' and article_id in (select id from articles where audience is not null)`,
  'a renamed topic': `update topics set slug = 'new-name' where slug = 'renamed'`,
  'a renamed label': `update topics set label = '${mark} other' where slug = 'hidden'`,
  'another audience': `update articles set audience = '{beta,gamma}' where guid = 'urn:example:${mark}-2'`,
  withhold: `update articles set status = 'withheld' where guid = 'urn:example:${mark}-3'`,
  'publish again': `update articles set status = 'retracted' where guid = 'urn:example:${mark}-3'`,
  delete: `delete from articles where guid = 'urn:example:${mark}-old-3'`,
  'insert again': insert({
    name: `${mark}-old-3`,
    text: mark,
    topics: ['hidden'],
    audience: ['acme'],
  }),
  'take the guid of a deleted article': insert({
    name: 'deleted',
    text: mark,
    topics: ['science'],
    audience: ['acme'],
  }),
}

/** Families that these articles have, or would have. */
export const allFamilies = [
  ...[
    'all',
    'reviewed',
    'corrections',
    'modes/ai-autonomous',
    'modes/ai-assisted',
    'modes/human-only',
  ],
  ...[
    'languages/en',
    'languages/fr',
    'languages/cy',
    'sources/example.net',
    'sources/leak.example',
  ],
  ...['science', 'culture', 'hidden', 'renamed', 'new-name', 'closed', 'embargoed'].map(
    (slug) => `topics/${slug}`,
  ),
]

/**
 * All that public documents are made of, of what triggers keep: one row, equal as long as they stay
 * the same.
 */
export const publicState = async (sql: Sql) =>
  sql(`select (select jsonb_agg(to_jsonb(f) order by family) from families f where family not like 'partners/%' and newest_at is not null) as families,
    (select jsonb_agg(to_jsonb(l) order by family, article_id) from listings l
      where family not like 'partners/%') as listings,
    (select jsonb_agg(to_jsonb(p) order by family, month, part) from archive_parts p
      where family not like 'partners/%') as parts,
    (select jsonb_agg(to_jsonb(t) order by article_id) from tombstones t
      where exists (select from listings l where l.article_id = t.article_id and l.family not like 'partners/%')) as tombstones`)

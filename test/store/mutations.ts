/** For the marker's property test: an SQL expression for a new value of each column. */

/** `n` is 1–9; `text` is a random SQL string literal that is not blank. */
type Mutation = (n: number, text: string) => string

const words: Mutation = (_, text) => text
const address: Mutation = (n) => `'https://other.example.org/${n}'`
const number: Mutation = (n) => `${n}`
const earlier =
  (column: string): Mutation =>
  (n) =>
    `${column} - interval '${n} days'`
const shownArticle: Mutation = (n) =>
  `(select article_id from listings where left_at is null and listed_at <= now() order by article_id offset ${n % 3} limit 1)`

/** The test fails for every column that is missing here. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'articles.id': () => 'gen_random_uuid()',
  'articles.guid': () => `guid || ':other'`,
  'articles.url': address,
  'articles.title': words,
  'articles.standfirst': words,
  'articles.body_html': words,
  'articles.byline': words,
  'articles.byline_url': address,
  'articles.language': () => `'fr'`,
  'articles.status': (n) => `'${['withheld', 'draft', 'published', 'retracted'][n % 4]}'`,
  'articles.published_at': earlier('published_at'),
  'articles.updated_at': (n) => `updated_at + interval '${n} years'`,
  'articles.retraction_reason': words,
  'articles.retracted_at': (n) => `retracted_at + interval '${n} years'`,
  'articles.disclosure_mode': () => `'human-only'`,
  'articles.disclosure_model': words,
  'articles.disclosure_provider': words,
  'articles.disclosure_statement': words,
  'articles.reviewed_by': (_, text) => `case disclosure_mode when 'ai-autonomous' then reviewed_by else ${text} end`,
  'articles.generated_at': earlier('generated_at'),
  'articles.picture_url': (n) => (n % 2 === 0 ? 'null' : `'https://other.example.org/${n}.png'`),
  'articles.picture_type': () => `'image/webp'`,
  'articles.picture_bytes': number,
  'articles.picture_width': number,
  'articles.picture_height': number,
  'articles.picture_alt': words,
  'articles.picture_credit': words,
  'articles.picture_source_type': () => `'digitalCreation'`,
  'articles.number': (n) => `number + ${n}`,
  'sources.article_id': shownArticle,
  'sources.position': () => '-position',
  'sources.url': address,
  'sources.title': words,
  'sources.publisher': words,
  'sources.language': () => `'fr'`,
  'sources.accessed_at': earlier('accessed_at'),
  'topics.slug': (n) => `slug || '-${n}'`,
  'topics.label': words,
  'article_topics.article_id': shownArticle,
  'article_topics.topic_slug': () => `'unused'`,
  'corrections.id': () => 'default',
  'corrections.article_id': shownArticle,
  'corrections.text': words,
  'corrections.corrected_at': (n) => `corrected_at + interval '${n} years'`,
  'corrections.url': address,
  'tombstones.article_id': () => 'gen_random_uuid()',
  'tombstones.guid': () => `guid || ':other'`,
  'tombstones.deleted_at': earlier('deleted_at'),
  // The first row on disk may belong to a family that the test does not read.
  'listings.family': () => `case family when 'all' then 'other' else family end`,
  'listings.article_id': () => 'gen_random_uuid()',
  'listings.listed_at': () => `timestamptz '2000-01-01' + (timestamptz '2020-01-01' - listed_at)`,
  'listings.left_at': (n) => `case when left_at is null then now() - interval '${n} minutes' end`,
  'listings.changed_at': earlier('changed_at'),
  'archive_parts.family': () => `'other'`,
  'archive_parts.month': () => `'1999-01'`,
  'archive_parts.part': (n) => `part + ${n}`,
  'archive_parts.first_listed_at': earlier('first_listed_at'),
  'archive_parts.first_article_id': () => 'gen_random_uuid()',
  'archive_parts.last_listed_at': earlier('last_listed_at'),
  'archive_parts.last_article_id': () => 'gen_random_uuid()',
  'archive_parts.closed_at': earlier('closed_at'),
  'archive_parts.through': (n) => `through + ${n}`,
  'article_search.article_id': shownArticle,
  'article_search.config': () => `'french'`,
  'article_search.words': (_, text) => `to_tsvector(${text})`,
  'retired_topics.slug': (n) => `slug || '-${n}'`,
  'retired_topics.moved_to': () => `'unused'`,
  'public_suffixes.rule': (_, text) => `rule || ${text}`,
  'sources.domain': () => `'example.net'`,
  'families.family': () => `case family when 'all' then 'other' else family end`,
  'families.version': (n) => `version + ${n}`,
  'families.changed_at': earlier('changed_at'),
  'families.articles': (n) => `articles + ${n}`,
  'families.newest_at': earlier('newest_at'),
  'families.languages': () => `'{fr}'`,
  'notices.id': () => 'gen_random_uuid()',
  'notices.article_id': shownArticle,
  'notices.kind': (n) => `'${['correction', 'retraction'][n % 2]}'`,
  'notices.dated_at': earlier('dated_at'),
  'notices.number': (n) => `number + ${n}`,
  'notices.digest': words,
  'notices.gone': () => 'not gone',
  'pending_changes.id': () => 'default',
  'pending_changes.kind': () => `'topics'`,
  'pending_changes.keys': () => `'{unused}'`,
  'pending_changes.details': () => 'null',
  'pending_changes.backdated': () => 'true',
}

/** Columns that change no document: identities, which cannot change, and columns of the marker itself. */
export const unseen: readonly string[] = [
  'articles.id',
  'articles.guid',
  'articles.number',
  // Only addresses have it: feeds show labels.
  'topics.slug',
  'families.version',
  'families.changed_at',
  // Changes other documents than the feed of all articles: see test/app/family-changes.suite.ts.
  'listings.changed_at',
  // The database closes parts again at once if their family or bounds change.
  'archive_parts.family',
  'archive_parts.first_listed_at',
  'archive_parts.first_article_id',
  'archive_parts.last_article_id',
  'archive_parts.closed_at',
  // Changes only the directory and searches, which have no marker of their own.
  'families.articles',
  'families.newest_at',
  'families.languages',
  'archive_parts.through',
  'article_search.article_id',
  'article_search.config',
  'article_search.words',
  'retired_topics.slug',
  'retired_topics.moved_to',
  // Changes only the feed of corrections.
  'notices.id',
  'notices.article_id',
  'notices.kind',
  'notices.dated_at',
  'notices.number',
  'notices.digest',
  'notices.gone',
  // Empty between transactions.
  'pending_changes.id',
  'pending_changes.kind',
  'pending_changes.keys',
  'pending_changes.details',
  'pending_changes.backdated',
  // Rules apply only to later writes, and the database sets the domain itself.
  'public_suffixes.rule',
  'sources.domain',
]

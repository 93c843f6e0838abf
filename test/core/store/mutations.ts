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
  'articles.external_id': (n) => `'a-${n}'`,
  'articles.holder': words,
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
  'articles.disclosure_mode': () => `case when disclosure_mode <> 'human-only' then disclosure_mode
    when reviewed_by is null then 'ai-autonomous' else 'ai-assisted' end`,
  'articles.disclosure_model': words,
  'articles.disclosure_provider': words,
  'articles.disclosure_statement': words,
  'articles.disclosure_parts': (n) =>
    `'[{"name":"${n % 2 === 0 ? 'summary' : 'headline'}","mode":"human-only"}]'`,
  'articles.reviewed_by': (_, text) =>
    `case disclosure_mode when 'ai-autonomous' then reviewed_by else ${text} end`,
  'articles.reviewed_at': earlier('reviewed_at'),
  'articles.reviewed_digest': words,
  'articles.generated_at': earlier('generated_at'),
  'articles.picture_url': (n) => (n % 2 === 0 ? 'null' : `'https://other.example.org/${n}.png'`),
  'articles.picture_type': () => `'image/webp'`,
  'articles.picture_bytes': number,
  'articles.picture_width': number,
  'articles.picture_height': number,
  'articles.picture_alt': words,
  'articles.picture_credit': words,
  'articles.picture_source_type': () => `'digitalCreation'`,
  'articles.ai_rights': () => `'search-only'`,
  'articles.audience': (n) => `'{partner-${n}}'`,
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
  'corrections.corrected_at': earlier('corrected_at'),
  'corrections.url': address,
  'article_search.article_id': shownArticle,
  'article_search.config': () => `'french'`,
  'article_search.words': (_, text) => `to_tsvector(${text})`,
  'retired_topics.slug': (n) => `slug || '-${n}'`,
  'retired_topics.moved_to': () => `'unused'`,
  'old_addresses.path': (n) => `path || ${n}`,
  'old_addresses.family': () => `'reviewed'`,
  'old_addresses.format': () => `'json'`,
  'public_suffixes.rule': (_, text) => `rule || ${text}`,
  'sources.domain': () => `'example.net'`,
  'families.family': () => `case family when 'all' then 'other' else family end`,
  'families.version': (n) => `version + ${n}`,
  'families.changed_at': earlier('changed_at'),
  'families.withdrawn_at': earlier('withdrawn_at'),
  'families.articles': (n) => `articles + ${n}`,
  'families.newest_at': earlier('newest_at'),
  'families.languages': () => `'{fr}'`,
  'pending_changes.id': () => 'default',
  'pending_changes.kind': () => `'topics'`,
  'pending_changes.keys': () => `'{unused}'`,
  'pending_changes.details': () => 'null',
  'pending_changes.backdated': () => 'true',
  'article_events.id': () => 'default',
  'article_events.at': earlier('at'),
  'article_events.article_id': shownArticle,
  'article_events.guid': words,
  'article_events.action': words,
  'article_events.fields': () => `'{title}'`,
  'article_events.status': words,
  'article_events.text_digest': words,
  'article_events.disclosure': () => `'{}'`,
  'article_events.role': words,
  'article_events.actor': words,
  'reviewed_texts.article_id': shownArticle,
  'reviewed_texts.digest': words,
  'reviewed_texts.at': earlier('at'),
  'reviewed_texts.title': words,
  'reviewed_texts.standfirst': words,
  'reviewed_texts.body_html': words,
}

/**
 * Columns that change no document: identities, which cannot change, and columns of the marker
 * itself.
 */
export const unseen: readonly string[] = [
  'articles.id',
  'articles.guid',
  'articles.number',
  // Not in feeds; the database sets the digest itself.
  'articles.external_id',
  'articles.holder',
  // Only with AI_RIGHTS.
  'articles.ai_rights',
  'articles.reviewed_at',
  'articles.reviewed_digest',
  // Only addresses have it: feeds show labels.
  'topics.slug',
  'families.version',
  'families.changed_at',
  'families.withdrawn_at',
  // Changes only the directory and searches, which have no marker of their own.
  'families.articles',
  'families.newest_at',
  'families.languages',
  'article_search.article_id',
  'article_search.config',
  'article_search.words',
  'retired_topics.slug',
  'retired_topics.moved_to',
  'old_addresses.path',
  'old_addresses.family',
  'old_addresses.format',
  // Empty between transactions.
  'pending_changes.id',
  'pending_changes.kind',
  'pending_changes.keys',
  'pending_changes.details',
  'pending_changes.backdated',
  // Rules apply only to later writes, and the database sets the domain itself.
  'public_suffixes.rule',
  'sources.domain',
  // They never change.
  'article_events.id',
  'article_events.at',
  'article_events.article_id',
  'article_events.guid',
  'article_events.action',
  'article_events.fields',
  'article_events.status',
  'article_events.text_digest',
  'article_events.disclosure',
  'article_events.role',
  'article_events.actor',
  'reviewed_texts.article_id',
  'reviewed_texts.digest',
  'reviewed_texts.at',
  'reviewed_texts.title',
  'reviewed_texts.standfirst',
  'reviewed_texts.body_html',
]

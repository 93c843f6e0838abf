/** Body → rows: fills in what a body may leave out. Pure: the time comes from the database. */
import { storedUrl } from '../text/web-address.ts'
import type { StoredArticle } from '../writer/read-articles.ts'
import type { ArticleRows } from '../writer/write-articles.ts'
import type { ArticleBody } from './article-body.ts'
import { isSameMoment } from './timestamp.ts'

/** The names of a new article. */
type Identity = {
  readonly id: string
  readonly external_id: string | null
  readonly guid: string
  readonly holder: string | null
}

const text = ['title', 'standfirst', 'body_html'] as const

/** Whether people would read another text than the stored one. */
function changesText(body: ArticleBody, stored: StoredArticle): boolean {
  return text.some((name) => (body[name] ?? '') !== stored.columns[name])
}

/** Whether a text that people could read changes. */
const updatesText = (body: ArticleBody, stored: StoredArticle | null): boolean =>
  stored !== null && stored.columns['status'] !== 'draft' && changesText(body, stored)

/**
 * An answer that is sent back with another text has the date of the earlier one: that is left out,
 * so it becomes now.
 */
export function withoutEarlierUpdate(body: ArticleBody, stored: StoredArticle | null): ArticleBody {
  if (!updatesText(body, stored)) return body
  const { updated_at: given, ...others } = body
  const was = stored?.columns['updated_at']
  const isEarlier =
    (given ?? null) === null || (typeof was === 'string' && isSameMoment(String(given), was))
  return isEarlier ? others : body
}

/**
 * The rows of an article, new with a `fresh` identity, or stored. A status that the body leaves out
 * is the stored one, and with it the retraction: a pipeline that sends its article again
 * unpublishes nothing, and takes no retraction back. A date that the body leaves out is the stored
 * one; without one, a published article is published now (`null` cannot take that date away), and a
 * retracted one retracted now. A published article whose text changes was updated now. Corrections
 * that the body leaves out stay, and so does the audience: a program that knows nothing of it must
 * not make a private article public. URLs are as `storedUrl` has them.
 */
export function toRows(
  given: ArticleBody,
  stored: StoredArticle | null,
  now: string,
  fresh?: Identity,
): ArticleRows {
  const body = withStoredUrls(given, stored)
  const { disclosure, picture, retraction } = body
  const was = stored?.columns ?? {}
  const status = body.status ?? was['status'] ?? 'draft'
  const isPublic = status === 'published' || status === 'retracted'
  const keepsReason = retraction === undefined && status === was['status']
  const reason = (keepsReason ? was['retraction_reason'] : retraction?.reason) ?? null
  return {
    article: {
      id: stored?.id ?? fresh?.id ?? '',
      ...columnsOf(stored?.columns ?? fresh ?? {}, '', ['external_id', 'guid', 'holder']),
      ...columnsOf(body, '', ['url', 'title']),
      standfirst: body.standfirst ?? '',
      body_html: body.body_html ?? '',
      ...columnsOf(body, '', ['byline', 'byline_url', 'language']),
      status,
      published_at: isPublic
        ? (body.published_at ?? was['published_at'] ?? now)
        : dated(body.published_at, was['published_at']),
      updated_at:
        body.updated_at === undefined && updatesText(body, stored)
          ? now
          : dated(body.updated_at, was['updated_at']),
      retraction_reason: reason,
      retracted_at:
        reason === null
          ? null
          : (retraction?.at ??
            (was['retraction_reason'] === reason ? was['retracted_at'] : null) ??
            now),
      ...columnsOf(disclosure, 'disclosure_', disclosureMembers),
      ...columnsOf(disclosure, '', ['reviewed_by', 'generated_at']),
      reviewed_at: reviewedAt(disclosure, was),
      ...columnsOf(picture ?? {}, 'picture_', pictureMembers),
      ai_rights: body.ai_rights ?? null,
      audience: body.audience === undefined ? (was['audience'] ?? null) : unique(body.audience),
    },
    sources: body.sources ?? [],
    topics: (body.topics ?? []).map((topic) =>
      typeof topic === 'string' ? { slug: topic, label: null } : topic,
    ),
    corrections: body.corrections === undefined ? null : body.corrections,
  }
}

/**
 * With URLs as `storedUrl` makes them. One that SQL stored in another form stays: an answer that is
 * sent back changes nothing.
 */
function withStoredUrls(body: ArticleBody, stored: StoredArticle | null): ArticleBody {
  const { columns = {}, sources = [], corrections = [] } = stored ?? {}
  const kept = new Set<unknown>([
    ...['url', 'byline_url', 'picture_url'].map((name) => columns[name]),
    ...[...sources, ...corrections].map(({ url }) => url),
  ])
  const written = (url: string) => (kept.has(url) ? url : storedUrl(url))
  const optional = (url: string | null | undefined) =>
    typeof url === 'string' ? written(url) : url
  return {
    ...body,
    url: written(body.url),
    byline_url: optional(body.byline_url),
    ...(body.picture && { picture: { ...body.picture, url: written(body.picture.url) } }),
    ...(body.sources && {
      sources: body.sources.map((each) => ({ ...each, url: written(each.url) })),
    }),
    ...(body.corrections && {
      corrections: body.corrections.map((each) => ({ ...each, url: optional(each.url) })),
    }),
  }
}

/** Members of a body that are columns with a prefix. */
export const disclosureMembers = ['mode', 'model', 'provider', 'statement'] as const
export const pictureMembers = [
  'url',
  'type',
  'alt',
  'bytes',
  'width',
  'height',
  'credit',
  'source_type',
] as const

const columnsOf = (
  members: Readonly<Record<string, unknown>>,
  prefix: string,
  names: readonly string[],
) => Object.fromEntries(names.map((name) => [prefix + name, members[name] ?? null]))

type Stored = StoredArticle['columns']

const unique = (names: readonly string[] | null) => names && [...new Set(names)]

const dated = (given: string | null | undefined, stored: Stored[string] | undefined) =>
  given === undefined ? (stored ?? null) : given

/**
 * The date of a review goes with its reviewer, as `candor_review` has it: so the same again is not
 * a change.
 */
function reviewedAt({ reviewed_by, reviewed_at }: ArticleBody['disclosure'], was: Stored) {
  if ((reviewed_by ?? '') === '') return null
  return reviewed_at ?? (reviewed_by === was['reviewed_by'] ? (was['reviewed_at'] ?? null) : null)
}

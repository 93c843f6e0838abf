/** Body → rows: fills in what a body may leave out. Pure: the time comes from the database. */
import { partAttributes } from 'candor-disclosure/disclosure/reading-parts.ts'
import { storedUrl } from 'candor-disclosure/text/web-address.ts'
import type { ArticleBody } from './article-body.ts'
import type { ArticleRows, StoredArticle, WrittenPart } from './store/stored-article.ts'
import { isSameMoment, toUtc } from './timestamp.ts'

type Identity = Pick<StoredArticle, 'id' | 'external_id' | 'guid' | 'holder'>

const text = ['title', 'standfirst', 'body_html'] as const

/** Says whether people would read another text than the stored one. */
function changesText(body: ArticleBody, stored: StoredArticle): boolean {
  return text.some((name) => (body[name] ?? '') !== stored[name])
}

/** Says whether a text that people could read changes, or comes back. */
const updatesText = (body: ArticleBody, stored: StoredArticle | null): boolean =>
  stored !== null &&
  stored.status !== 'draft' &&
  (changesText(body, stored) || (stored.status === 'retracted' && body.status === 'published'))

/**
 * An answer that is sent back with another text has the date of the earlier one: that is left out,
 * so it becomes now.
 */
export function withoutEarlierUpdate(body: ArticleBody, stored: StoredArticle | null): ArticleBody {
  if (!updatesText(body, stored)) return body
  const { updated_at: given, ...others } = body
  const was = stored?.updated_at ?? ''
  const isEarlier = (given ?? null) === null || isSameMoment(String(given), was)
  return isEarlier ? others : body
}

/**
 * The rows of an article, new or stored. A status that the body leaves out
 * is the stored one, and with it the retraction: a pipeline that sends its article again
 * unpublishes nothing, and takes no retraction back. A date that the body leaves out is the stored
 * one; without one, a published article is published now (`null` cannot take that date away), and a
 * retracted one retracted now. A published article whose text changes, or comes back after a
 * retraction, was updated now. Corrections that the body leaves out stay, and so does the audience:
 * a program that knows nothing of it must not make a private article public. URLs are as
 * `storedUrl` has them.
 */
export function toRows(
  given: ArticleBody,
  stored: StoredArticle | null,
  now: string,
  { id, external_id, guid, holder }: Identity,
): ArticleRows {
  const body = withStoredUrls(given, stored)
  const { disclosure, picture } = body
  const status = body.status ?? stored?.status ?? 'draft'
  const isPublic = status === 'published' || status === 'retracted'
  return {
    article: {
      id,
      external_id,
      guid,
      holder,
      url: body.url,
      title: body.title,
      standfirst: body.standfirst ?? '',
      body_html: body.body_html ?? '',
      byline: body.byline ?? null,
      byline_url: body.byline_url ?? null,
      language: body.language,
      status,
      published_at: isPublic
        ? (body.published_at ?? stored?.published_at ?? now)
        : dated(body.published_at, stored?.published_at),
      updated_at:
        body.updated_at === undefined && updatesText(body, stored)
          ? now
          : dated(body.updated_at, stored?.updated_at),
      ...toRetraction(body, status, stored, now),
      disclosure_mode: disclosure.mode,
      disclosure_model: disclosure.model ?? null,
      disclosure_provider: disclosure.provider ?? null,
      disclosure_statement: disclosure.statement ?? null,
      disclosure_parts: disclosure.parts?.length ? disclosure.parts.map(toPart) : null,
      reviewed_by: disclosure.reviewed_by ?? null,
      generated_at: disclosure.generated_at ?? null,
      reviewed_at: reviewedAt(disclosure, stored),
      picture_url: picture?.url ?? null,
      picture_type: picture?.type ?? null,
      picture_alt: picture?.alt ?? null,
      picture_bytes: picture?.bytes ?? null,
      picture_width: picture?.width ?? null,
      picture_height: picture?.height ?? null,
      picture_credit: picture?.credit ?? null,
      picture_source_type: picture?.source_type ?? null,
      ai_rights: body.ai_rights ?? null,
      audience: body.audience === undefined ? (stored?.audience ?? null) : unique(body.audience),
    },
    sources: body.sources ?? [],
    topics: (body.topics ?? []).map((topic) =>
      typeof topic === 'string' ? { slug: topic, label: null } : topic,
    ),
    corrections: body.corrections === undefined ? null : body.corrections,
  }
}

function toRetraction(
  { retraction }: ArticleBody,
  status: StoredArticle['status'],
  stored: StoredArticle | null,
  now: string,
) {
  const keepsReason = retraction === undefined && status === stored?.status
  const reason = (keepsReason ? stored.retraction_reason : retraction?.reason) ?? null
  const was = stored?.retraction_reason === reason ? stored?.retracted_at : null
  return {
    retraction_reason: reason,
    retracted_at: reason === null ? null : (retraction?.at ?? was ?? now),
  }
}

/**
 * With URLs as `storedUrl` makes them. One that SQL stored in another form stays: an answer that is
 * sent back changes nothing.
 */
function withStoredUrls(body: ArticleBody, stored: StoredArticle | null): ArticleBody {
  const { url, byline_url, picture_url, sources = [], corrections = [] } = stored ?? {}
  const kept = new Set([
    ...[url, byline_url, picture_url],
    ...[...sources, ...corrections].map((part) => part.url),
  ])
  const written = (given: string) => (kept.has(given) ? given : storedUrl(given))
  const optional = (given: string | null | undefined) =>
    typeof given === 'string' ? written(given) : given
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

type SentPart = NonNullable<ArticleBody['disclosure']['parts']>[number]

const partMembers = Object.keys(partAttributes) as readonly (keyof typeof partAttributes)[]

/** With its members in one order, without those that have no value, and with its date in UTC. */
export const toPart = (part: SentPart): WrittenPart => ({
  ...{ name: part.name, mode: part.mode },
  ...Object.fromEntries(
    partMembers.flatMap((name) => {
      const value = part[name] ?? null
      return value === null ? [] : [[name, name === 'reviewed_at' ? toUtc(value) : value]]
    }),
  ),
})

const unique = (names: readonly string[] | null) => names && [...new Set(names)]

const dated = (given: string | null | undefined, stored: string | null = null) =>
  given === undefined ? stored : given

/**
 * The date of a review goes with its reviewer, as `candor_review` has it: so the same again is not
 * a change.
 */
function reviewedAt(
  { reviewed_by, reviewed_at }: ArticleBody['disclosure'],
  stored: StoredArticle | null,
) {
  if ((reviewed_by ?? '') === '') return null
  return reviewed_at ?? (reviewed_by === stored?.reviewed_by ? stored?.reviewed_at : null) ?? null
}

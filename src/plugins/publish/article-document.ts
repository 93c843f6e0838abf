/** Stored article → what the API answers. */
import { familyPath } from '../../core/families/families.ts'
import { entityTag } from '../../core/http/encode.ts'
import { formatUrls } from '../../core/request/address.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import { publicFamily } from '../../core/store/selection.ts'
import type { ArticleBody } from './article-body.ts'
import { toPart } from './article-rows.ts'
import type { Visibility } from './store/read-visibility.ts'
import type { StoredArticle } from './store/stored-article.ts'

/** A stored article in the form in which it is sent, with all its members. */
export type StoredBody = {
  [Name in Exclude<keyof ArticleBody, 'guid' | 'unretract' | 'topics'>]-?: Exclude<
    ArticleBody[Name],
    undefined
  >
} & { topics: { readonly slug: string; readonly label: string }[] }

export function toBody(stored: StoredArticle): StoredBody {
  const { retraction_reason: reason, retracted_at: at } = stored
  return {
    url: stored.url,
    title: stored.title,
    standfirst: stored.standfirst,
    body_html: stored.body_html,
    byline: stored.byline,
    byline_url: stored.byline_url,
    language: stored.language,
    status: stored.status,
    published_at: stored.published_at,
    updated_at: stored.updated_at,
    retraction: reason === null ? null : { reason, ...(at !== null && { at }) },
    disclosure: {
      mode: stored.disclosure_mode,
      model: stored.disclosure_model,
      provider: stored.disclosure_provider,
      statement: stored.disclosure_statement,
      reviewed_by: stored.reviewed_by,
      reviewed_at: stored.reviewed_at,
      generated_at: stored.generated_at,
      ...(stored.disclosure_parts && { parts: stored.disclosure_parts.map(toPart) }),
    },
    picture: toPicture(stored),
    ai_rights: stored.ai_rights,
    sources: [...stored.sources],
    topics: [...stored.topics],
    audience: stored.audience,
    corrections: [...stored.corrections],
  }
}

const toPicture = (stored: StoredArticle): StoredBody['picture'] =>
  stored.picture_url === null
    ? null
    : {
        url: stored.picture_url,
        type: stored.picture_type ?? '',
        alt: stored.picture_alt ?? '',
        bytes: stored.picture_bytes,
        width: stored.picture_width,
        height: stored.picture_height,
        credit: stored.picture_credit,
        source_type: stored.picture_source_type,
      }

export function toDocument(
  site: Site,
  stored: StoredArticle,
  { shown, reason, families, returned }: Visibility,
) {
  const root = rootOf(site)
  const { id, external_id, guid } = stored
  return {
    id,
    external_id,
    guid,
    ...toBody(stored),
    shown,
    reason,
    ...(returned && { returned }),
    // A private article has the addresses of public feeds, where its partners see it.
    feeds: [...new Set(families.map(publicFamily))].map((family) => ({
      family,
      ...formatUrls(`${root}${familyPath(family)}`),
    })),
  }
}

/**
 * A strong entity tag of the article (RFC 9110 §8.8.3), not of where it stands: other articles move
 * that. With it, `If-Match` keeps a writer from overwriting what another has written since.
 */
export async function articleTag(stored: StoredArticle): Promise<string> {
  const { id, external_id, guid } = stored
  const text = JSON.stringify([id, external_id, guid, toBody(stored)])
  return (await entityTag(new TextEncoder().encode(text))).slice('W/'.length)
}

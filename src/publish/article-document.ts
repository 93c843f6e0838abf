/** Stored article → what the API answers. */
import { familyPath } from '../families/families.ts'
import { entityTag } from '../http/encode.ts'
import { formatUrls } from '../request/formats.ts'
import { rootOf, type Site } from '../settings/site.ts'
import { publicFamily } from '../store/selection.ts'
import type { StoredArticle, Visibility } from '../writer/read-articles.ts'
import type { ArticleBody } from './article-body.ts'
import { disclosureMembers, pictureMembers } from './article-rows.ts'

type Columns = StoredArticle['columns']

/** Columns of a group as members, or `null` if the group is empty. */
function group(columns: Columns, prefix: string, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, columns[`${prefix}${name}`] ?? null]))
}

/** A stored article in the form in which it is sent, with all its members. */
export type StoredBody = {
  [Name in Exclude<keyof ArticleBody, 'guid' | 'unretract' | 'topics'>]-?: Exclude<
    ArticleBody[Name],
    undefined
  >
} & { topics: { readonly slug: string; readonly label: string }[] }

export function toBody({ columns, sources, topics, corrections }: StoredArticle): StoredBody {
  const { retraction_reason: reason, retracted_at: at } = columns
  const members = {
    ...group(columns, '', [
      'url',
      'title',
      'standfirst',
      'body_html',
      'byline',
      'byline_url',
      'language',
      'status',
    ]),
    ...group(columns, '', ['published_at', 'updated_at']),
    retraction: reason === null ? null : { reason, ...(at !== null && { at }) },
    disclosure: {
      ...group(columns, 'disclosure_', disclosureMembers),
      ...group(columns, '', ['reviewed_by', 'reviewed_at', 'generated_at']),
    },
    picture: columns['picture_url'] === null ? null : group(columns, 'picture_', pictureMembers),
    ...group(columns, '', ['ai_rights']),
    sources,
    topics,
    audience: columns['audience'],
    corrections,
  }
  return members as unknown as StoredBody
}

export function toDocument(
  site: Site,
  stored: StoredArticle,
  { shown, reason, families, returned }: Visibility,
) {
  const root = rootOf(site)
  const { external_id, guid } = stored.columns
  return {
    id: stored.id,
    external_id: external_id as string | null,
    guid: guid as string,
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
  const { id, columns } = stored
  const text = JSON.stringify([id, columns['external_id'], columns['guid'], toBody(stored)])
  return (await entityTag(new TextEncoder().encode(text))).slice('W/'.length)
}

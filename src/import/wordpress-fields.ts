/** Fields of a post in an export of WordPress: its own, and those of plugins that newsrooms use. */
import type { FoundItem, FoundTopic, OldFeed } from './found-item.ts'
import type { ImportNote } from './imported-article.ts'
import { readSummary } from './item-parts.ts'
import { noteLostElements, noteLostMembers } from './lost-fields.ts'
import { barePicture, type FoundMedia } from './media.ts'
import { note } from './notes.ts'
import { toSegment } from './percent.ts'
import {
  attribute,
  childText,
  elementsOf,
  readNamespaces as ns,
  resolved,
  textOf,
  wordpress,
  type XmlElement,
} from './xml-element.ts'

/** The text of an element of WordPress, of any version of the format. */
export function wpText(parent: XmlElement, local: string): string | null {
  const found = elementsOf(parent).find((each) => each.local === local && each.uri.startsWith(wordpress))
  return found === undefined ? null : textOf(found) || null
}

const isMeta = ({ local, uri }: XmlElement): boolean => local === 'postmeta' && uri.startsWith(wordpress)

/** The values of a custom field that are not empty, which a post can have several times. */
export const metaOf = (item: XmlElement, key: string): readonly string[] =>
  elementsOf(item)
    .filter(isMeta)
    .filter((field) => wpText(field, 'meta_key') === key)
    .flatMap((field) => wpText(field, 'meta_value') ?? [])

/** The excerpt of a post, the caption of a picture. */
export function excerptOf(item: XmlElement): string | null {
  const excerpt = elementsOf(item).find(({ local, uri }) => local === 'encoded' && uri.endsWith('/excerpt/'))
  return excerpt === undefined ? null : textOf(excerpt)
}

const topicTaxonomies = ['category', 'post_tag', 'tag']

/** Of Co-Authors Plus (php/class-coauthors-plus.php: `$coauthor_taxonomy`). */
const authorTaxonomy = 'author'

/** What a post has of some taxonomies. */
const termsOf = (item: XmlElement, ...taxonomies: readonly string[]): readonly XmlElement[] =>
  elementsOf(item).filter((each) => each.local === 'category' && taxonomies.includes(attribute(each, 'domain') ?? ''))

/** `parents` has the slug of the category above that of another. */
export const topicsOf = (item: XmlElement, parents: ReadonlyMap<string, string>): readonly FoundTopic[] =>
  termsOf(item, ...topicTaxonomies).map((term) => {
    const slug = attribute(term, 'nicename')
    const isCategory = attribute(term, 'domain') === 'category'
    const slugs = slug === null ? [] : isCategory ? withParents(slug, parents) : [slug]
    return { label: textOf(term), slug, feeds: slug === null ? [] : feedsOf(isCategory ? 'category' : 'tag', slugs) }
  })

/** https://developer.wordpress.org/reference/functions/get_term_feed_link/ */
function feedsOf(base: string, slugs: readonly string[]): readonly OldFeed[] {
  const path = `/${[base, ...slugs.map(toSegment)].join('/')}/feed/`
  return [
    { path, format: 'rss' },
    { path: `${path}atom/`, format: 'atom' },
  ]
}

/** From the top. */
function withParents(slug: string, parents: ReadonlyMap<string, string>): readonly string[] {
  const path = new Set<string>()
  for (let at: string | undefined = slug; at !== undefined && !path.has(at); at = parents.get(at)) path.add(at)
  return [...path].toReversed()
}

const knownElements =
  'title link guid pubDate category enclosure dc:creator content:encoded wp:encoded wp:post_id wp:post_date wp:post_date_gmt ' +
  'wp:post_modified wp:post_modified_gmt wp:post_name wp:post_type wp:post_password wp:post_parent wp:menu_order wp:status ' +
  'wp:comment_status wp:ping_status wp:comment wp:postmeta'

/** Those that `standfirstOf` notes, too, and those that WordPress keeps for itself (`_oembed_…` as well). */
const knownMeta =
  '_thumbnail_id enclosure _yoast_wpseo_metadesc rank_math_description _edit_last _edit_lock _encloseme _pingme'

/** Elements, custom fields and taxonomies that have no place in an article. */
export function noteLostFields(item: XmlElement, notes: ImportNote[]): void {
  noteLostElements(item, knownElements, notes)
  const meta = elementsOf(item)
    .filter(isMeta)
    .map((field) => [wpText(field, 'meta_key') ?? '', wpText(field, 'meta_value')] as const)
    .filter(([key, value]) => value !== null && !key.startsWith('_oembed_'))
  noteLostMembers(Object.fromEntries(meta), knownMeta, notes)
  const found = elementsOf(item).flatMap((each) => (each.local === 'category' ? (attribute(each, 'domain') ?? []) : []))
  for (const taxonomy of new Set(found)) {
    if (![...topicTaxonomies, authorTaxonomy].includes(taxonomy)) notes.push(note('field_lost', `taxonomy ${taxonomy}`))
  }
}

/**
 * A term of Co-Authors Plus has a login as its name, and `cap-` and more as its slug (`update_author_term()` in the same file). With
 * such terms, they are the authors; `dc:creator` is who wrote the post in WordPress.
 */
export function authorsOf(item: XmlElement, names: ReadonlyMap<string, string>): FoundItem['authors'] {
  const creator = childText(item, ns.dc, 'creator')
  const terms = termsOf(item, authorTaxonomy).map((term) => [textOf(term), attribute(term, 'nicename') ?? ''] as const)
  const found = terms.length > 0 || creator === null ? terms : [[creator, ''] as const]
  return found.map(([login, slug]) => ({ name: names.get(login) ?? names.get(slug) ?? login, url: null }))
}

/** Login and slug of a guest author, who has no account, with the name (php/class-coauthors-guest-authors.php). */
export function guestAuthor(item: XmlElement): readonly (readonly [string, string])[] {
  const [name] = metaOf(item, 'cap-display_name')
  if (wpText(item, 'post_type') !== 'guest-author' || name === undefined) return []
  return [...metaOf(item, 'cap-user_login'), wpText(item, 'post_name') ?? ''].map((key) => [key, name] as const)
}

/**
 * Of custom fields, in three lines: address, length, and media type, perhaps with more behind it (`rss_enclosure()` in
 * wp-includes/feed.php); and those of RSS, which plugins write.
 */
export function enclosuresOf(item: XmlElement): FoundMedia {
  const elements = elementsOf(item).filter(({ local, uri }) => local === 'enclosure' && uri === '')
  const found = [
    ...metaOf(item, 'enclosure').map((value) => value.split('\n').map((line) => line.trim())),
    ...elements.map((each) => [attribute(each, 'url') ?? '', '', attribute(each, 'type') ?? '']),
  ]
  const files = found.flatMap(([address = '', , type = '']) => {
    const url = resolved(address, item.base)
    return url === null ? [] : [{ url, type: type.split(/\s/)[0]?.toLowerCase() || null, title: null }]
  })
  const isPicture = ({ type }: { readonly type: string | null }) => type?.startsWith('image/') === true
  return {
    pictures: files.filter(isPicture).map(({ url, type }) => ({ ...barePicture(url), type })),
    enclosures: files.filter((file) => !isPicture(file)),
  }
}

/**
 * Descriptions for search engines: of Yoast SEO (wordpress-seo, inc/class-wpseo-meta.php: `$meta_prefix`, `metadesc`) and of Rank
 * Math (seo-by-rank-math: `rank_math_description`). Without an
 * excerpt, one of them is the standfirst, but none with variables such as `%%excerpt%%`, which only the plugin can fill in.
 */
export function standfirstOf(item: XmlElement, notes: ImportNote[]): string {
  const excerpt = readSummary(excerptOf(item))
  const found = ['_yoast_wpseo_metadesc', 'rank_math_description'].flatMap((key) => {
    const [value] = metaOf(item, key)
    return value === undefined ? [] : [{ key, text: readSummary(value) }]
  })
  const usable = found.find(({ text }) => text !== '' && !/%[\w()-]+%/.test(text))
  const standfirst = excerpt || usable?.text || ''
  if (excerpt === '' && standfirst !== '') notes.push(note('standfirst_guessed', standfirst.slice(0, 80)))
  for (const { key, text } of found) if (text !== standfirst) notes.push(note('field_lost', key))
  return standfirst
}

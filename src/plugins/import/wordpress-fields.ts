/** Fields of a post in an export of WordPress: its own, and those of plugins that newsrooms use. */

import { resolved, type XmlElement } from 'candor-disclosure/parse/xml-element.ts'
import type { FoundItem, FoundTopic } from './found-item.ts'
import { fieldsOf, noteLost, readSummary, toSegment } from './item-parts.ts'
import { barePicture, type FoundMedia } from './media.ts'
import { type ImportNote, note } from './notes.ts'

/** Names and values of the custom fields that are not empty. */
const fieldsWithValues = (item: XmlElement): readonly (readonly [string, string])[] =>
  item.all('wp:postmeta').flatMap((field) => {
    const value = field.textOf('wp:meta_value')
    return value === null ? [] : [[field.textOf('wp:meta_key') ?? '', value] as const]
  })

/** The values of a custom field that are not empty, which a post can have several times. */
export const metaOf = (item: XmlElement, key: string): readonly string[] =>
  fieldsWithValues(item).flatMap(([name, value]) => (name === key ? [value] : []))

const topicTaxonomies = ['category', 'post_tag', 'tag']

/** The taxonomy of Co-Authors Plus (php/class-coauthors-plus.php: `$coauthor_taxonomy`). */
const authorTaxonomy = 'author'

const termsOf = (item: XmlElement, ...taxonomies: readonly string[]): readonly XmlElement[] =>
  item.all('category').filter((each) => taxonomies.includes(each.attribute('domain') ?? ''))

/**
 * `parents` has the slug of the category above that of another. For the addresses of feeds see
 * https://developer.wordpress.org/reference/functions/get_term_feed_link/
 */
export const topicsOf = (
  item: XmlElement,
  parents: ReadonlyMap<string, string>,
): readonly FoundTopic[] =>
  termsOf(item, ...topicTaxonomies).map((term) => {
    const [label, slug] = [term.text, term.attribute('nicename')]
    if (slug === null) return { label, slug }
    const isCategory = term.attribute('domain') === 'category'
    const segments = isCategory ? ['category', ...withParents(slug, parents)] : ['tag', slug]
    const path = `/${segments.map(toSegment).join('/')}/feed/`
    const atom = { path: `${path}atom/`, format: 'atom' } as const
    return { label, slug, feeds: [{ path, format: 'rss' }, atom] }
  })

function withParents(slug: string, parents: ReadonlyMap<string, string>): readonly string[] {
  const path = new Set<string>()
  for (let at: string | undefined = slug; at !== undefined && !path.has(at); at = parents.get(at))
    path.add(at)
  return [...path].toReversed()
}

const knownElements =
  'title link guid pubDate category enclosure dc:creator content:encoded excerpt:encoded wp:post_id wp:post_date ' +
  'wp:post_date_gmt wp:post_modified wp:post_modified_gmt wp:post_name wp:post_type wp:post_password wp:post_parent ' +
  'wp:menu_order wp:status wp:comment_status wp:ping_status wp:comment wp:postmeta'

/**
 * `standfirstOf` notes some of them; WordPress keeps the others for itself, and `_oembed_…` too.
 */
const knownMeta =
  '_thumbnail_id enclosure _yoast_wpseo_metadesc rank_math_description _edit_last _edit_lock _encloseme _pingme'

/** Elements, custom fields and taxonomies that have no field in an article. */
export function noteLostFields(item: XmlElement, notes: ImportNote[]): void {
  noteLost(fieldsOf(item), knownElements, notes)
  const meta = fieldsWithValues(item).filter(([key]) => !key.startsWith('_oembed_'))
  noteLost(Object.fromEntries(meta), knownMeta, notes)
  for (const taxonomy of new Set(
    item.all('category').flatMap((each) => each.attribute('domain') ?? []),
  )) {
    if (![...topicTaxonomies, authorTaxonomy].includes(taxonomy))
      notes.push(note('field_lost', `taxonomy ${taxonomy}`))
  }
}

/**
 * A term of Co-Authors Plus has a login as its name, and `cap-` and more as its slug
 * (`update_author_term()` in the same file). With such terms, they are the authors; `dc:creator` is
 * who wrote the post in WordPress.
 */
export function authorsOf(
  item: XmlElement,
  names: ReadonlyMap<string, string>,
): FoundItem['authors'] {
  const creator = item.textOf('dc:creator')
  const terms = termsOf(item, authorTaxonomy).map(
    (term) => [term.text, term.attribute('nicename') ?? ''] as const,
  )
  const found = terms.length > 0 || creator === null ? terms : [[creator, ''] as const]
  return found.map(([login, slug]) => ({
    name: names.get(login) ?? names.get(slug) ?? login,
    url: null,
  }))
}

/**
 * Login and slug of a guest author, who has no account, with the name
 * (php/class-coauthors-guest-authors.php).
 */
export function guestAuthor(item: XmlElement): readonly (readonly [string, string])[] {
  const [name] = metaOf(item, 'cap-display_name')
  if (item.textOf('wp:post_type') !== 'guest-author' || name === undefined) return []
  return [...metaOf(item, 'cap-user_login'), item.textOf('wp:post_name') ?? ''].map(
    (key) => [key, name] as const,
  )
}

/**
 * The files of custom fields, in three lines: address, length, and media type, perhaps with more
 * behind it (`rss_enclosure()` in wp-includes/feed.php); and the files of RSS, which plugins write.
 */
export function enclosuresOf(item: XmlElement): FoundMedia {
  const found = [
    ...metaOf(item, 'enclosure').map((value) => value.split('\n').map((line) => line.trim())),
    ...item
      .all('enclosure')
      .map((each) => [each.attribute('url') ?? '', '', each.attribute('type') ?? '']),
  ]
  const files = found.flatMap(([address = '', , type = '']) => {
    const url = resolved(address, item.base)
    return url === null
      ? []
      : [{ ...barePicture(url), type: type.split(/\s/)[0]?.toLowerCase() || null, title: null }]
  })
  const isPicture = ({ type }: { readonly type: string | null }) =>
    type?.startsWith('image/') === true
  return { pictures: files.filter(isPicture), enclosures: files.filter((file) => !isPicture(file)) }
}

/**
 * Descriptions for search engines: of Yoast SEO (wordpress-seo, inc/class-wpseo-meta.php:
 * `$meta_prefix`, `metadesc`) and of Rank Math (seo-by-rank-math: `rank_math_description`). Without
 * an excerpt, one of them is the standfirst, but none with variables such as `%%excerpt%%`, which
 * only the plugin can fill in.
 */
export function standfirstOf(item: XmlElement, notes: ImportNote[]): string {
  const excerpt = readSummary(item.textOf('excerpt:encoded'))
  const found = ['_yoast_wpseo_metadesc', 'rank_math_description'].flatMap((key) =>
    metaOf(item, key)
      .slice(0, 1)
      .map((value) => ({ key, text: readSummary(value) })),
  )
  const usable = found.find(({ text }) => text !== '' && !/%[\w()-]+%/.test(text))
  const standfirst = excerpt || usable?.text || ''
  if (excerpt === '' && standfirst !== '')
    notes.push(note('standfirst_guessed', standfirst.slice(0, 80)))
  for (const { key, text } of found) if (text !== standfirst) notes.push(note('field_lost', key))
  return standfirst
}

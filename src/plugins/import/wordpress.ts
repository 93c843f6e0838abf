/**
 * Reads an export of WordPress: WXR 1.0 to 1.2 (wp-admin/includes/export.php of WordPress; the
 * dates of changes are in it since 5.7). Twice: pictures and authors may follow the posts that name
 * them. Holds one post at a time.
 */

import type { XmlPart } from 'candor-disclosure/parse/read-xml.ts'
import { readNamespaces, resolved, type XmlElement } from 'candor-disclosure/parse/xml-element.ts'
import { emptyItem, type FoundDocument, type FoundItem, type FoundPicture } from './found-item.ts'
import { readDate, readSummary, readTitle } from './item-parts.ts'
import { barePicture } from './media.ts'
import { type ImportNote, note } from './notes.ts'
import * as fields from './wordpress-fields.ts'
import { wordpressHtml } from './wordpress-text.ts'

/** An export declares the namespace of WordPress at its root, and no feed does. */
export const isWordpressExport = (root: XmlElement): boolean =>
  root.name === 'rss' &&
  Array.from(root.attributes).some(
    ([name, uri]) => name.startsWith('xmlns:') && uri.startsWith(readNamespaces['wp'] ?? ''),
  )

type Index = {
  readonly authors: Map<string, string>
  readonly pictures: Map<string, FoundPicture>
  /** Slug of a category → that of the one above it. */
  readonly parents: Map<string, string>
  readonly language: string | null
}

/** `parts` reads the export from the beginning, each time. */
export async function readWordpress(
  parts: () => AsyncIterable<XmlPart>,
  notes: ImportNote[],
): Promise<FoundDocument> {
  const index = await indexOf(parts(), notes)
  async function* items(): AsyncGenerator<FoundItem | string> {
    for await (const { element, cut } of parts()) {
      if (element.name === 'item')
        yield (cut ? 'too_large' : reasonToLeaveOut(element)) ?? readPost(element, index)
    }
  }
  return { format: 'wordpress', language: index.language, items: items(), next: null }
}

async function indexOf(parts: AsyncIterable<XmlPart>, notes: ImportNote[]): Promise<Index> {
  const authors = new Map<string, string>()
  const pictures = new Map<string, FoundPicture>()
  const parents = new Map<string, string>()
  let language: string | null = null
  let described = 0
  for await (const { element } of parts) {
    if (element.name === 'language') language ??= element.text || null
    const login = element.textOf('wp:author_login')
    if (login !== null) authors.set(login, element.textOf('wp:author_display_name') ?? login)
    if (
      element.textOf('wp:category_description', 'wp:tag_description', 'wp:term_description') !==
      null
    )
      described += 1
    const parent = element.textOf('wp:category_parent')
    if (parent !== null) parents.set(element.textOf('wp:category_nicename') ?? '', parent)
    if (element.name !== 'item') continue
    for (const [name, display] of fields.guestAuthor(element)) authors.set(name, display)
    const url = resolved(element.textOf('wp:attachment_url'), element.base)
    if (element.textOf('wp:post_type') !== 'attachment' || url === null) continue
    const [alt = null] = fields.metaOf(element, '_wp_attachment_image_alt')
    const credit = readSummary(element.textOf('excerpt:encoded')) || null
    pictures.set(element.textOf('wp:post_id') ?? '', { ...barePicture(url), alt, credit })
  }
  if (described > 0)
    notes.push(note('field_lost', `descriptions of categories and tags: ${described}`))
  return { authors, pictures, parents, language }
}

/** Its type, if it is no post, or a status that is not to be kept; else `null`. */
function reasonToLeaveOut(item: XmlElement): string | null {
  const type = item.textOf('wp:post_type') ?? 'post'
  if (type !== 'post') return type
  const status = item.textOf('wp:status') ?? 'publish'
  return ['trash', 'auto-draft', 'inherit'].includes(status) ? status : null
}

function readPost(item: XmlElement, { authors, pictures, parents }: Index): FoundItem {
  const notes: ImportNote[] = []
  const guid = item.textOf('guid')
  const url = resolved(item.textOf('link'), item.base)
  const picture = pictures.get(fields.metaOf(item, '_thumbnail_id')[0] ?? 'none')
  const status = statusOf(item, notes)
  if (guid === null && url !== null) notes.push(note('guid_from_link', url))
  const comments = item.all('wp:comment').length
  if (comments > 0) notes.push(note('comments_lost', String(comments)))
  const files = fields.enclosuresOf(item)
  fields.noteLostFields(item, notes)
  return {
    ...emptyItem,
    ...{ guid: guid ?? url, url, status, notes },
    title: readTitle(item.textOf('title'), notes),
    standfirst: fields.standfirstOf(item, notes),
    bodyHtml: wordpressHtml(item.textOf('content:encoded') ?? '', notes),
    authors: fields.authorsOf(item, authors),
    publishedAt:
      dateOf(item, 'wp:post_date_gmt', notes) ??
      (status === 'draft' ? null : readDate(item.textOf('pubDate'), notes)),
    updatedAt: dateOf(item, 'wp:post_modified_gmt', notes),
    topics: fields.topicsOf(item, parents),
    pictures: [...(picture === undefined ? [] : [picture]), ...files.pictures],
    enclosures: files.enclosures,
  }
}

/** GMT without a zone; all zeros without a date. */
function dateOf(item: XmlElement, name: string, notes: ImportNote[]): string | null {
  const text = item.textOf(name)
  return text === null || text.startsWith('0000') ? null : readDate(`${text}Z`, notes)
}

/**
 * `future` becomes an embargo by its date. A post that not everybody could read becomes a draft.
 */
function statusOf(item: XmlElement, notes: ImportNote[]): FoundItem['status'] {
  const status = item.textOf('wp:status') ?? 'publish'
  if (status === 'private') notes.push(note('was_private', 'private in WordPress'))
  const isProtected = item.textOf('wp:post_password') !== null
  if (isProtected) notes.push(note('was_private', 'protected by a password in WordPress'))
  return ['publish', 'future'].includes(status) && !isProtected ? 'published' : 'draft'
}

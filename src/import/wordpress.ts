/**
 * Reads an export of WordPress: WXR 1.0 to 1.2 (wp-admin/includes/export.php of WordPress; the dates of changes are in it
 * since 5.7). Twice: pictures and authors may follow the posts that name them. Holds one post at a time.
 */
import { emptyItem, type FoundItem, type FoundItems, type FoundPicture, leaveOut } from './found-item.ts'
import type { ArticleStatus, ImportNote } from './imported-article.ts'
import { readDate, readSummary, readTitle } from './item-parts.ts'
import { barePicture } from './media.ts'
import { note } from './notes.ts'
import type { XmlPart } from './read-xml.ts'
import { isRssItem, rssText } from './rss.ts'
import {
  authorsOf,
  enclosuresOf,
  excerptOf,
  guestAuthor,
  metaOf,
  noteLostFields,
  standfirstOf,
  topicsOf,
  wpText,
} from './wordpress-fields.ts'
import { wordpressHtml } from './wordpress-text.ts'
import {
  childText,
  elementsOf,
  readNamespaces as ns,
  resolved,
  textOf,
  wordpress,
  type XmlElement,
} from './xml-element.ts'

/** An export declares the namespace of WordPress at its root, and no feed does. */
export const isWordpressExport = (root: XmlElement): boolean =>
  root.local === 'rss' &&
  Array.from(root.attributes).some(([name, uri]) => name.startsWith('{xmlns}') && uri.startsWith(wordpress))

/** What posts refer to. */
type Index = {
  readonly authors: ReadonlyMap<string, string>
  readonly pictures: ReadonlyMap<string, FoundPicture>
  /** Slug of a category → that of the one above it. */
  readonly parents: ReadonlyMap<string, string>
  readonly language: string | null
}

/** `parts` reads the export from the beginning, each time. */
export async function readWordpress(parts: () => AsyncIterable<XmlPart>, notes: ImportNote[]): Promise<FoundItems> {
  const index = await indexOf(parts(), notes)
  const leftOut = new Map<string, number>()
  async function* items(): AsyncGenerator<FoundItem> {
    for await (const { element, cut } of parts()) {
      if (!isRssItem(element)) continue
      const reason = cut ? 'too_large' : reasonToLeaveOut(element)
      if (reason === null) yield readPost(element, index)
      else leaveOut(leftOut, reason)
    }
  }
  return { format: 'wordpress', language: index.language, items: items(), leftOut, notes }
}

async function indexOf(parts: AsyncIterable<XmlPart>, notes: ImportNote[]): Promise<Index> {
  const authors = new Map<string, string>()
  const pictures = new Map<string, FoundPicture>()
  const parents = new Map<string, string>()
  let language: string | null = null
  let described = 0
  for await (const { element } of parts) {
    if (element.local === 'language' && element.uri === '') language ??= textOf(element) || null
    if (element.local === 'author' && element.uri.startsWith(wordpress)) {
      const login = wpText(element, 'author_login')
      if (login !== null) authors.set(login, wpText(element, 'author_display_name') ?? login)
    }
    if (['category_description', 'tag_description', 'term_description'].some((name) => wpText(element, name) !== null))
      described += 1
    const [category, parent] = [wpText(element, 'category_nicename'), wpText(element, 'category_parent')]
    if (category !== null && parent !== null) parents.set(category, parent)
    const id = wpText(element, 'post_id')
    if (!isRssItem(element) || id === null) continue
    for (const [name, display] of guestAuthor(element)) authors.set(name, display)
    if (wpText(element, 'post_type') !== 'attachment') continue
    const url = resolved(wpText(element, 'attachment_url'), element.base)
    if (url === null) continue
    const alt = metaOf(element, '_wp_attachment_image_alt')[0] ?? null
    pictures.set(id, { ...barePicture(url), alt, credit: readSummary(excerptOf(element)) || null })
  }
  if (described > 0) notes.push(note('field_lost', `descriptions of categories and tags: ${described}`))
  return { authors, pictures, parents, language }
}

/** Its type, if it is no post, or a status that is not to be kept; else `null`. */
function reasonToLeaveOut(item: XmlElement): string | null {
  const type = wpText(item, 'post_type') ?? 'post'
  if (type !== 'post') return type
  const status = wpText(item, 'status') ?? 'publish'
  return ['trash', 'auto-draft', 'inherit'].includes(status) ? status : null
}

function readPost(item: XmlElement, { authors, pictures, parents }: Index): FoundItem {
  const notes: ImportNote[] = []
  const guid = rssText(item, 'guid')
  const url = resolved(rssText(item, 'link'), item.base)
  const picture = pictures.get(metaOf(item, '_thumbnail_id')[0] ?? '')
  const status = statusOf(item, notes)
  if (guid === null && url !== null) notes.push(note('guid_from_link', url))
  const comments = elementsOf(item).filter(({ local, uri }) => local === 'comment' && uri.startsWith(wordpress)).length
  if (comments > 0) notes.push(note('comments_lost', String(comments)))
  const files = enclosuresOf(item)
  noteLostFields(item, notes)
  return {
    ...emptyItem,
    ...{ guid: guid ?? url, url, status, notes },
    title: readTitle(rssText(item, 'title'), notes),
    standfirst: standfirstOf(item, notes),
    bodyHtml: wordpressHtml(childText(item, ns.content, 'encoded') ?? '', notes),
    authors: authorsOf(item, authors),
    publishedAt:
      dateOf(item, 'post_date_gmt', notes) ?? (status === 'draft' ? null : readDate(rssText(item, 'pubDate'), notes)),
    updatedAt: dateOf(item, 'post_modified_gmt', notes),
    topics: topicsOf(item, parents),
    pictures: [...(picture === undefined ? [] : [picture]), ...files.pictures],
    enclosures: files.enclosures,
  }
}

/** GMT without a zone; all zeros without a date. */
function dateOf(item: XmlElement, name: string, notes: ImportNote[]): string | null {
  const text = wpText(item, name)
  return text === null || text.startsWith('0000') ? null : readDate(`${text}Z`, notes)
}

/** `future` becomes an embargo by its date. What not everybody could read becomes a draft. */
function statusOf(item: XmlElement, notes: ImportNote[]): ArticleStatus {
  const status = wpText(item, 'status') ?? 'publish'
  if (status === 'private') notes.push(note('was_private', 'private in WordPress'))
  const isProtected = wpText(item, 'post_password') !== null
  if (isProtected) notes.push(note('was_private', 'protected by a password in WordPress'))
  return ['publish', 'future'].includes(status) && !isProtected ? 'published' : 'draft'
}

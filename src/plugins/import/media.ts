/**
 * Pictures and files of RSS and Atom: enclosures, Media RSS, iTunes. Chooses the picture of an
 * article, of which the database demands an alt text and a media type.
 */

import { digitalSourceTypeScheme } from 'candor-disclosure/disclosure/vocabularies.ts'
import type { ScannedHtml } from 'candor-disclosure/parse/scan-html.ts'
import { positiveNumber, type XmlElement } from 'candor-disclosure/parse/xml-element.ts'
import { hasVisible } from 'candor-disclosure/text/invisible.ts'
import type { ArticleBody } from '../publish/article-body.ts'
import type { FoundItem, FoundPicture } from './found-item.ts'
import type { ImportOptions } from './import-options.ts'
import { type ImportNote, note } from './notes.ts'

export type FoundMedia = Pick<FoundItem, 'pictures' | 'enclosures'>

export const barePicture = (url: string): FoundPicture => ({
  url,
  type: null,
  alt: null,
  bytes: null,
  width: null,
  height: null,
  credit: null,
  sourceType: null,
})

/** WordPress.com adds the portrait of the author as the first picture of each item. */
const isPortrait = (url: string): boolean => /^https?:\/\/([\w-]+\.)*gravatar\.com\//.test(url)

/**
 * `files` are enclosures of RSS or links of Atom. Media RSS 1.5.1:
 * https://www.rssboard.org/media-rss
 */
export function mediaOf(item: XmlElement, files: readonly XmlElement[]): FoundMedia {
  const media = mediaElements(item)
  const contents = media.filter(({ name }) => name === 'media:content').flatMap(toFile)
  const enclosures = files.flatMap(toFile)
  const images = [
    ...media.filter(({ name }) => name === 'media:thumbnail'),
    ...item.all('itunes:image'),
  ].flatMap(toFile)
  return {
    pictures: [...contents, ...enclosures, ...images].filter(
      (file) => isPicture(file) && !isPortrait(file.url),
    ),
    enclosures: [...enclosures, ...contents].filter((file) => !isPicture(file)),
  }
}

/** A file of any type, with what a picture would say. */
type MediaFile = FoundPicture & { readonly medium: string | null; readonly title: string | null }

function toFile(element: XmlElement): readonly MediaFile[] {
  const url = element.address('url') ?? element.address('href')
  if (url === null) return []
  const sourceType = element.attribute('candor:digital-source-type')
  return [
    {
      url,
      type: element.attribute('type')?.toLowerCase() ?? null,
      alt: element.attribute('candor:alt') ?? element.textOf('media:description'),
      bytes: positiveNumber(element.attribute('length') ?? element.attribute('fileSize')),
      width: positiveNumber(element.attribute('width')),
      height: positiveNumber(element.attribute('height')),
      credit: element.textOf('media:credit'),
      sourceType: sourceType?.startsWith(digitalSourceTypeScheme)
        ? sourceType.slice(digitalSourceTypeScheme.length)
        : null,
      medium: ['media:thumbnail', 'itunes:image'].includes(element.name)
        ? 'image'
        : element.attribute('medium'),
      title: element.attribute('title') ?? element.textOf('media:title'),
    },
  ]
}

function isPicture({ type, medium, url }: MediaFile): boolean {
  if (medium !== null) return medium === 'image'
  if (type !== null && type !== 'application/octet-stream') return type.startsWith('image/')
  return pictureType({ type, url }) !== null
}

/** In the item, in groups and in contents. */
const mediaElements = (parent: XmlElement): readonly XmlElement[] =>
  parent.elements
    .filter(({ name }) => name.startsWith('media:'))
    .flatMap((element) =>
      ['group', 'content'].includes(element.local)
        ? [element, ...mediaElements(element)]
        : [element],
    )

/** IANA media types by the end of a path or by a parameter such as `fm=jpg`. */
const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  pjpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  heic: 'image/heic',
  ico: 'image/vnd.microsoft.icon',
  jxl: 'image/jxl',
}

/**
 * The declared type of a picture, or that of its address; `null` if neither is known. Never guessed
 * otherwise.
 */
export function pictureType({ type, url }: Pick<FoundPicture, 'type' | 'url'>): string | null {
  if (type === 'image/jpg' || type === 'image/pjpeg') return 'image/jpeg'
  if (type !== null && /^image\/[a-z0-9.+-]+$/.test(type)) return type
  const address = URL.parse(url)
  const extension = /\.([a-z]{2,4})$/i.exec(address?.pathname ?? '')?.[1] ?? ''
  const parameter = address?.searchParams.get('fm') ?? address?.searchParams.get('format') ?? ''
  return types[extension.toLowerCase()] ?? types[parameter.toLowerCase()] ?? null
}

/** Where an alt text may come from. `page` is the base of addresses in the body. */
type PictureContext = { readonly title: string; readonly body: ScannedHtml; readonly page: string }

/** The first picture that can be used, or `null`. Adds to `notes` why not, and what is guessed. */
export function choosePicture(
  pictures: readonly FoundPicture[],
  context: PictureContext,
  { pictureAlt }: ImportOptions,
  notes: ImportNote[],
): NonNullable<ArticleBody['picture']> | null {
  const typed = pictures
    .map((picture) => ({ ...picture, type: pictureType(picture) }))
    .filter(({ type }) => type !== null)
  const [unknown] = pictures
  if (typed.length === 0 && unknown !== undefined)
    notes.push(note('picture_type_unknown', unknown.url))
  for (const picture of typed) {
    const alt = altOf(picture, context, notes)
    if (alt !== null) return toPicture(picture, alt)
  }
  const [first] = typed
  if (first === undefined) return null
  const isGuessed = pictureAlt === 'title'
  notes.push(
    isGuessed ? note('picture_alt_guessed', context.title) : note('picture_without_alt', first.url),
  )
  return isGuessed ? toPicture(first, context.title) : null
}

/**
 * The text of the picture itself, or of the same picture in the body. Ghost writes the title there,
 * which describes nothing.
 */
function altOf(
  { alt, url }: FoundPicture,
  { title, body, page }: PictureContext,
  notes: ImportNote[],
): string | null {
  if (alt !== null && hasVisible(alt)) return alt.trim()
  const same = body.pictures.find(
    ({ src, alt: text }) =>
      hasVisible(text) && text !== title && URL.parse(src, page)?.href === url,
  )
  if (same !== undefined) notes.push(note('picture_alt_from_body', same.alt))
  return same?.alt ?? null
}

/** The source type only if it follows the rule `picture_source_type_is_a_term`. */
const toPicture = (
  { url, type, bytes, width, height, credit, sourceType }: FoundPicture,
  alt: string,
): NonNullable<ArticleBody['picture']> => ({
  ...{ url, type: type ?? '', alt, bytes, width, height, credit },
  source_type: /^[A-Za-z]+$/.test(sourceType ?? '') ? sourceType : null,
})

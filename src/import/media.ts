/** Pictures and files of RSS and Atom: enclosures, Media RSS, iTunes. */
import { digitalSourceTypeScheme } from '../disclosure/vocabularies.ts'
import type { FoundEnclosure, FoundPicture } from './found-item.ts'
import {
  attribute,
  childrenNamed,
  childText,
  elementsOf,
  readNamespaces as ns,
  positiveNumber,
  resolved,
  type XmlElement,
} from './xml-element.ts'

export type FoundMedia = { readonly pictures: readonly FoundPicture[]; readonly enclosures: readonly FoundEnclosure[] }

export const barePicture = (url: string): FoundPicture => ({
  ...{ url, type: null, alt: null, bytes: null, width: null, height: null, credit: null, sourceType: null },
})

/** WordPress.com adds the portrait of the author as the first picture of each item. */
const isPortrait = (url: string): boolean => /^https?:\/\/([\w-]+\.)*gravatar\.com\//.test(url)

/** `files` are enclosures of RSS or of Atom, as `toFile` read them. Media RSS 1.5.1: https://www.rssboard.org/media-rss */
export function mediaOf(item: XmlElement, files: readonly MediaFile[]): FoundMedia {
  const media = mediaElements(item)
  const contents = media.filter(({ local }) => local === 'content').map(toMediaFile)
  const thumbnails = media.filter(({ local }) => local === 'thumbnail').map(toMediaFile)
  const cover = childrenNamed(item, ns.itunes, 'image')
    .map((element) => resolved(attribute(element, 'href'), element.base))
    .map((url) => (url === null ? null : { picture: barePicture(url), medium: 'image', title: null }))
  const found = [...contents, ...files, ...thumbnails, ...cover].filter((file) => file !== null)
  const pictures = found.filter((file) => isPicture(file) && !isPortrait(file.picture.url))
  const others = [...files, ...contents].filter((file) => file !== null && !isPicture(file))
  return {
    pictures: pictures.map(({ picture }) => picture),
    enclosures: others.flatMap((file) =>
      file === null ? [] : [{ url: file.picture.url, type: file.picture.type, title: file.title }],
    ),
  }
}

/** A file of any type, with what a picture would say. */
export type MediaFile = {
  readonly picture: FoundPicture
  readonly medium: string | null
  readonly title: string | null
} | null

/** From the attributes of an enclosure of RSS (`url`, `length`) or of a link of Atom (`href`, `length`). */
export function toFile(element: XmlElement, address: 'url' | 'href'): MediaFile {
  const url = resolved(attribute(element, address), element.base)
  if (url === null) return null
  const type = attribute(element, 'type')?.toLowerCase() ?? null
  const bytes = positiveNumber(attribute(element, 'length'))
  return { picture: { ...barePicture(url), type, bytes }, medium: null, title: attribute(element, 'title') }
}

function isPicture(file: NonNullable<MediaFile>): boolean {
  const { picture, medium } = file
  if (medium !== null) return medium === 'image'
  if (picture.type !== null && picture.type !== 'application/octet-stream') return picture.type.startsWith('image/')
  return pictureType(picture) !== null
}

/** In the item, in groups and in contents. */
function mediaElements(parent: XmlElement): readonly XmlElement[] {
  return elementsOf(parent)
    .filter(({ uri }) => uri === ns.media || uri === `${ns.media.replace(/\/$/, '')}`)
    .flatMap((element) =>
      ['group', 'content'].includes(element.local) ? [element, ...mediaElements(element)] : [element],
    )
}

function toMediaFile(element: XmlElement): MediaFile {
  const url = resolved(attribute(element, 'url'), element.base)
  if (url === null) return null
  const candor = (name: string) => attribute(element, `{${ns.candor}}${name}`)
  const sourceType = candor('digital-source-type')
  return {
    picture: {
      url,
      type: attribute(element, 'type')?.toLowerCase() ?? null,
      alt: candor('alt') ?? childText(element, ns.media, 'description'),
      bytes: positiveNumber(attribute(element, 'fileSize')),
      width: positiveNumber(attribute(element, 'width')),
      height: positiveNumber(attribute(element, 'height')),
      credit: childText(element, ns.media, 'credit'),
      sourceType: sourceType?.startsWith(digitalSourceTypeScheme)
        ? sourceType.slice(digitalSourceTypeScheme.length)
        : null,
    },
    medium: element.local === 'thumbnail' ? 'image' : attribute(element, 'medium'),
    title: childText(element, ns.media, 'title'),
  }
}

/** IANA media types by the end of a path or by a parameter such as `fm=jpg`. */
const types: Readonly<Record<string, string>> = {
  ...{ jpg: 'image/jpeg', jpeg: 'image/jpeg', jpe: 'image/jpeg', pjpg: 'image/jpeg', png: 'image/png' },
  ...{ gif: 'image/gif', webp: 'image/webp', avif: 'image/avif', svg: 'image/svg+xml', bmp: 'image/bmp' },
  ...{ tif: 'image/tiff', tiff: 'image/tiff', heic: 'image/heic', ico: 'image/vnd.microsoft.icon', jxl: 'image/jxl' },
}

/** The declared type of a picture, or that of its address; `null` if neither is known. Never guessed otherwise. */
export function pictureType({ type, url }: Pick<FoundPicture, 'type' | 'url'>): string | null {
  if (type === 'image/jpg' || type === 'image/pjpeg') return 'image/jpeg'
  if (type !== null && /^image\/[a-z0-9.+-]+$/.test(type)) return type
  const address = URL.parse(url)
  if (address === null) return null
  const extension = /\.([a-z]{2,4})$/i.exec(address.pathname)?.[1] ?? ''
  const parameter = address.searchParams.get('fm') ?? address.searchParams.get('format') ?? ''
  return types[extension.toLowerCase()] ?? types[parameter.toLowerCase()] ?? null
}

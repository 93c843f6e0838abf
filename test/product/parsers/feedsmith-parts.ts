/** feedsmith’s (npm) reading of the parts that RSS and Atom share, and its changes of texts. */
import type { AtomFeed, MediaNs } from 'feedsmith'
import type { ExpectedItem } from './expected.ts'

type Links = readonly AtomFeed.Link<string>[] | undefined

export const hrefOf = (links: Links, rel: string) => links?.find((link) => link.rel === rel)?.href

/** Without that for machines, which has a type. */
export const licenceOf = (links: Links) =>
  links?.find((link) => link.rel === 'license' && link.type === undefined)?.href

export const sourcesOf = (links: Links) =>
  (links ?? [])
    .filter((link) => link.rel === 'via')
    .map(({ href, title, hreflang }) => ({ href, title, hreflang }))

export const picturesOf = ({ media }: { readonly media?: MediaNs.ItemOrFeed }) =>
  (media?.contents ?? []).map(
    ({ url, type, medium, fileSize, width, height, description, credits }) => ({
      url,
      type,
      medium,
      size: fileSize,
      width,
      height,
      // newsboat shows a description before the disclosure.
      description,
      credits: credits?.map(({ value }) => value),
    }),
  )

export function expectedPictures({ picture }: ExpectedItem) {
  if (picture === null) return []
  const { credit, url, type, size, width, height } = picture
  return [
    {
      url,
      type,
      size,
      width,
      height,
      medium: 'image',
      description: undefined,
      credits: credit === undefined ? undefined : [credit],
    },
  ]
}

/** feedsmith drops attributes of unknown namespaces. */
export const expectedSources = ({ sources }: ExpectedItem) =>
  sources.map(({ href, title, hreflang }) => ({ href, title, hreflang }))

/**
 * feedsmith trims texts, and reads `&#133;` as HTML does: U+0085 as a character of Windows-1252.
 */
export const asFeedsmithReads = (text: string): string => text.trim().replaceAll('\u0085', '…')

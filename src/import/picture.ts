/** Chooses the picture of an imported article. The database demands an alt text and a media type. */
import type { FoundPicture } from './found-item.ts'
import type { ImportOptions } from './import-options.ts'
import type { ArticlePicture, ImportNote } from './imported-article.ts'
import { pictureType } from './media.ts'
import { note } from './notes.ts'
import type { ScannedHtml } from './scan-html.ts'
import { hasVisible } from './visible.ts'

/** Where an alt text may come from. `page` is the base of addresses in the body. */
export type PictureContext = { readonly title: string; readonly body: ScannedHtml; readonly page: string }

/** The first picture that can be used, or `null`. Adds to `notes` why not, and what is guessed. */
export function choosePicture(
  pictures: readonly FoundPicture[],
  context: PictureContext,
  { pictureAlt }: ImportOptions,
  notes: ImportNote[],
): ArticlePicture | null {
  const typed = pictures.flatMap((picture) => {
    const type = pictureType(picture)
    return type === null ? [] : [{ picture, type }]
  })
  const [unknown] = pictures
  if (typed.length === 0 && unknown !== undefined) notes.push(note('picture_type_unknown', unknown.url))
  for (const { picture, type } of typed) {
    const alt = altOf(picture, context, notes)
    if (alt !== null) return toPicture(picture, type, alt)
  }
  const [first] = typed
  if (first === undefined) return null
  if (pictureAlt !== 'title') {
    notes.push(note('picture_without_alt', first.picture.url))
    return null
  }
  notes.push(note('picture_alt_guessed', context.title))
  return toPicture(first.picture, first.type, context.title)
}

/** Of the picture itself, or of the same picture in the body. Ghost writes the title there, which describes nothing. */
function altOf({ alt, url }: FoundPicture, { title, body, page }: PictureContext, notes: ImportNote[]): string | null {
  if (alt !== null && hasVisible(alt)) return alt.trim()
  const same = body.pictures.find(
    ({ src, alt: text }) => hasVisible(text) && text !== title && URL.parse(src, page)?.href === url,
  )
  if (same === undefined) return null
  notes.push(note('picture_alt_from_body', same.alt))
  return same.alt
}

function toPicture(
  { url, bytes, width, height, credit, sourceType }: FoundPicture,
  type: string,
  alt: string,
): ArticlePicture {
  return { url, type, alt, bytes, width, height, credit, source_type: isTerm(sourceType) ? sourceType : null }
}

/** The rule `picture_source_type_is_a_term`. */
const isTerm = (text: string | null): boolean => text !== null && /^[A-Za-z]+$/.test(text)

/** Chooses the picture of an imported article. The database demands an alt text and a media type. */
import { hasVisible } from '../../schema/invisible.ts'
import type { FoundPicture } from './found-item.ts'
import type { ImportOptions } from './import-options.ts'
import type { ArticlePicture, ImportNote } from './imported-article.ts'
import { pictureType } from './media.ts'
import { note } from './notes.ts'
import type { ScannedHtml } from './scan-html.ts'

/** Where an alt text may come from. `page` is the base of addresses in the body. */
type PictureContext = { readonly title: string; readonly body: ScannedHtml; readonly page: string }

/** The first picture that can be used, or `null`. Adds to `notes` why not, and what is guessed. */
export function choosePicture(
  pictures: readonly FoundPicture[],
  context: PictureContext,
  { pictureAlt }: ImportOptions,
  notes: ImportNote[],
): ArticlePicture | null {
  const typed = pictures
    .map((picture) => ({ ...picture, type: pictureType(picture) }))
    .filter(({ type }) => type !== null)
  const [unknown] = pictures
  if (typed.length === 0 && unknown !== undefined) notes.push(note('picture_type_unknown', unknown.url))
  for (const picture of typed) {
    const alt = altOf(picture, context, notes)
    if (alt !== null) return toPicture(picture, alt)
  }
  const [first] = typed
  if (first === undefined) return null
  const isGuessed = pictureAlt === 'title'
  notes.push(isGuessed ? note('picture_alt_guessed', context.title) : note('picture_without_alt', first.url))
  return isGuessed ? toPicture(first, context.title) : null
}

/** Of the picture itself, or of the same picture in the body. Ghost writes the title there, which describes nothing. */
function altOf({ alt, url }: FoundPicture, { title, body, page }: PictureContext, notes: ImportNote[]): string | null {
  if (alt !== null && hasVisible(alt)) return alt.trim()
  const same = body.pictures.find(
    ({ src, alt: text }) => hasVisible(text) && text !== title && URL.parse(src, page)?.href === url,
  )
  if (same !== undefined) notes.push(note('picture_alt_from_body', same.alt))
  return same?.alt ?? null
}

/** The source type only if it follows the rule `picture_source_type_is_a_term`. */
const toPicture = (
  { url, type, bytes, width, height, credit, sourceType }: FoundPicture,
  alt: string,
): ArticlePicture => ({
  ...{ url, type: type ?? '', alt, bytes, width, height, credit },
  source_type: /^[A-Za-z]+$/.test(sourceType ?? '') ? sourceType : null,
})

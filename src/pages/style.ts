/** The style sheets: a common one, one for forms and one for articles. Their names change with their texts, so that browsers may cache them for a year. */
import { articleStyle } from './style-article.ts'
import { baseStyle } from './style-base.ts'
import { formsStyle } from './style-forms.ts'
import { partsStyle } from './style-parts.ts'

/** Removes line breaks, indentation and optional spaces. */
const compact = (text: string) => text.replace(/\n */g, '').replace(/ ?([{};]) ?/g, '$1')

/** FNV-1a, 32 bits. Detects changes between releases, is not secure, and is synchronous, unlike Web Crypto. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** `path` is below the base path. */
export type Sheet = { readonly path: string; readonly text: string }

/** Named after its text. */
export const sheet = (name: string, text: string): Sheet => ({
  path: `/${name}.${fingerprint(compact(text))}.css`,
  text: compact(text),
})

/** For all pages. */
export const commonSheet = sheet('style', `${baseStyle}${partsStyle}`)
/** For pages with forms, after the common one. */
export const formsSheet = sheet('forms', formsStyle)
/** For article pages, after the common one. */
export const articleSheet = sheet('article', articleStyle)

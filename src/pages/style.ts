/** The stylesheets: one of all pages, and one more each for pages with forms and for articles. Their names change with their texts, so that browsers may keep them for a year. */
import { articleStyle } from './style-article.ts'
import { baseStyle } from './style-base.ts'
import { formsStyle } from './style-forms.ts'
import { partsStyle } from './style-parts.ts'

/** Without the indentation that is there for those who edit it. */
const compact = (text: string) => text.replace(/\n */g, '').replace(/ ?([{};]) ?/g, '$1')

/** FNV-1a, 32 bits: it only has to differ from release to release, and it is there before any request. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

export type Sheet = { readonly path: string; readonly text: string }

const sheet = (name: string, text: string): Sheet => ({
  path: `/${name}.${fingerprint(compact(text))}.css`,
  text: compact(text),
})

/** Paths below the base path. */
export const commonSheet = sheet('style', `${baseStyle}${partsStyle}`)
export const formsSheet = sheet('forms', formsStyle)
export const articleSheet = sheet('article', articleStyle)

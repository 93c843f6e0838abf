/** The name of a language on a page. */
import { html } from 'hono/html'
import { languageNameFor } from '../families/language-names.ts'
import { type Html, languageAttributes } from './layout.ts'

/** In its own language, and marked as such, but on English pages also in English: `German (Deutsch)`. */
export const languageShown = (tag: string, pageLanguage: string): Html =>
  html`<bdi${languageNameAttributes(tag, pageLanguage)}>${languageNameFor(tag, pageLanguage)}</bdi>`

/** Nothing where the name is in the language of the page. */
export const languageNameAttributes = (tag: string, pageLanguage: string): Html =>
  pageLanguage === 'en' || tag === 'und' ? '' : languageAttributes(tag, pageLanguage)

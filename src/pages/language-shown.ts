/** The name of a language on a page. */
import { html } from 'hono/html'
import { languageNameFor } from '../families/language-names.ts'
import { type Html, languageAttributes } from './layout.ts'

/** In its own language, and marked as such, but on English pages also in English: `German (Deutsch)`. */
export const languageShown = (tag: string, pageLanguage: string): Html =>
  html`<bdi${pageLanguage === 'en' ? '' : languageAttributes(tag, pageLanguage)}>${languageNameFor(tag, pageLanguage)}</bdi>`

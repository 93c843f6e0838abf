/** The words of pages, and how HTML gets into them. */
import { languages } from '../words/languages.ts'
import type { Html } from './layout.ts'

/** Pages are in English in every deployment; articles on them keep their own language. */
export const pageWords = languages.en.pages

/** As `fill`, for values with links or other HTML. */
export const fillHtml = (text: string, values: Readonly<Record<string, Html>>): Html =>
  text.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : (values[part] ?? '')))

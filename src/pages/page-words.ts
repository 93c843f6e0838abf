/** The words of pages, and a way to put HTML into them. */
import { languages } from '../words/languages.ts'
import type { Html } from './layout.ts'

/** Pages are in English in every deployment. Articles on them have their own language. */
export const pageWords = languages.en.pages

/** Like `fill`, for links and other HTML. */
export const fillHtml = (text: string, values: Readonly<Record<string, Html>>): Html =>
  text.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : (values[part] ?? '')))

/** The texts of pages in the site's language, and a function that puts HTML into them. */
import type { Words } from '../words/language.ts'
import { wordsIn } from '../words/words.ts'
import type { Html, View } from './layout.ts'

/**
 * The words of pages in the site's language, if Candor has pages in it, or else in English.
 * `language` is the language of a page: text in another is marked with its own.
 */
export function pageWords({ site }: Pick<View, 'site'>): {
  readonly language: string
  readonly words: Words<'pages'>
} {
  return wordsIn('pages', site.language, site.words)
}

/** The text of links to the AI policy, on a page in this language. */
export const policyName = ({ words }: View['site'], language: string): string =>
  wordsIn('references', language, words).words.policy

/** Like `fill`, for links and other HTML. */
export const fillHtml = (text: string, values: Readonly<Record<string, Html>>): Html =>
  text.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : (values[part] ?? '')))

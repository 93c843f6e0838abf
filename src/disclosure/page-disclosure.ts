/** The disclosure of a whole page: the `<meta>` of “AI Content Disclosure for HTML”, §4. */
import { attributes, type Markup, markup, nothing } from '../text/markup.ts'
import { agreedDisclosure } from './ai-disclosure.ts'
import { type DisclosedText, disclosureAttributes } from './html-attributes.ts'

/**
 * One line for `<head>`, with what all articles of the page have in common. Empty if their modes differ: the report has no
 * value for that since September 2026 (`mixed` was dropped), and the articles’ own attributes say it.
 */
export function disclosureMeta(articles: readonly (DisclosedText | null)[]): Markup {
  const { 'ai-disclosure': content = null, ...others } = disclosureAttributes(agreedDisclosure(articles))
  return content === null ? nothing : markup`<meta${attributes({ name: 'ai-disclosure', content, ...others })}>\n`
}

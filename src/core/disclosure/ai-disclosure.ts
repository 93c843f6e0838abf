/**
 * The mode, model and provider that all articles of a document have in common, and the `<meta>` of
 * pages that says it.
 */

import {
  type DisclosedText,
  disclosureAttributes,
} from '../../packages-to-be/disclosure/html-attributes.ts'
import { attributes, type Markup, markup, nothing } from '../../packages-to-be/text/markup.ts'

/**
 * The mode of all items, and what else they have in common. All `null` if their modes differ or one
 * is unknown, and without items.
 */
export function agreedDisclosure(items: readonly (DisclosedText | null)[]): DisclosedText {
  const mode = agreed(items.map((item) => item?.mode ?? null))
  if (mode === null) return { mode, model: null, provider: null }
  return {
    mode,
    model: agreed(items.map((item) => item?.model ?? null)),
    provider: agreed(items.map((item) => item?.provider ?? null)),
  }
}

function agreed<T>(values: readonly (T | null)[]): T | null {
  const first = values[0] ?? null
  return values.every((value) => value === first) ? first : null
}

/**
 * The `<meta>` of “AI Content Disclosure for HTML” (§4): one line for `<head>`, with what all
 * articles of the page have in common. Empty if their modes differ: the report has no value for
 * that since September 2026 (`mixed` was dropped), and the articles’ own attributes say it.
 */
export function disclosureMeta(articles: readonly (DisclosedText | null)[]): Markup {
  const { 'ai-disclosure': content = null, ...others } = disclosureAttributes(
    agreedDisclosure(articles),
  )
  return content === null
    ? nothing
    : markup`<meta${attributes({ name: 'ai-disclosure', content, ...others })}>\n`
}

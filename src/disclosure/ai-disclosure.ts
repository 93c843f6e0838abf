/** The mode, model and provider of a whole response: the `AI-Disclosure` header, which docs/vocabulary/mappings.md defines, and the `<meta>` of pages. */
import { attributes, type Markup, markup, nothing } from '../text/markup.ts'
import type { Disclosure } from './disclosure.ts'
import { type DisclosedText, disclosureAttributes } from './html-attributes.ts'
import { modes } from './modes.ts'

export type DisclosedItem = Pick<Disclosure, 'mode' | 'model' | 'provider'>

/**
 * A structured dictionary (RFC 9651 §3.2). Its members are separated by commas, although the draft's example has
 * semicolons: these would make `model` a parameter of `mode`. The header is about the whole response. It is `null` (not
 * sent) without items and for several modes, for articles without a disclosure, and contains `model` and `provider` only if all items agree.
 */
export function aiDisclosure(items: readonly (DisclosedItem | null)[]): string | null {
  const all = agreedDisclosure(items)
  if (all.mode === null) return null
  const model = sfString(all.model)
  const provider = sfString(all.provider)
  return [
    `mode=${modes[all.mode].header}`,
    ...(model === null ? [] : [`model=${model}`]),
    ...(provider === null ? [] : [`provider=${provider}`]),
  ].join(', ')
}

/** The mode of all items, and what else they have in common. All `null` if their modes differ or one is unknown, and without items. */
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
 * The draft types these members as String, which is printable ASCII only (RFC 9651 §3.3.3). Leaves out other names: a
 * Display String would be a different type, and a transliteration a different name.
 */
function sfString(value: string | null): string | null {
  if (value === null || !/^[\x20-\x7e]+$/.test(value)) return null
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}

/**
 * The `<meta>` of “AI Content Disclosure for HTML” (§4): one line for `<head>`, with what all articles of the page have in common. Empty if their modes differ: the report has no
 * value for that since September 2026 (`mixed` was dropped), and the articles’ own attributes say it.
 */
export function disclosureMeta(articles: readonly (DisclosedText | null)[]): Markup {
  const { 'ai-disclosure': content = null, ...others } = disclosureAttributes(agreedDisclosure(articles))
  return content === null ? nothing : markup`<meta${attributes({ name: 'ai-disclosure', content, ...others })}>\n`
}

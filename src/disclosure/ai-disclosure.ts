/** The `AI-Disclosure` header: how everything in a response was made, for machines that read headers only. */
import type { Disclosure } from './disclosure.ts'
import { modes } from './modes.ts'

export type DisclosedItem = Pick<Disclosure, 'mode' | 'model' | 'provider'>

/**
 * A structured dictionary (RFC 9651 §3.2) whose members are parted by commas: the draft's own example has semicolons,
 * which would make `model` a parameter of `mode`. The header speaks for the whole response, so it is `null` (not sent)
 * for an empty one and for one of several modes; `model` and `provider` are named only where every item agrees.
 */
export function aiDisclosure(items: readonly DisclosedItem[]): string | null {
  const mode = agreed(items.map((item) => item.mode))
  if (mode === null) return null
  const model = sfString(agreed(items.map((item) => item.model)))
  const provider = sfString(agreed(items.map((item) => item.provider)))
  return [
    `mode=${modes[mode].header}`,
    ...(model === null ? [] : [`model=${model}`]),
    ...(provider === null ? [] : [`provider=${provider}`]),
  ].join(', ')
}

function agreed<T>(values: readonly (T | null)[]): T | null {
  const first = values[0] ?? null
  return values.every((value) => value === first) ? first : null
}

/**
 * The draft types these members as String, which holds printable ASCII only (RFC 9651 §3.3.3). A name that does not fit
 * is left out: a Display String would be another type, and a spelling of ours another name.
 */
function sfString(value: string | null): string | null {
  if (value === null || !/^[\x20-\x7e]+$/.test(value)) return null
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}

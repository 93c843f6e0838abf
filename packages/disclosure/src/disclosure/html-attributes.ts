/**
 * The attributes of “AI Content Disclosure for HTML” on an element with an article, from the Final
 * Report of the W3C AI Content Disclosure Community Group, 9 October 2026 (§3, §6).
 */
import type { AuthorshipMode } from './modes.ts'

export type DisclosedText = {
  /** `null` if unknown: the element then declares nothing. */
  readonly mode: AuthorshipMode | null
  readonly model: string | null
  readonly provider: string | null
}

/** `human-only` has no model and no provider (§6.1, §6.2). `null` is an attribute to leave out. */
export function disclosureAttributes({
  mode,
  model,
  provider,
}: DisclosedText): Readonly<Record<string, string | null>> {
  const byAi = mode !== null && mode !== 'human-only'
  return {
    'ai-disclosure': mode,
    'ai-model': byAi ? model || null : null,
    'ai-provider': byAi ? provider || null : null,
  }
}

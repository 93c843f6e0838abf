/** Checks what a feed with Candor's vocabulary says, in XML or JSON, so that the database accepts it. */
import { modes, parseMode } from '../disclosure/modes.ts'
import { isLanguageTag } from './import-options.ts'
import type { ArticleCorrection, ArticleDisclosure, ArticleSource, ImportNote } from './imported-article.ts'
import { note } from './notes.ts'
import { parseDate } from './parse-date.ts'
import { hasVisible } from './visible.ts'
import { resolved } from './xml-element.ts'

type Facts<T> = { readonly [Name in keyof Required<T>]: string | null }

/** RFC 3339, or `null`. */
const instant = (text: string | null): string | null => (text === null ? null : (parseDate(text)?.at ?? null))

const visible = (text: string | null): string | null => (text !== null && hasVisible(text) ? text : null)

/** `null` for an unknown mode, and for one whose rule for the reviewer is broken: these say nothing that can be believed. */
export function toDisclosure(
  facts: Omit<Facts<ArticleDisclosure>, 'reviewed_at'>,
  notes: ImportNote[],
): ArticleDisclosure | null {
  const mode = parseMode(facts.mode ?? '')
  const reviewer = visible(facts.reviewed_by)
  const rule = mode === undefined ? 'optional' : modes[mode].reviewer
  const isBroken = (rule === 'required' && reviewer === null) || (rule === 'forbidden' && reviewer !== null)
  if (mode === undefined || isBroken) {
    notes.push(note('mode_unreadable', `"${facts.mode ?? ''}", reviewer: ${reviewer ?? 'none'}`))
    return null
  }
  return {
    ...{ mode, model: facts.model, provider: facts.provider, reviewed_by: reviewer },
    generated_at: instant(facts.generated_at),
    statement: visible(facts.statement),
  }
}

/** None without an address. `base` is that of relative addresses. */
export function toSource(facts: Facts<ArticleSource>, base: string | null): readonly ArticleSource[] {
  const url = resolved(facts.url, base)
  if (url === null) return []
  const language = facts.language !== null && isLanguageTag(facts.language) ? facts.language : null
  const title = visible(facts.title) ?? url
  return [{ url, title, publisher: facts.publisher, language, accessed_at: instant(facts.accessed_at) }]
}

/** None without a text. */
export function toCorrection(facts: Facts<ArticleCorrection>, base: string | null): readonly ArticleCorrection[] {
  const text = visible(facts.text)
  const date = instant(facts.corrected_at)
  if (text === null) return []
  return [{ text, ...(date !== null && { corrected_at: date }), url: resolved(facts.url, base) }]
}

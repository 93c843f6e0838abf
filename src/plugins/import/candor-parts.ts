/** Reads which parts of an article AI made, in Candor's own vocabulary. */
import { type AuthorshipMode, modes } from 'candor-disclosure/disclosure/modes.ts'
import { partAgainst, partFaults } from 'candor-disclosure/disclosure/part-rules.ts'
import { needNoReviewer, type Part } from 'candor-disclosure/disclosure/parts.ts'
import { type JsonObject, textIn } from 'candor-disclosure/parse/json-values.ts'
import { hasVisible } from 'candor-disclosure/text/invisible.ts'
import { singleSpaced } from 'candor-disclosure/text/single-spaced.ts'
import { isLanguageTag } from './import-options.ts'
import { type ImportNote, note } from './notes.ts'

/** `null` for a text that the database does not accept. */
function lineIn(part: JsonObject, name: string): string | null {
  const line = singleSpaced(textIn(part, name) ?? '')
  return hasVisible(line) && line.length <= 200 ? line : null
}

/** The parts that the database accepts; the others are left out, with a note. */
export function readParts(written: readonly JsonObject[], notes: ImportNote[]): readonly Part[] {
  const parts: Part[] = []
  for (const each of written) {
    const from = lineIn(each, 'translated_from')
    const part = {
      ...{ name: lineIn(each, 'name') ?? '', mode: lineIn(each, 'mode') ?? '' },
      ...{ model: lineIn(each, 'model'), provider: lineIn(each, 'provider') },
      ...{ reviewedBy: lineIn(each, 'reviewed_by'), reviewedAt: lineIn(each, 'reviewed_at') },
      translatedFrom: from !== null && isLanguageTag(from) ? from : null,
    }
    if (partFaults(part, parts).length > 0) notes.push(note('part_unreadable', part.name))
    else parts.push(part as Part)
  }
  return parts
}

/** Says whether the mode goes with its reviewer and its parts. */
export function keepsRules(
  mode: AuthorshipMode,
  reviewer: string | null,
  parts: readonly Part[],
): boolean {
  const rule = modes[mode].reviewer
  if (partAgainst(mode, parts)) return false
  return reviewer === null ? rule !== 'required' || needNoReviewer(parts) : rule !== 'forbidden'
}

/** Reads which parts of an article AI made, in Candor's own vocabulary. */

import { type AuthorshipMode, modes, parseMode } from 'candor-disclosure/disclosure/modes.ts'
import { partAgainst, partFaults } from 'candor-disclosure/disclosure/part-rules.ts'
import { needNoReviewer, type Part, parsePartName } from 'candor-disclosure/disclosure/parts.ts'
import { type JsonObject, textIn } from 'candor-disclosure/parse/json-values.ts'
import { hasVisible } from 'candor-disclosure/text/invisible.ts'
import { singleSpaced } from 'candor-disclosure/text/single-spaced.ts'
import { isLanguageTag } from './import-options.ts'
import { type ImportNote, note } from './notes.ts'

/** Characters of a text of a part, as the database accepts them. */
const maxLength = 200

function lineIn(part: JsonObject, name: string): string | null {
  const line = singleSpaced(textIn(part, name) ?? '')
  return hasVisible(line) && line.length <= maxLength ? line : null
}

/** The parts that the database accepts; the others are left out, with a note. */
export function readParts(written: readonly JsonObject[], notes: ImportNote[]): readonly Part[] {
  const parts: Part[] = []
  for (const each of written) {
    const from = textIn(each, 'translated_from')
    const facts = {
      ...{ model: lineIn(each, 'model'), provider: lineIn(each, 'provider') },
      reviewedBy: lineIn(each, 'reviewed_by'),
      reviewedAt: textIn(each, 'reviewed_at'),
      translatedFrom: from !== null && isLanguageTag(from) ? from : null,
    }
    const [given, made] = [textIn(each, 'name') ?? '', textIn(each, 'mode') ?? '']
    const name = parsePartName(given)
    const mode = parseMode(made)
    const faults = partFaults({ name: given, mode: made, ...facts }, parts)
    if (name === undefined || mode === undefined || faults.length > 0)
      notes.push(note('part_unreadable', `"${given.slice(0, 60)}"`))
    else parts.push({ name, mode, ...facts })
  }
  return parts
}

/** Says whether the mode goes with its reviewer and its parts. */
export function keepsRules(
  mode: AuthorshipMode,
  reviewer: string | null,
  parts: readonly Part[],
): boolean {
  if (partAgainst(mode, parts) !== undefined) return false
  const rule = modes[mode].reviewer
  return reviewer === null ? rule !== 'required' || needNoReviewer(parts) : rule !== 'forbidden'
}

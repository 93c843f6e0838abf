/** What an import takes from Candor's own feeds. */
import type { AuthorshipMode } from 'candor-disclosure/disclosure/modes.ts'

import { withoutLabel } from '../../core/disclosure/labels.ts'
import { entryDisclosure } from '../../core/disclosure/statements.ts'
import { labelForms, standardWording } from '../../core/disclosure/wording.ts'
import type { ArticleBody } from '../publish/article-body.ts'
import { undecorated } from './candor.ts'
import type { FoundDisclosure, FoundItem } from './found-item.ts'
import { type ImportNote, note } from './notes.ts'

/** Without the additions of Candor's feeds to titles, summaries and texts. */
export function withoutCandor(found: FoundItem, language: string): FoundItem {
  const { candor, pictures, bodyHtml } = found
  if (candor === null || candor.disclosure.mode === 'unknown') return found
  const labels = labelsOf(candor, candor.disclosure.mode, language)
  const own = undecorated(bodyHtml, pictures[0]?.url ?? null)
  const summary = labels.map(({ label }) => label?.text).reduce(withoutLabel, found.standfirst)
  return {
    ...found,
    title: labels.map(({ titleLabel }) => titleLabel?.text).reduce(withoutLabel, found.title),
    standfirst:
      own?.standfirst ??
      (candor.corrections.length > 0 || candor.retraction !== null ? '' : summary),
    bodyHtml: own?.bodyHtml ?? bodyHtml,
  }
}

/** In every form that a newsroom can choose. */
function labelsOf({ disclosure, parts }: FoundDisclosure, mode: AuthorshipMode, language: string) {
  const unsaid = { model: null, provider: null, generatedAt: null, statement: null }
  const facts = { mode, parts, reviewedBy: disclosure.reviewed_by ?? null, ...unsaid }
  return labelForms.map((labelForm) =>
    entryDisclosure(facts, language, { ...standardWording, titleLabel: 'all', labelForm }),
  )
}

/**
 * A retracted article keeps its notice; the day in it is the date of the update where that is on
 * the same day.
 */
export function retractionOf(
  { candor, updatedAt }: FoundItem,
  notes: ImportNote[],
): Partial<ArticleBody> {
  const retraction = candor?.retraction ?? null
  if (retraction === null) return {}
  const { reason, at } = retraction
  notes.push(note('retracted_text_lost', reason.slice(0, 80)))
  const moment = at !== undefined && updatedAt?.slice(0, 10) === at.slice(0, 10) ? updatedAt : at
  return {
    status: 'retracted',
    body_html: '',
    retraction: { reason, ...(moment !== undefined && { at: moment }) },
  }
}

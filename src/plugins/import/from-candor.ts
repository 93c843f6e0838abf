/** What an import takes from Candor's own feeds. */
import type { AuthorshipMode } from 'candor-disclosure/disclosure/modes.ts'
import { partsLabel } from 'candor-disclosure/disclosure/part-labels.ts'
import { labelIn, withoutLabel } from '../../core/disclosure/labels.ts'
import { wordsFor } from '../../core/words/spoken.ts'
import type { ArticleBody } from '../publish/article-body.ts'
import { undecorated } from './candor.ts'
import type { FoundDisclosure, FoundItem } from './found-item.ts'
import { type ImportNote, note } from './notes.ts'

/** Without the additions of Candor's feeds to titles, summaries and texts. */
export function withoutCandor(found: FoundItem, language: string): FoundItem {
  const { candor, pictures, bodyHtml } = found
  if (candor === null || candor.disclosure.mode === 'unknown') return found
  const { mode } = candor.disclosure
  const own = undecorated(bodyHtml, pictures[0]?.url ?? null)
  const summary = labelsOf(candor, mode, language, 'labels').reduce(withoutLabel, found.standfirst)
  return {
    ...found,
    title: labelsOf(candor, mode, language, 'titleLabels').reduce(withoutLabel, found.title),
    standfirst:
      own?.standfirst ??
      (candor.corrections.length > 0 || candor.retraction !== null ? '' : summary),
    bodyHtml: own?.bodyHtml ?? bodyHtml,
  }
}

/** The label in the forms that a newsroom can choose. */
function labelsOf(
  { disclosure, parts }: FoundDisclosure,
  mode: AuthorshipMode,
  language: string,
  section: 'labels' | 'titleLabels',
): readonly string[] {
  const reviewedBy = disclosure.reviewed_by ?? null
  const ofParts = partsLabel({ mode, reviewedBy, parts }, wordsFor(language).parts.words)
  const ofMode = [section, `${section}WithAi` as const].map(
    (each) => labelIn(mode, language, each)?.text,
  )
  return [ofParts, ...ofMode].flatMap((each) => (each ? [each, `AI · ${each}`, `AI/${each}`] : []))
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

/** What an import takes from Candor's own feeds. */
import { labelIn, withoutLabel } from '../../core/disclosure/labels.ts'
import type { ArticleBody } from '../publish/article-body.ts'
import { undecorated } from './candor.ts'
import type { FoundItem } from './found-item.ts'
import { type ImportNote, note } from './notes.ts'

/** Without the additions of Candor's feeds to titles, summaries and texts. */
export function withoutCandor(found: FoundItem, language: string): FoundItem {
  const { candor, pictures, bodyHtml } = found
  const mode = candor?.disclosure.mode
  if (candor === null || mode === undefined || mode === 'unknown') return found
  const labels = [labelIn(mode, language)?.text, labelIn(mode, language, 'labelsWithAi')?.text]
  const titles = [
    labelIn(mode, language, 'titleLabels')?.text,
    labelIn(mode, language, 'titleLabelsWithAi')?.text,
  ]
  const own = undecorated(bodyHtml, pictures[0]?.url ?? null)
  const summary = labels.reduce(withoutLabel, found.standfirst)
  return {
    ...found,
    title: titles.reduce(withoutLabel, found.title),
    standfirst:
      own?.standfirst ??
      (candor.corrections.length > 0 || candor.retraction !== null ? '' : summary),
    bodyHtml: own?.bodyHtml ?? bodyHtml,
  }
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

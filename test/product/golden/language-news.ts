/** A feed in each language that Candor has words for: labels, statements, corrections, a retraction, sources and names. */
import { renderAtom } from '../../../src/core/feed/atom.ts'
import { archivedPart } from '../../../src/core/request/selection.ts'
import { languages } from '../../../src/core/words/languages.ts'
import {
  buildArticle,
  buildCorrection,
  buildDisclosure,
  buildSite,
  buildSnapshot,
  buildSource,
  feedShowing,
} from '../../fixtures/build-article.ts'

export const languageCodes = Object.keys(languages)

const later = new Date('2026-05-03T10:00:00Z')

/**
 * A part of an archive: an article with two corrections, one of each other mode, one without a standfirst, and a retracted
 * one; then a correction and a retraction as entries of their own.
 */
export function renderIn(language: string): string {
  const retraction = { reason: '…', date: later }
  const articles = [
    buildArticle({
      corrections: [buildCorrection({ text: '…' }), buildCorrection({ text: '… …', date: later })],
    }),
    buildArticle({
      disclosure: buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'R. Reviewer' }),
      standfirst: '',
    }),
    buildArticle({ disclosure: buildDisclosure({ mode: 'human-only' }) }),
    buildArticle({ retraction }),
    ...(['correction', 'retraction'] as const).map((kind) =>
      buildArticle({
        notice: { guid: `urn:example:${kind}`, kind, about: 'urn:example:4', ...buildCorrection() },
      }),
    ),
  ].map((article, index) => ({
    ...article,
    language,
    sources: [buildSource({ language })],
    guid: `urn:example:${index + 1}`,
  }))
  const part = { month: '2026-05', number: 1 }
  return renderAtom(
    feedShowing(
      buildSite({ language }),
      archivedPart('sources/example.org', part),
      buildSnapshot({ articles }),
    ),
  )
}

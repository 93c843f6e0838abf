/** An article that all partners take, and the day on which they do. */
import type { Article } from '../../../src/core/article.ts'
import { buildArticle, buildDisclosure, buildPicture } from '../../fixtures/build-article.ts'

export const day = new Date('2026-05-04T12:00:00Z')

export const takenArticle = (changes: Partial<Article> = {}): Article =>
  buildArticle({
    title: 'Bridge over the river reopens',
    bodyHtml: '<p>The stone bridge carries traffic again.</p>'.repeat(9),
    disclosure: buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'Ada Example' }),
    picture: buildPicture(),
    ...changes,
  })

/** One of several, with an id and an address of its own. */
export const takenArticleOf = (index: number, changes: Partial<Article> = {}): Article =>
  takenArticle({ guid: `urn:uuid:${index}`, url: `https://news.example.org/${index}`, ...changes })

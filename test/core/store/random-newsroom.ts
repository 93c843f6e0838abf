/**
 * Newsrooms for the marker's property test: one article of each kind that a feed shows or hides,
 * filled with random words.
 */

import { inArray, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { articles, corrections, sources } from '../../../schema/tables.ts'
import { articleTopics, topics } from '../../../schema/topic-tables.ts'
import {
  buildArticleRow,
  buildCorrectionRow,
  buildPictureColumns,
  buildSourceRow,
  type Database,
} from '../../fixtures/insert-article.ts'

type ArticleInsert = typeof articles.$inferInsert

/** PostgreSQL refuses U+0000, and texts must not be blank. */
export const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => `${text.replaceAll('\0', '')}x`)

export type NewsroomPlan = {
  /** Texts of the articles, used in turn. */
  readonly words: readonly string[]
  /** Statuses of articles in addition to `cases`. */
  readonly extra: readonly ('draft' | 'published' | 'withheld' | 'retracted')[]
}

export const newsroomPlan: fc.Arbitrary<NewsroomPlan> = fc.record({
  words: fc.array(word, { minLength: 5, maxLength: 9 }),
  extra: fc.array(fc.constantFrom('draft', 'published', 'withheld', 'retracted'), { maxLength: 3 }),
})

const cases: readonly Partial<ArticleInsert>[] = [
  { disclosureMode: 'ai-assisted', reviewedBy: 'The desk', disclosureStatement: 'Helped by AI.' },
  { disclosureMode: 'human-only', disclosureModel: null, disclosureProvider: null },
  { disclosureMode: 'ai-autonomous' },
  { status: 'retracted' },
  { status: 'draft' },
  { publishedAt: new Date('2999-01-01T00:00:00Z') },
  { title: 'taken back' },
  { title: 'deleted' },
]

/** Ids derived from the number, so that a failing example can be repeated. */
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`

/** Fills an empty database. Two articles are published and then withheld or deleted. */
export async function insertNewsroom(db: Database, { words, extra }: NewsroomPlan): Promise<void> {
  const rows = [...cases, ...extra.map((status) => ({ status }))].map((changes, index) => {
    const text = (offset: number) => words[(index + offset) % words.length] ?? ''
    return { ...buildRow(index, text), ...changes }
  })
  const ids = rows.map((_, index) => idOf(index))
  const slugs = ids.map((_, index) => `topic-${index}`)
  // Backdated, so that their months are over and the archive contains them.
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local candor.backdate = 'on'`)
    await tx.insert(articles).values(rows)
    await tx.execute(sql`select candor_import_done()`)
  })
  await db
    .insert(topics)
    .values([...slugs, 'unused'].map((slug) => ({ slug, label: `About ${slug}` })))
  await db
    .insert(articleTopics)
    .values(ids.map((articleId, index) => ({ articleId, topicSlug: `topic-${index}` })))
  await db
    .insert(sources)
    .values(ids.flatMap((id, index) => [1, 2].map((n) => buildSourceRow(id, index * 2 + n))))
  const texts = ids.flatMap((id) =>
    ['First.', 'Second.'].map((text) => ({ ...buildCorrectionRow(id), text })),
  )
  await db.insert(corrections).values(texts)
  await db
    .update(articles)
    .set({ status: 'withheld' })
    .where(inArray(articles.title, ['taken back']))
  await db.delete(articles).where(inArray(articles.title, ['deleted']))
}

/** Fills every column that the constraints allow, so that each can be changed alone. */
function buildRow(index: number, text: (offset: number) => string): ArticleInsert {
  return buildArticleRow({
    ...buildPictureColumns({ pictureAlt: text(1), pictureCredit: text(2) }),
    id: idOf(index),
    guid: `urn:example:${index}`,
    url: `https://news.example.org/${index}`,
    title: text(0),
    standfirst: text(3),
    bodyHtml: `<p>${text(4)}</p>`,
    updatedAt: new Date('2026-05-01T13:00:00Z'),
    retractionReason: text(1),
    retractedAt: new Date('2026-06-01T00:00:00Z'),
  })
}

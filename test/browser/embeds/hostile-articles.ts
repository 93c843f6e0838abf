/**
 * A newsroom whose articles hold a hostile text in every column, as far as the database accepts it.
 */
import { invisibleInJavaScript } from '../../../schema/invisible.ts'
import { longest } from '../../../schema/limits.ts'
import { articles, articleTopics, sources, topics } from '../../../schema/tables.ts'
import {
  buildArticleRow,
  buildPictureColumns,
  type Database,
} from '../../fixtures/insert-article.ts'

/** The most items that an embed shows. */
const groupLength = 30

const slugOf = (index: number) => `group-${Math.floor(index / groupLength)}`

/** Returns the slugs of the topics, with thirty articles each. */
export async function insertHostile(
  db: Database,
  texts: readonly string[],
  pictureUrl: string,
): Promise<string[]> {
  // PostgreSQL stores neither surrogates nor NUL, and its constraints refuse blank texts.
  const kept = texts.map((text) => `${text.replace(/\p{Cs}/gu, '\ufffd').replaceAll('\0', '')} T`)
  const groups = [...new Set(kept.map((_, index) => slugOf(index)))]
  await db
    .insert(topics)
    .values([
      ...groups.map((slug, index) => ({ slug, label: nameOf(kept[index * groupLength] ?? '') })),
      ...kept.map((text, index) => ({ slug: `topic-${index}`, label: nameOf(text) })),
    ])
  const rows = await db
    .insert(articles)
    .values(kept.map((text, index) => toRow(text, index, pictureUrl)))
    .returning({ id: articles.id })
  const ids = rows.map(({ id }) => id)
  await db
    .insert(articleTopics)
    .values(
      ids.flatMap((articleId, index) =>
        [slugOf(index), `topic-${index}`].map((topicSlug) => ({ articleId, topicSlug })),
      ),
    )
  await db.insert(sources).values(
    kept.map((text, index) => {
      return {
        articleId: ids[index] ?? '',
        position: 1,
        url: `https://safe.example/?${inAddress(text)}`,
        title: nameOf(text),
      }
    }),
  )
  return groups
}

/** The characters that the address constraints accept. */
const inAddress = (text: string) =>
  text
    .replace(/[\p{C}\p{Z}]/gu, '')
    .replace(new RegExp(`[${invisibleInJavaScript}]`, 'gu'), '')
    .slice(0, 500)

/** As much as the limit takes, with a letter, and room for another one. */
const within = (text: string, most: number) => `${text.slice(0, most - 4)} T`
const nameOf = (text: string) => within(text, longest.articles.title)

function toRow(text: string, index: number, pictureUrl: string): typeof articles.$inferInsert {
  const [name, passage] = [nameOf(text), within(text, longest.articles.standfirst)]
  const retracted = index % 5 === 4
  const assisted = index % 3 === 0
  return buildArticleRow({
    ...buildPictureColumns({
      pictureUrl: `${pictureUrl}?${inAddress(text)}`,
      pictureAlt: passage,
      pictureCredit: name,
    }),
    url: `https://safe.example/${inAddress(text)}`,
    title: name,
    standfirst: passage,
    bodyHtml: text,
    byline: name,
    bylineUrl: `https://safe.example/?${inAddress(text)}`,
    disclosureMode: assisted ? 'ai-assisted' : 'ai-autonomous',
    // The name of a reviewer is one line, and turns no text around.
    reviewedBy: assisted ? `${name.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trimStart()} R` : null,
    disclosureStatement: passage,
    disclosureModel: name,
    disclosureProvider: name,
    ...(retracted && {
      status: 'retracted',
      retractionReason: passage,
      retractedAt: new Date('2026-05-03T00:00:00Z'),
    }),
  })
}

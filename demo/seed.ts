/**
 * Writes the demo newsroom into an empty database, and sets the URLs of its articles to the current
 * origin.
 */
import { eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { articles } from '../schema/tables.ts'
import { topics } from '../schema/topic-tables.ts'
import { insertDemo, pageUrl, pictureUrl } from './insert-demo.ts'
import { newsroom } from './newsroom.ts'
import { topics as labels } from './topics.ts'
import { waiting } from './waiting.ts'

type Database = PgDatabase<PgQueryResultHKT>

/** The database already has other articles. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty'
}

/**
 * Tells a database without articles from one with the demo's only, and from one with others too.
 */
export async function contentsOf(db: Database): Promise<'empty' | 'demo' | 'others'> {
  const guids = [...newsroom, ...waiting].map((article) => article.guid)
  const other = await db
    .select({ id: articles.id })
    .from(articles)
    .where(notInArray(articles.guid, guids))
    .limit(1)
  if (other.length > 0) return 'others'
  const any = await db.select({ id: articles.id }).from(articles).limit(1)
  return any.length > 0 ? 'demo' : 'empty'
}

/**
 * Looks for articles of the demo, which may stand beside others: if there are any, their pages and
 * pictures are served, and the log says so.
 */
export async function hasDemo(db: Database): Promise<boolean> {
  const guids = newsroom.map((article) => article.guid)
  return (
    (
      await db
        .select({ id: articles.id })
        .from(articles)
        .where(inArray(articles.guid, guids))
        .limit(1)
    ).length > 0
  )
}

/**
 * Fills an empty database, and lists each article by its own date. If the demo is already there,
 * only updates its URLs.
 *
 * @throws {NotEmpty} when the database holds other articles.
 */
export async function seedDemo(db: Database, base: string): Promise<void> {
  const contents = await contentsOf(db)
  if (contents === 'others')
    throw new NotEmpty('the database contains articles that are not from the demo')
  if (contents === 'demo') return pointDemoAt(db, base)
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local candor.backdate = 'on'`)
    const rowsOfTopics = Object.entries(labels).map(([slug, label]) => ({ slug, label }))
    // A newsroom that deleted its articles may have kept its topics.
    await tx.insert(topics).values(rowsOfTopics).onConflictDoNothing()
    await insertDemo(tx, newsroom, base)
    await tx.execute(sql`select candor_import_done()`)
  })
}

/** The URLs of demo articles point to this server, so they follow its origin. */
async function pointDemoAt(db: Database, base: string): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { guid, slug, picture } of [...newsroom, ...waiting]) {
      const url = pageUrl(base, slug)
      await tx
        .update(articles)
        .set({ url, pictureUrl: picture ? pictureUrl(base, picture.file) : null })
        .where(eq(articles.guid, guid))
    }
  })
}

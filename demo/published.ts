/** An article of the demo that editors have published at the desk, as the database has it. */
import type { Article } from '../src/core/article.ts'
import type { WriterDatabase } from '../src/core/store/writer-database.ts'
import { readByGuid } from '../src/plugins/publish/store/read-articles.ts'
import { storedAsArticle } from '../src/plugins/publish/stored-as-article.ts'

export async function findPublished(db: WriterDatabase, guid: string): Promise<Article | null> {
  const [stored] = await readByGuid(db, [guid])
  const isPublished = stored?.status === 'published' || stored?.status === 'retracted'
  if (!isPublished || Date.parse(String(stored.published_at)) > Date.now()) return null
  return storedAsArticle(stored, new Date())
}

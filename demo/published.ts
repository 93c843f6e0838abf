/** An article of the demo that editors have published at the desk, as the database has it. */
import type { Article } from '../src/article.ts'
import { storedAsArticle } from '../src/publish/partner-answers.ts'
import type { WriterDatabase } from '../src/writer/database.ts'
import { readByGuid } from '../src/writer/read-articles.ts'

export async function findPublished(db: WriterDatabase, guid: string): Promise<Article | null> {
  const [stored] = await readByGuid(db, [guid])
  const isPublished =
    stored?.columns['status'] === 'published' || stored?.columns['status'] === 'retracted'
  if (!stored || !isPublished || Date.parse(String(stored.columns['published_at'])) > Date.now())
    return null
  return storedAsArticle(stored, new Date())
}

/** An article of the demo that editors have published at the desk, as the database has it. */
import { eq } from 'drizzle-orm'
import { articles } from '../schema/tables.ts'
import type { Article } from '../src/core/article.ts'
import { wholeFamily } from '../src/core/request/selection.ts'
import type { ArticleSelection } from '../src/core/store/selection.ts'
import type { Database } from '../src/core/store/statements.ts'
import type { Store } from '../src/core/store/store.ts'

export async function findPublished(
  db: Database,
  store: Pick<Store, 'latest'>,
  guid: string,
): Promise<Article | null> {
  const [stored] = await db
    .select({ id: articles.id })
    .from(articles)
    .where(eq(articles.guid, guid))
  if (!stored) return null
  const selection: ArticleSelection = {
    ...wholeFamily('all', 1),
    whole: false,
    ids: [stored.id],
  }
  return (await store.latest(selection)).articles[0] ?? null
}

/** The lists of articles at the desk, as SQL conditions of `articles a`. */
import { sql } from 'drizzle-orm'
import { isReturned, isSigned, textDigest } from './facts.ts'

export const sortKey = sql`coalesce(a.published_at, 'infinity')`

/** For each draft by itself: OFFSET keeps PostgreSQL from reading all signatures. */
const isSignedNow = sql`(select ${isSigned(textDigest)} offset 0)`

/** `corrections c` is the last one of its article. OFFSET keeps PostgreSQL from a join of all. */
const isLast = sql`not exists (select from corrections l where l.article_id = c.article_id
  and (l.corrected_at, l.id) > (c.corrected_at, c.id) offset 0)`

/** Each article is in the first one of these that it meets; `published` also has corrected ones. */
export const lists = {
  waiting: sql`a.status = 'draft' and not ${isReturned} and not ${isSignedNow}`,
  returned: sql`a.status = 'draft' and ${isReturned}`,
  signed: sql`a.status = 'draft' and ${isSignedNow}`,
  scheduled: sql`a.status = 'published' and ${sortKey} > now()`,
  corrected: sql`a.status = 'published' and ${isLast}`,
  published: sql`a.status = 'published' and ${sortKey} <= now()`,
  retracted: sql`a.status = 'retracted'`,
  withheld: sql`a.status = 'withheld'`,
}
export type ListName = keyof typeof lists
export const listNames = Object.keys(lists) as readonly ListName[]
/** For the few of a page: OFFSET keeps PostgreSQL from reading all corrections at once. */
const states = {
  ...lists,
  corrected: sql`a.status = 'published' and exists (select from corrections c
    where c.article_id = a.id offset 0)`,
}
export const stateCases = listNames.map(
  (name) => sql`when ${states[name]} then ${sql.raw(`'${name}'`)}`,
)

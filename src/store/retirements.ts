/** Topics that moved or were closed, as far as a reader may know of them. */
import { sql } from 'drizzle-orm'
import { everListed } from './conditions.ts'
import { privateFamily } from './selection.ts'

/**
 * `slug` and `moved_to` of the topics that were public or moved to one that was. The others lead nowhere, and only private articles
 * could have them. A closed topic that never had an article of any kind counts too: the newsroom closed it here.
 */
export const retirements = (audience?: string) => {
  const listed = (topic: ReturnType<typeof sql>) =>
    audience === undefined
      ? everListed(topic)
      : sql`(${everListed(topic)} or ${everListed(sql`${privateFamily(audience, '')} || ${topic}`)})`
  const old = sql`'topics/' || r.slug`
  return sql`(select r.slug, r.moved_to from retired_topics r where ${listed(old)}
    or case when r.moved_to is null then not exists (select from families f where f.family like 'partners/%' and f.family like '%/topics/' || r.slug)
      else ${listed(sql`'topics/' || r.moved_to`)} end) as r`
}

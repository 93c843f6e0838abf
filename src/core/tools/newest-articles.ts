/** Addresses of new articles, for checks that ask the hosts of articles. */
import type { ArticleRights } from '../rights/ai-rights.ts'
import type { Ask } from './check.ts'

/**
 * At most ten of the newest thousand articles: one for each host, or for each host and value of its
 * rights.
 */
export const newestArticles = (ask: Ask, each: 'host' | 'host, ai_rights') =>
  ask<{
    url: string
    ai_rights: ArticleRights | null
  }>(`select distinct on (${each}) url, ai_rights from (
      select a.url, a.ai_rights, substring(a.url from '^[^/]+//[^/?#]+') as host from listings l
        join articles a on a.id = l.article_id
      where l.family = 'all' and l.left_at is null and l.listed_at <= now()
        order by l.listed_at desc limit 1000
    ) as newest limit 10`)

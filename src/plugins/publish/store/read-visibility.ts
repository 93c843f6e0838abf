/** Reads where feeds show articles, and what of them can be doubtful. */

import { isParsable } from 'candor-disclosure/text/web-address.ts'
import { sql } from 'drizzle-orm'
import { idArray, rowsOf, type WriterDatabase } from '../../../core/store/writer-database.ts'
import { type Returned, returned } from './read-returns.ts'

/** The visibility of an article in feeds, and the reason for it. */
export type Visibility = {
  readonly shown: boolean
  readonly reason: string
  readonly families: readonly string[]
  readonly returned: Returned | null
}

/** What can be doubtful of an article that is accepted. */
export type Doubts = {
  /** Another article that is published, or was before it was retracted, has its address. */
  readonly sharesUrl: boolean
  /** It is published, and its date is more than a day ahead. */
  readonly isAhead: boolean
}

/** The feeds that show these articles. Ask after `finishChanges`. */
export async function readVisibility(
  db: WriterDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Visibility & Doubts>> {
  type VisibilityRow = {
    id: string
    url: string
    shown: boolean
    reason: string
    families: string[]
    returned: string | null
    shares_url: boolean
    is_ahead: boolean
  }
  const rows = await rowsOf<VisibilityRow>(
    db,
    sql`select v.id, v.url, v.shown, v.reason, ${returned}::text as returned, coalesce((
        select json_agg(distinct f.family order by f.family) from article_families(array[v.id]) f),
          '[]') as families,
        a.status = 'published' and exists (select from articles o where o.url = a.url
          and o.id <> a.id and o.status in ('published', 'retracted')) as shares_url,
        a.status = 'published' and a.published_at > now() + interval '1 day' as is_ahead
      from article_visibility v join articles a on a.id = v.id where v.id = any(${idArray(ids)})`,
  )
  return new Map(
    rows.map(({ id, url, shown, reason, families, returned, ...doubts }) => [
      id,
      shown && !isParsable(url)
        ? { ...nothing, reason: unparsable(url) }
        : {
            shown,
            reason,
            families: shown ? families : [],
            returned: returned && JSON.parse(returned),
            sharesUrl: doubts.shares_url,
            isAhead: doubts.is_ahead,
          },
    ]),
  )
}

const nothing = {
  ...{ shown: false, families: [], returned: null },
  ...{ sharesUrl: false, isAhead: false },
}

/** article_visibility does not know it (src/core/store/to-article.ts). */
const unparsable = (url: string) =>
  `Feeds leave it out: its url is "${url}", whose host is no valid internationalised name (IDNA). Use a URL such as https://example.org/article.`

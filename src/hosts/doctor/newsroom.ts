/**
 * Checks the newsroom's articles: their age, statuses and embargoes, and whether feeds can show
 * them.
 */

import { counted } from 'candor-disclosure/text/counted.ts'
import { newsroom } from '../../../demo/newsroom.ts'
import { wholeFamily } from '../../core/request/selection.ts'
import { createStore } from '../../core/store/store.ts'
import { ageText, type Diagnosis, fault, ok, warning } from '../../core/tools/check.ts'
import type { Target } from './target.ts'

/** The maximum length of a feed. Only archives have older articles. */
const maxFeedLength = 100

/** After this many days without a new article, a pipeline has probably stopped. */
const quietDays = 7

/** Reads the newest articles as a feed does, and reports each one that Candor cannot show. */
export async function checkNewsroom(target: Target): Promise<Diagnosis[]> {
  const leftOut: Diagnosis[] = []
  const store = createStore(target.db, (id, reason) =>
    leftOut.push(fault(`The article ${id} is left out of the feeds.`, `${reason}.`)),
  )
  const { articles, newestAt, readAt } = await store.latest(wholeFamily('all', maxFeedLength))
  const isOfDemo = articles.length > 0 && articles.every(({ guid }) => isDemo(guid))
  return [
    isOfDemo ? demoFinding : newestFinding(newestAt, readAt),
    ...(await checkStatuses(target)),
    ...(await checkUnlisted(target)),
    ...(leftOut.length > 0
      ? leftOut
      : [ok(`The newest ${counted(articles.length, 'article')} can be shown.`)]),
    await checkMarker(target),
  ]
}

const demoGuids = new Set(newsroom.map(({ guid }) => guid))

export const isDemo = (guid: string) => demoGuids.has(guid)

/** The demo's dates are fixed: its age says nothing about a pipeline. */
export const demoFinding = ok('It contains the demo newsroom.')

/** A warning if there is no article, or the newest one is older than `quietDays`. */
export function newestFinding(newestAt: Date | null, readAt: Date): Diagnosis {
  if (newestAt === null)
    return warning(
      'No article is published yet.',
      'Publish one: docs/articles.md, "A first article".',
    )
  const seconds = (readAt.getTime() - newestAt.getTime()) / 1000
  const text = `The newest article is ${ageText(seconds)} old (${newestAt.toISOString()}).`
  return seconds < quietDays * 86_400
    ? ok(text)
    : warning(text, 'Check that the pipeline that writes articles is running.')
}

async function checkStatuses({ ask }: Target): Promise<Diagnosis[]> {
  const [row] = await ask<{
    statuses: Readonly<Record<string, number>>
    embargoes: number
    next: string
  }>(`
    select (select coalesce(json_object_agg(status, count), '{}')
        from (select status, count(*) from articles group by status) s) as statuses,
      count(*)::int as embargoes,
        to_char(min(listed_at) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as next
    from listings where family = 'all' and left_at is null and listed_at > now()`)
  const { published = 0, retracted = 0, draft = 0, withheld = 0 } = row?.statuses ?? {}
  return [
    ok(
      `Articles: ${published} published, ${retracted} retracted, ${draft} drafts, ${withheld} withheld.`,
    ),
    ok(
      row?.embargoes
        ? `Pending embargoes: ${row.embargoes}. The next one ends at ${row.next} UTC.`
        : 'No embargo is pending.',
    ),
  ]
}

/**
 * Rows that were written with triggers disabled: articles without a listing, and listings whose
 * article is gone.
 */
async function checkUnlisted({ ask }: Target): Promise<Diagnosis[]> {
  const rows = await ask<{ text: string; count: number; example: string }>(`
    select 'published articles are in no feed, written with triggers disabled' as text,
      count(*)::int, min(a.id::text) as example
    from articles a where a.status in ('published', 'retracted') and not exists (
      select from listings l where l.article_id = a.id and l.left_at is null
        and l.family = coalesce('partners/' || a.audience[1] || '/all', 'all'))
    union all select 'articles are listed but deleted, private or not published, written with triggers disabled',
      count(*)::int, min(l.article_id::text)
    from listings l where l.family = 'all' and l.left_at is null and not exists (
      select from articles a where a.id = l.article_id and a.status in ('published', 'retracted') and a.audience is null)`)
  const todo = 'As the owner of the tables, run: SELECT candor_repair();'
  return rows.flatMap(({ text, count, example }) =>
    count === 0 ? [] : [fault(`${count} ${text}, for example ${example}.`, todo)],
  )
}

/** Without this row every feed fails. */
async function checkMarker({ ask }: Target): Promise<Diagnosis> {
  const [row] = await ask<{ version: string; ahead: boolean; at: string }>(`
    select version::text as version, changed_at > clock_timestamp() as ahead,
      to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as at
    from families where family = 'all'`)
  if (!row)
    return fault('The change marker has no row.', `INSERT INTO families (family) VALUES ('all');`)
  const text = `The change marker is at version ${row.version}, last changed ${row.at} UTC.`
  return row.ahead
    ? warning(text, 'This time is in the future: correct the clock of the database server.')
    : ok(text)
}

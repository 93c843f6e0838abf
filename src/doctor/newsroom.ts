/** Checks the newsroom's articles: their age, statuses and embargoes, and whether feeds can show them. */

import { newsroom } from '../../demo/newsroom.ts'
import { wholeFamily } from '../request/selection.ts'
import { createStore } from '../store/store.ts'
import { ageText, type Finding, fault, ok, warning } from './finding.ts'
import type { Target } from './target.ts'

/** The maximum length of a feed. Only archives have older articles. */
const maxFeedLength = 100

/** After this many days without a new article, a pipeline has probably stopped. */
const quietDays = 7

/** Reads the newest articles as a feed does, and reports each one that Candor cannot show. */
export async function checkNewsroom(target: Target): Promise<Finding[]> {
  const leftOut: Finding[] = []
  const store = createStore(target.db, (id, reason) =>
    leftOut.push(fault(`The article ${id} is left out of the feeds.`, `${reason}.`)),
  )
  const snapshot = await store.latest(wholeFamily('all', maxFeedLength))
  const guids = snapshot.articles.map(({ guid }) => guid)
  const readable = ok(`The newest ${snapshot.articles.length} articles can be shown.`)
  return [
    guids.length > 0 && guids.every(isDemo) ? demoFinding : newestFinding(snapshot.newestAt, snapshot.readAt),
    await checkStatuses(target),
    await checkEmbargoes(target),
    ...(await checkUnlisted(target)),
    ...(await checkRedirects(target)),
    ...(leftOut.length > 0 ? leftOut : [readable]),
    await checkMarker(target),
  ]
}

const demoGuids = new Set(newsroom.map(({ guid }) => guid))

export const isDemo = (guid: string) => demoGuids.has(guid)

/** The demo's dates are fixed: its age says nothing about a pipeline. */
export const demoFinding = ok('It contains the demo newsroom.')

/** A warning if there is no article, or the newest one is older than `quietDays`. */
export function newestFinding(newestAt: Date | null, readAt: Date): Finding {
  if (newestAt === null)
    return warning('No article is published yet.', 'Publish one: docs/articles.md, "A first article".')
  const seconds = (readAt.getTime() - newestAt.getTime()) / 1000
  const text = `The newest article is ${ageText(seconds)} old (${newestAt.toISOString()}).`
  return seconds < quietDays * 86_400
    ? ok(text)
    : warning(text, 'Check that the pipeline that writes articles is running.')
}

async function checkStatuses({ ask }: Target): Promise<Finding> {
  const rows = await ask('select status, count(*)::int as count from articles group by status')
  const count = (status: string) => Number(rows.find((row) => row['status'] === status)?.['count'] ?? 0)
  return ok(
    `${count('published')} articles are published, ${count('retracted')} retracted, ${count('draft')} drafts, ${count('withheld')} withheld.`,
  )
}

async function checkEmbargoes({ ask }: Target): Promise<Finding> {
  const [row] = await ask(`
    select count(*)::int as count, to_char(min(listed_at) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as next
    from listings where family = 'all' and left_at is null and listed_at > now()`)
  const count = Number(row?.['count'])
  return ok(
    count === 0 ? 'No embargo is pending.' : `Pending embargoes: ${count}. The next one ends at ${row?.['next']} UTC.`,
  )
}

const repair = 'As the owner of the tables, run: SELECT candor_repair();'

/**
 * What was written with triggers disabled: articles without a listing, and listings whose article is gone. Also listings
 * that were set by hand to a date that no format can write.
 */
async function checkUnlisted({ ask }: Target): Promise<Finding[]> {
  const [row] = await ask(`
    select count(*)::int as count, min(a.id::text) as example from articles a
    where a.status in ('published', 'retracted') and not exists (
      select from listings l where l.article_id = a.id and l.left_at is null
        and l.family = coalesce('partners/' || a.audience[1] || '/all', 'all'))`)
  const [left] = await ask(`
    select count(*)::int as count, min(l.article_id::text) as example from listings l
    where l.family = 'all' and l.left_at is null and not exists (
      select from articles a where a.id = l.article_id and a.status in ('published', 'retracted') and a.audience is null)`)
  const [early] = await ask(
    `select count(*)::int as count, min(article_id::text) as example from listings where left_at is null and listed_at < '1000-01-01Z'`,
  )
  const because = 'written with triggers disabled'
  const texts = [
    [row, `published articles are in no feed, ${because}`],
    [left, `articles are listed but deleted, private or not published, ${because}`],
    [early, 'listings are before the year 1000, behind all others'],
  ] as const
  return texts.flatMap(([found, text]) =>
    Number(found?.['count']) === 0
      ? []
      : [fault(`${found?.['count']} ${text}, for example ${found?.['example']}.`, repair)],
  )
}

/** Redirects in a circle, from before the rule against them. */
async function checkRedirects({ ask }: Target): Promise<Finding[]> {
  const [row] = await ask(`
    with recursive ways as (
      select slug as start, moved_to as slug from retired_topics where moved_to is not null
      union select w.start, r.moved_to from ways w join retired_topics r on r.slug = w.slug where r.moved_to is not null
    ) select count(*)::int as count, string_agg(start, ', ' order by start) as slugs from ways where start = slug`)
  if (Number(row?.['count']) === 0) return []
  const todo =
    'Delete one of their rows from retired_topics, so that its feed opens again, or set its moved_to to NULL.'
  return [fault(`The addresses of these topics redirect in a circle: ${row?.['slugs']}.`, todo)]
}

/** Without this row every feed fails. */
async function checkMarker({ ask }: Target): Promise<Finding> {
  const [row] = await ask(`
    select version::text as version, changed_at > clock_timestamp() as ahead,
      to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as at
    from families where family = 'all'`)
  if (!row) return fault('The change marker has no row.', `INSERT INTO families (family) VALUES ('all');`)
  const text = `The change marker is at version ${row['version']}, last changed ${row['at']} UTC.`
  return row['ahead'] === true
    ? warning(text, 'This time is in the future: correct the clock of the database server.')
    : ok(text)
}

/** Rows of push for tests: topics, subscriptions, webhooks and their deliveries, by SQL. */
import { hostOf } from '../../../src/plugins/push/host-of.ts'
import type { Backend } from '../../core/store/bench.ts'

type Sql = Backend['sql']

export const topicAt = (path: string) => `https://news.example.org${path}`

export async function emptyPush(sql: Sql): Promise<void> {
  await sql(
    'delete from push_topics; delete from push_requests; delete from push_webhooks; delete from push_deliveries; delete from push_events; delete from push_state',
  )
}

/** A topic whose current version counts as handed over. */
export async function insertTopic(
  sql: Sql,
  topic = topicAt('/rss.xml'),
  family = 'all',
): Promise<void> {
  await sql(`insert into push_topics (topic, family, version)
    values ('${topic}', '${family}', coalesce((select version from families where family = '${family}'), 0))`)
}

let made = 0

/** Returns its id. `secret` is sealed, in hexadecimal. */
export async function insertSubscription(
  sql: Sql,
  { topic = topicAt('/rss.xml'), callback = '', secret = '' } = {},
): Promise<number> {
  made += 1
  const address = callback || `https://reader-${made}.example/callback`
  const [row] =
    await sql(`insert into push_subscriptions (digest, topic, callback, host, secret, ends_at, verified_at)
    values (sha256('${topic} ${address}'), '${topic}', '${address}', '${hostOf(address)}',
      ${secret === '' ? 'null' : `'\\x${secret}'`}, now() + interval '1 day', now()) returning id::int`)
  return Number(row?.['id'])
}

/**
 * Inserts subscriptions to the feed of all articles, with a path of its own each: `url/1` to
 * `url/count`.
 */
export async function insertSubscriptions(sql: Sql, url: string, count: number): Promise<void> {
  await sql(`insert into push_subscriptions (digest, topic, callback, host, ends_at, verified_at)
    select sha256(('${url}' || n)::bytea), '${topicAt('/rss.xml')}', '${url}/' || n,
      '${hostOf(url)}', now() + interval '1 day', now()
    from generate_series(1, ${count}) n`)
}

/** Returns its id. */
export async function insertWebhook(
  sql: Sql,
  name = 'partner',
  url = 'https://partner.example.net/hook',
): Promise<number> {
  const [row] = await sql(`insert into push_webhooks (name, url, host, secret, families)
    values ('${name}', '${url}', '${hostOf(url)}', '\\x0102', '{all}') returning id::int`)
  return Number(row?.['id'])
}

/** A delivery that is due; `columns` and `values` are those of its kind. Returns its id. */
export async function insertDelivery(
  sql: Sql,
  kind: string,
  columns: string,
  values: string,
): Promise<number> {
  const [row] = await sql(`insert into push_deliveries (kind, first_at, next_at, ${columns})
    values ('${kind}', now(), now(), ${values}) returning id::int`)
  return Number(row?.['id'])
}

/** One column of all deliveries, in their order. */
export async function deliveriesOf(sql: Sql, expression: string): Promise<unknown[]> {
  const rows = await sql(`select ${expression} as it from push_deliveries order by id`)
  return rows.map((row) => row['it'])
}

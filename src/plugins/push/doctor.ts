/**
 * Checks push: the login that keeps its tables, the key, whether something delivers, paused
 * targets, and other hubs.
 */
import { existsSync, readFileSync } from 'node:fs'
import { type AskWeb, askThrough } from 'candor-check/ask-web.ts'
import { fromHex } from 'candor-disclosure/text/hex.ts'
import { parseNodeSettings } from '../../core/settings/node.ts'
import { hasOwnHub, type Site, withOwnHub } from '../../core/settings/site.ts'
import {
  type Ask,
  type Diagnosis,
  type ExaminedDatabase,
  fault,
  keeperOf,
  mayWrite,
  newestArticles,
  ok,
  warning,
} from '../../core/tools/check.ts'
import { keyFileName, keyFolder } from './notify-others.ts'
import { createSecretBox } from './secret-box.ts'
import { parsePushSettings } from './settings.ts'

/** Nothing if PUSH is off, or lacks a login. */
export async function checkPush(examined: ExaminedDatabase): Promise<Diagnosis[]> {
  const { environment } = examined
  const settings = parsePushSettings(environment)
  if (settings.push === 'off') return []
  const { dataDirectory } = parseNodeSettings(environment)
  const site = withOwnHub(examined.site())
  const check = async (ask: Ask, key: Uint8Array<ArrayBuffer> | null) => [
    ...(await checkHub(ask, site)),
    ...(await checkKey(ask, key)),
    ...(await checkDelivery(ask)),
    ...(await checkPaused(ask)),
    ...(await checkNotified({ ask })),
  ]
  if (examined.embedded) return check(examined.ask, settings.key ?? readKey(`${dataDirectory}.key`))
  const keeper = keeperOf(environment)
  if (keeper === null) return []
  const says = { can: 'Push can keep its tables', cannot: 'keep the tables of push' }
  return examined.checkLogin({ ...keeper, ...says, may }, (ask) => check(ask, settings.key))
}

/** The embedded database makes its key when push starts. */
function readKey(file: string): Uint8Array<ArrayBuffer> | null {
  return existsSync(file)
    ? new Uint8Array(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'))
    : null
}

const kept = ['state', 'events', 'topics', 'subscriptions', 'requests', 'webhooks', 'deliveries']
const may = `${mayWrite(kept.map((name) => `push_${name}`))} and has_table_privilege('article_events', 'select')`

/** The hubs that feeds announce, and the number of subscriptions here. */
async function checkHub(ask: Ask, site: Site): Promise<Diagnosis[]> {
  const rows = await ask<{ family: string; count: number }>(`
    select t.family, count(*)::int as count from push_subscriptions s join push_topics t
      using (topic)
    where s.ends_at > now() group by t.family order by 2 desc, 1`)
  const total = rows.reduce((sum, { count }) => sum + count, 0)
  const some = rows.slice(0, 5).map(({ family, count }) => `${family} ${count}`)
  const families =
    total === 0 ? '' : ` (${some.join(', ')}${rows.length > some.length ? ', …' : ''})`
  const announced = ok(`Feeds announce the hub ${site.hubUrls.join(' and ')}.`)
  if (hasOwnHub(site)) return [announced, ok(`${total} subscriptions${families}.`)]
  if (total === 0) return [announced]
  const text = `${total} subscriptions${families} are left of our own hub, which HUB_URL replaces.`
  const todo = 'They get nothing more when their leases end. Remove HUB_URL to keep them.'
  return [announced, warning(text, todo)]
}

/** Checks that the key decrypts the newest secrets: older ones were encrypted before. */
async function checkKey(ask: Ask, key: Uint8Array<ArrayBuffer> | null): Promise<Diagnosis[]> {
  const rows = await ask<{ secret: string }>(`
    (select encode(secret, 'hex') as secret from push_webhooks where revoked_at is null order by id desc limit 50)
    union all (select encode(secret, 'hex') from push_subscriptions where secret is not null and ends_at > now() order by id desc limit 50)`)
  if (rows.length === 0) return []
  const todo =
    'Set PUSH_KEY to the key that was used before. If it is lost, make new secrets: candor webhook secret NAME.'
  if (key === null) return [fault('There is no key for the secrets in the database.', todo)]
  const box = createSecretBox(key)
  const opened = await Promise.allSettled(rows.map(({ secret }) => box.open(fromHex(secret))))
  const closed = opened.filter(({ status }) => status === 'rejected').length
  if (closed === 0) return [ok('PUSH_KEY opens the secrets of subscribers and webhooks.')]
  const text = `PUSH_KEY does not open ${closed} of ${rows.length} secrets of subscribers and webhooks.`
  return [fault(text, todo)]
}

/** A worker finds changes within seconds, at the edge within a minute. */
const lateAfter = `interval '3 minutes'`

async function checkDelivery(ask: Ask): Promise<Diagnosis[]> {
  const [row] = await ask<{ started: number; changes: number; late: number }>(`
    select (select count(*) from push_state)::int as started,
    (select count(*) from listings, push_state where family = 'all' and left_at is null
      and (changed_at, article_id) > (changed_through, changed_article)
        and greatest(listed_at, changed_at) < now() - ${lateAfter})::int as changes,
    (select count(*) from push_deliveries d left join push_subscriptions s
      on s.id = d.subscription_id
        left join push_webhooks w on w.id = d.webhook_id
      where d.state = 'pending' and d.next_at < now() - ${lateAfter}
        and (d.taken_until is null or d.taken_until < now() - ${lateAfter})
        and (s.id is null or (s.paused_at is null and s.ends_at > now()))
        and (w.id is null or (w.paused_at is null and w.revoked_at is null))
        and not exists (select from push_deliveries e where e.state = 'pending'
          and e.webhook_id = d.webhook_id
          and e.article_id = d.article_id and e.id < d.id))::int as late`)
  const { started = 0, changes = 0, late = 0 } = row ?? {}
  const todo =
    'Check that a process runs with PUSH=on, or candor push, or the cron trigger and the queue; and its log.'
  if (started === 0) return [warning('Nothing has delivered yet.', todo)]
  if (changes > 0)
    return [fault(`${changes} changes were not found for three minutes: nothing delivers.`, todo)]
  if (late > 0) return [fault(`${late} deliveries are late by more than three minutes.`, todo)]
  return [ok('Changes are found, and no delivery is late.')]
}

async function checkPaused(ask: Ask): Promise<Diagnosis[]> {
  type Paused = { readonly name: string; readonly url: string; readonly error: string }
  const webhooks = await ask<Paused>(`select name, url, last_error as error from push_webhooks
    where paused_at is not null and revoked_at is null order by name limit 20`)
  const subscriptions = await ask<Paused>(`
    select topic as name, substring(callback from '^[^?#]*') as url, last_error as error
    from push_subscriptions where paused_at is not null and ends_at > now() order by id limit 20`)
  return [
    ...webhooks.map(({ name, url, error }) =>
      warning(
        `The webhook ${name} is paused: ${url} failed for five days, or answered 410. Last: ${error}.`,
        `When the partner is back: candor webhook resume ${name}`,
      ),
    ),
    ...subscriptions.map(({ name, url, error }) =>
      warning(
        `A subscription to ${name} is paused: ${url} failed for five days. Last: ${error}.`,
        'Nothing to do: it goes on when it subscribes again, and ends with its lease.',
      ),
    ),
  ]
}

/** Nothing without INDEXNOW_KEY. Looks for the key file of each host of the newest articles. */
export async function checkKeyFiles({
  ask,
  environment,
  web: fetch,
  ...examined
}: ExaminedDatabase): Promise<Diagnosis[]> {
  const { indexNowKey: key } = parsePushSettings(environment)
  if (key === null) return []
  const site = examined.site()
  const articles = await newestArticles(ask, 'host')
  const folders = new Set(articles.map(({ url }) => keyFolder(site, new URL(url).href)))
  const web = askThrough(fetch)
  return Promise.all(
    [...folders].map((folder) => checkKeyFile(web, `${folder}${keyFileName(key)}`, key)),
  )
}

async function checkKeyFile(web: AskWeb, address: string, key: string): Promise<Diagnosis> {
  const { status, text, failure } = await web(address)
  const todo = `Serve a text file there that has nothing but the key; Candor does at its own address, with INDEXNOW_KEY set.`
  if (failure !== null)
    return warning(`The key file of IndexNow cannot be read at ${address}: ${failure}.`, todo)
  if (status !== 200)
    return fault(`IndexNow needs a key file at ${address}, which answers ${status}.`, todo)
  if (text.trim() !== key)
    return fault(`The file at ${address} does not have the key of INDEXNOW_KEY.`, todo)
  return ok(`The key file of IndexNow is at ${address}.`)
}

/**
 * Notifications that wait, and those of the last day. Nothing if this role may not read deliveries.
 */
export async function checkNotified({ ask }: Pick<ExaminedDatabase, 'ask'>): Promise<Diagnosis[]> {
  const [may] = await ask(
    `select from pg_class where oid = 'push_deliveries'::regclass and has_table_privilege(oid, 'select')`,
  )
  if (!may) return []
  const rows = await ask<{
    hub: boolean
    address: string
    count: number
    attempts: number
    error: string
  }>(`
    select kind = 'ping' as hub, address, count(*)::int as count, max(attempts) as attempts,
      max(last_error) as error
    from push_deliveries where kind in ('ping', 'indexnow') and last_error is not null
      and (state = 'pending' or done_at > now() - interval '1 day') group by kind, address order by kind, address`)
  return rows.map(({ hub, address, count, attempts, error }) => {
    const [target, todo] = hub
      ? [`The hub ${address}`, 'Check HUB_URL.']
      : ['IndexNow', 'Check INDEXNOW_KEY, and the key file of each host.']
    const text = `${target} was not told of changes: ${count} failed, after up to ${attempts} attempts: ${error}.`
    return warning(text, todo)
  })
}

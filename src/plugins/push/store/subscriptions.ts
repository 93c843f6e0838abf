/**
 * Subscriptions of the WebSub hub in the database: requests that wait for their verification, and
 * what they become.
 */
import { sql } from 'drizzle-orm'
import {
  bytesOf,
  inTransaction,
  now,
  retrying,
  rowsOf,
  textArray,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'

export type NewRequest = {
  readonly mode: 'subscribe' | 'unsubscribe'
  readonly askedTopic: string
  /** Canonical address and family of the feed; `null` if the hub denies, for the reason. */
  readonly topic: string | null
  readonly family: string | null
  readonly reason: string | null
  readonly callback: string
  readonly host: string
  /** Encrypted. */
  readonly secret: Uint8Array | null
  readonly leaseSeconds: number
  readonly verifyToken: string | null
}

/**
 * Limits of requests of one host of callbacks that wait or failed in the last ten minutes, and of
 * all hosts; of subscriptions of one host; and of those to feeds with parameters: anyone can think
 * of new ones, and each is rendered after each change.
 */
const limitNames = ['requestsOfHost', 'requests', 'subscriptionsOfHost', 'variantsOfHost'] as const
export type RequestLimits = Readonly<Record<(typeof limitNames)[number], number>>

/**
 * For how long a request counts, verified or not: what is dropped early would be asked again at
 * once.
 */
const kept = sql.raw(`interval '10 minutes'`)

const isOld = sql`requested_at < ${now} - ${kept}`

/** The digest of callback and topic. A blank cannot be part of a URL. */
const digestOf = ({ callback, topic, askedTopic }: NewRequest) =>
  sql`sha256(convert_to(${`${callback} ${topic ?? askedTopic}`}, 'UTF8'))`

/**
 * Keeps a request, in place of an earlier one for the same callback and topic, and its
 * verification, which is due now. Returns the limit that refuses it, if one does: of a subscription
 * that exists only that of its host, so that a flood of others does not end it. One statement: a
 * server far away is asked once.
 */
export async function keepRequest(
  db: WriterDatabase,
  request: NewRequest,
  limits: RequestLimits,
): Promise<keyof RequestLimits | null> {
  const {
    mode,
    askedTopic,
    topic,
    family,
    reason,
    callback,
    host,
    secret,
    leaseSeconds,
    verifyToken,
  } = request
  const digest = digestOf(request)
  const statement = sql`with limits as materialized (${reachedLimits(request, limits)}),
    free as (select from limits
      where not (${sql.raw(limitNames.map((name) => `"${name}"`).join(' or '))})),
    gone as (delete from push_requests where (${isOld} or digest = ${digest})
      and exists (select from free) returning id),
    request as (
      insert into push_requests
        (digest, mode, asked_topic, topic, family, reason, callback, host, secret, lease_seconds,
          verify_token, requested_at)
      select ${digest}, ${mode}, ${askedTopic}, ${topic}, ${family}, ${reason}, ${callback},
        ${host},
        ${secret && bytesOf(secret)}, ${leaseSeconds}, ${verifyToken}, clock_timestamp()
      from free, (select count(*) from gone) as first
      on conflict (digest) do nothing
      returning id
    ),
    delivery as (
      insert into push_deliveries (kind, request_id, first_at, next_at)
      select 'verify', id, clock_timestamp(), clock_timestamp() from request
    )
    select * from limits`
  const [row] = await retrying(() =>
    rowsOf<Readonly<Record<keyof RequestLimits, boolean>>>(db, statement),
  )
  return limitNames.find((name) => row?.[name] === true) ?? null
}

/** Counts without requests that are old, or that this one replaces. */
function reachedLimits(request: NewRequest, limits: RequestLimits) {
  const { host } = request
  const { requestsOfHost, requests, subscriptionsOfHost, variantsOfHost } = limits
  const digest = digestOf(request)
  const counts = sql`not ${isOld} and digest <> ${digest}`
  const isNew = sql`(${request.mode === 'subscribe'} and not exists (select from push_subscriptions where digest = ${digest}))`
  return sql`select
      (select count(*) from (select from push_requests where host = ${host} and ${counts}
        limit ${requestsOfHost}::int) r) >= ${requestsOfHost}::int as "requestsOfHost",
      not exists (select from push_subscriptions where digest = ${digest})
        and (select count(*) from (select from push_requests where ${counts}
          limit ${requests}::int) r) >= ${requests}::int as "requests",
      ${isNew} and (select count(*)
        from (select from push_subscriptions where host = ${host}
          limit ${subscriptionsOfHost}::int) s) >= ${subscriptionsOfHost}::int
        as "subscriptionsOfHost",
      ${isNew} and ${request.topic?.includes('?') === true}
        and (select count(*) from (select from push_subscriptions
        where host = ${host} and topic like '%?%' limit ${variantsOfHost}::int) s) >= ${variantsOfHost}::int as "variantsOfHost"`
}

/**
 * Does what a verified request asks for: makes a subscription, renews it with its new lease and
 * secret, or ends it. Nothing if a newer request has taken its place. The delivery goes with the
 * request.
 */
export const confirmRequest = (db: WriterDatabase, id: number): Promise<void> =>
  inTransaction(db, async (tx) => {
    const [request] = await rowsOf<{ mode: string }>(
      tx,
      sql`select mode from push_requests where id = ${id} for update`,
    )
    if (request?.mode === 'subscribe') await subscribe(tx, id)
    else if (request) {
      // Its topic may have moved since: then it has the digest of the old address.
      await tx.execute(sql`delete from push_subscriptions s using push_requests r where r.id = ${id}
        and s.digest in (r.digest, sha256(convert_to(r.callback || ' ' || r.asked_topic, 'UTF8')))`)
    }
    await tx.execute(sql`delete from push_requests where id = ${id}`)
  })

async function subscribe(tx: WriterDatabase, id: number): Promise<void> {
  // A topic without subscriptions may be on its way out: the update waits for it.
  await tx.execute(sql`insert into push_topics (topic, family, version)
    select r.topic, r.family,
      coalesce((select version from families f where f.family = r.family), 0)
    from push_requests r where r.id = ${id}
    on conflict (topic) do update set topic = excluded.topic`)
  await tx.execute(sql`insert into push_subscriptions (digest, topic, callback, host, secret, verified_at, ends_at)
    select digest, topic, callback, host, secret, clock_timestamp(),
      clock_timestamp() + lease_seconds * interval '1 second'
    from push_requests where id = ${id}
    on conflict (digest) do update set secret = excluded.secret, verified_at = excluded.verified_at,
      ends_at = excluded.ends_at, failing_since = null, paused_at = null`)
  // A delivery that waits for its next attempt is sent now: the subscriber is there.
  await tx.execute(sql`update push_deliveries d set next_at = clock_timestamp()
    from push_requests r join push_subscriptions s using (digest)
    where r.id = ${id} and d.subscription_id = s.id and d.state = 'pending' and d.taken_until is null and d.next_at > clock_timestamp()`)
}

/** Subscriptions and topics that are ended in one go. */
const maxEnded = 1000

/** Deletes old requests, subscriptions whose lease has ended, and topics without subscriptions. */
export const endSubscriptions = (db: WriterDatabase): Promise<void> =>
  inTransaction(db, async (tx) => {
    // Also those that no worker has verified.
    await tx.execute(sql`delete from push_requests where ${isOld}`)
    await tx.execute(sql`delete from push_subscriptions where id in (
      select id from push_subscriptions where ends_at <= ${now} order by ends_at limit ${maxEnded}::int for update skip locked)`)
    const unused = sql`not exists (select from push_subscriptions s where s.topic = t.topic)`
    const idle = await rowsOf<{ topic: string }>(
      tx,
      sql`select topic from push_topics t where ${unused} limit ${maxEnded}::int for update skip locked`,
    )
    // Again, now that nobody can subscribe: a new subscription may have been committed since.
    if (idle.length > 0) {
      const topics = textArray(idle.map(({ topic }) => topic))
      await tx.execute(sql`delete from push_topics t where topic = any(${topics}) and ${unused}`)
    }
  })

/**
 * The queue of push: deliveries are taken by one worker at a time, and settled when their target
 * has answered.
 */

import { fromHex } from 'candor-disclosure/text/hex.ts'
import { type SQL, sql } from 'drizzle-orm'
import {
  inTransaction,
  now,
  rowsOf,
  timestamp,
  type WriterDatabase,
  walkIndexes,
} from '../../../core/store/writer-database.ts'

/** A request to the hub, of which its callback is asked. */
export type VerifyRequest = {
  readonly id: number
  readonly mode: 'subscribe' | 'unsubscribe'
  readonly askedTopic: string
  /** Why the hub denies it; `null` if it does not. */
  readonly reason: string | null
  readonly leaseSeconds: number
  readonly verifyToken: string | null
}

/** A delivery that this worker sends now, with what its kind needs. */
export type Delivery = {
  readonly id: number
  /** With this one. */
  readonly attempts: number
  /** How many reasons there were to send it when it was taken. */
  readonly reasons: number
  /** Where the request goes, and its host for limits. */
  readonly url: string
  readonly host: string
  /**
   * The last attempt to its target failed, or the target was slow within the last hour: it may take
   * the place of others. An attempt that nobody settled says nothing about the target: the worker
   * was killed.
   */
  readonly doubtful: boolean
  /** Encrypted; subscriptions can have none. */
  readonly secret: Uint8Array | null
} & (
  | { readonly kind: 'verify'; readonly request: VerifyRequest }
  /**
   * `changes`: what is rendered for it has all changes of the topic up to this count, also those
   * not handed over yet.
   */
  | { readonly kind: 'feed'; readonly topic: string; readonly changes: number }
  | {
      readonly kind: 'webhook'
      readonly webhookId: number
      readonly secret: Uint8Array
      /** `null` in a test message. */
      readonly event: {
        readonly id: number
        readonly at: string
        readonly type: string
        readonly data: string
      } | null
    }
  | { readonly kind: 'ping' | 'indexnow'; readonly body: string }
)

export type DeliveryKind = Delivery['kind']

/** Names one attempt. A settlement of an earlier attempt, whose time ran out, has no effect. */
export type Attempt = Pick<Delivery, 'id' | 'attempts'>

export type ClaimLimits = {
  readonly kinds: readonly DeliveryKind[]
  readonly max: number
  /** After that time, other workers may take them. */
  readonly leaseSeconds: number
  /** Deliveries to one host at the same time, with those that are being sent: `busy`, by host. */
  readonly maxOfHost: number
  readonly busy: ReadonlyMap<string, number>
  /**
   * Deliveries of one webhook at the same time, with those that are being sent: `busyWebhooks`, by
   * id.
   */
  readonly maxOfWebhook: number
  readonly busyWebhooks: ReadonlyMap<number, number>
  /** Maximum deliveries to doubtful targets, beside those that are being sent. */
  readonly maxDoubtful: number
}

const targets = sql`left join push_requests r on r.id = d.request_id
  left join push_subscriptions s on s.id = d.subscription_id
  left join push_webhooks w on w.id = d.webhook_id
  cross join lateral (select coalesce(s.host, r.host, w.host,
    substring(lower(d.address) from '://([^/?#]*)')),
    coalesce(s.failing_since, w.failing_since) is not null
      or coalesce(s.slow_at, w.slow_at) > ${now} - interval '1 hour') as at(host, doubtful)`

const isDue = (kinds: readonly DeliveryKind[]) => sql`d.state = 'pending' and d.next_at <= ${now}
  and (d.taken_until is null or d.taken_until <= ${now})
    and d.kind = any(string_to_array(${kinds.join(' ')}, ' '))
  and (s.id is null or (s.ends_at > ${now} and s.paused_at is null))
  and (w.id is null or (w.revoked_at is null and w.paused_at is null))
  and (d.article_id is null or not exists (select from push_deliveries e
    where e.state = 'pending' and e.webhook_id = d.webhook_id and e.article_id = d.article_id and e.id < d.id))`

/** How many could be claimed now, counted up to `max`. */
export const countDue = (
  db: WriterDatabase,
  kinds: readonly DeliveryKind[],
  max: number,
): Promise<number> =>
  inTransaction(db, async (tx) => {
    await walkIndexes(tx)
    const due = sql`select from push_deliveries d ${targets} where ${isDue(kinds)} limit ${max}::int`
    const [row] = await rowsOf<{ count: number }>(
      tx,
      sql`select count(*)::int as count from (${due}) as due`,
    )
    return row?.count ?? 0
  })

/** The number that a JSON object in the statement has for a key; otherwise 0. */
const countFrom = (counts: ReadonlyMap<string | number, number>, key: SQL) =>
  sql`coalesce((${JSON.stringify(Object.fromEntries(counts))}::jsonb ->> ${key}::text)::int, 0)`

/**
 * Takes deliveries that are due, the longest due first: none of a target that ended or is paused,
 * and of a webhook none that has to wait for an earlier one about the same article. Sound targets
 * are looked for by themselves: a backlog of doubtful ones, however long, is not before them.
 */
export async function claimDeliveries(
  db: WriterDatabase,
  limits: ClaimLimits,
): Promise<Delivery[]> {
  const { kinds, max, leaseSeconds, maxOfHost, maxOfWebhook, maxDoubtful } = limits
  const busyAt = (host: SQL) => countFrom(limits.busy, host)
  const busyOf = (webhook: SQL) => countFrom(limits.busyWebhooks, webhook)
  // Deliveries that are taken are not in the way of the next claim: the index has them later.
  const leaseEnd = sql`${now} + ${leaseSeconds}::int * interval '1 second'`
  const isDoubtful = (earlier: SQL) =>
    sql`(coalesce(at.doubtful, false) or (${earlier} > 0 and d.last_error is not null))`
  const candidates = (condition: SQL, atMost: number) => sql`
      select d.id, d.next_at, at.host, d.webhook_id from push_deliveries d ${targets}
      where ${isDue(kinds)} and ${condition} and ${busyAt(sql`at.host`)} < ${maxOfHost}::int
        and (d.webhook_id is null or ${busyOf(sql`d.webhook_id`)} < ${maxOfWebhook}::int)
      order by d.next_at, d.id limit ${atMost}::int for update of d skip locked`
  const doubtful = isDoubtful(sql`d.attempts`)
  const statement = sql`with sound as (${candidates(sql`not ${doubtful}`, 4 * max)}
    ), doubtful as (${candidates(doubtful, 4 * Math.min(max, maxDoubtful))}
    ), candidate as (
      select *, false as doubtful from sound union all select *, true from doubtful
    ), within_webhook as (
      select *, row_number() over (partition by webhook_id order by doubtful, next_at,
        id) as of_webhook from candidate
    ), ranked as (
      select id, doubtful, next_at,
        row_number() over (partition by doubtful order by next_at, id) as of_doubtful,
        row_number() over (partition by host order by doubtful, next_at,
          id) + ${busyAt(sql`host`)} as of_host
      from within_webhook
      where webhook_id is null or of_webhook + ${busyOf(sql`webhook_id`)} <= ${maxOfWebhook}::int
    ), allowed as (
      select id from ranked where of_host <= ${maxOfHost}::int
        and (not doubtful or of_doubtful <= ${maxDoubtful}::int)
      order by doubtful, next_at, id limit ${max}::int
    ), attempt as (
      update push_deliveries d set attempts = d.attempts + 1, first_at = case when d.attempts = 0
        then ${now} else d.first_at end,
        taken_until = ${leaseEnd}, next_at = ${leaseEnd}
      from allowed where d.id = allowed.id returning d.*
    )
    select d.id::float8 as id, d.kind, d.attempts, d.reasons, d.body,
      d.webhook_id::float8 as "webhookId", s.topic, t.changes::float8 as changes, at.host,
      coalesce(r.callback, s.callback, w.url, d.address) as url,
        ${isDoubtful(sql`d.attempts - 1`)} as doubtful,
      encode(coalesce(s.secret, w.secret), 'hex') as secret,
      json_build_object('id', r.id, 'mode', r.mode, 'askedTopic', r.asked_topic, 'reason', r.reason,
        'leaseSeconds', r.lease_seconds, 'verifyToken', r.verify_token) as request,
      case when e.id is not null
        then json_build_object('id', e.id, 'at', ${timestamp(sql`e.at`)}, 'type', d.type, 'data',
          e.data)
        end as event
    from attempt d ${targets} left join push_topics t on t.topic = s.topic left join push_events e
      on e.id = d.event_id
    order by doubtful, d.id`
  return inTransaction(db, async (tx) => {
    await walkIndexes(tx)
    const rows = await rowsOf<Delivery & { readonly secret: string | null }>(tx, statement)
    return rows.map(
      (row) => ({ ...row, secret: row.secret === null ? null : fromHex(row.secret) }) as Delivery,
    )
  })
}

/** Deliveries in the database: taken by one worker at a time. They are settled in push-settlements.ts. */
import { type SQL, sql } from 'drizzle-orm'
import { fromHex } from '../text/hex.ts'
import { inTransaction, now, rowsOf, timestamp, type WriterDatabase, walkIndexes } from './database.ts'

/** A delivery that this worker sends now, with what its kind needs. */
export type ClaimedDelivery = {
  readonly id: number
  /** With this one. */
  readonly attempts: number
  /** How many reasons there were to send it when it was taken. */
  readonly reasons: number
} & (
  | {
      readonly kind: 'verify'
      readonly request: {
        readonly id: number
        readonly mode: 'subscribe' | 'unsubscribe'
        readonly askedTopic: string
        readonly topic: string | null
        readonly family: string | null
        readonly reason: string | null
        readonly callback: string
        readonly leaseSeconds: number
        readonly verifyToken: string | null
      }
    }
  | {
      readonly kind: 'feed'
      readonly subscription: {
        readonly id: number
        readonly topic: string
        /** `push_topics.changes`: what is rendered for it holds all changes up to that count, also those not handed over yet. */
        readonly changes: number
        readonly callback: string
        readonly secret: Uint8Array | null
      }
    }
  | {
      readonly kind: 'webhook'
      readonly webhook: { readonly id: number; readonly url: string; readonly secret: Uint8Array }
      /** `null` in a test message. */
      readonly event: { readonly id: number; readonly at: string; readonly type: string; readonly data: string } | null
    }
  | { readonly kind: 'ping' | 'indexnow'; readonly address: string; readonly body: string }
)

export type DeliveryKind = ClaimedDelivery['kind']

/** Names one attempt. A settlement of an earlier attempt, whose time ran out, has no effect. */
export type Attempt = Pick<ClaimedDelivery, 'id' | 'attempts'>

export type Claimed = {
  readonly delivery: ClaimedDelivery
  /** That it goes to, for limits. */
  readonly host: string
  /** Its target failed the last time, or was slow within the last hour: it may take the place of others. */
  readonly doubtful: boolean
}

export type ClaimLimits = {
  readonly kinds: readonly DeliveryKind[]
  readonly most: number
  /** After that time, other workers may take them. */
  readonly leaseSeconds: number
  /** Deliveries to one host at the same time, with those that are being sent: `busy`, by host. */
  readonly maxOfHost: number
  readonly busy: ReadonlyMap<string, number>
  /** Of doubtful targets, beside those that are being sent. */
  readonly maxDoubtful: number
}

const targets = sql`left join push_requests r on r.id = d.request_id
  left join push_subscriptions s on s.id = d.subscription_id
  left join push_webhooks w on w.id = d.webhook_id
  cross join lateral (select coalesce(s.host, r.host, w.host, substring(lower(d.address) from '://([^/?#]*)')),
    coalesce(s.failing_since, w.failing_since) is not null
      or coalesce(s.slow_at, w.slow_at) > ${now} - interval '1 hour') as at(host, doubtful)`

/**
 * Takes deliveries that are due, the longest due first: none of a target that ended or is paused, and of a webhook none that
 * has to wait for an earlier one about the same article.
 */
export const claimDeliveries = (db: WriterDatabase, limits: ClaimLimits): Promise<Claimed[]> =>
  inTransaction(db, async (tx) => {
    await walkIndexes(tx)
    return await readAttempts(tx, limits)
  })

/** How many could be claimed now, counted up to `most`. */
export const countDue = (db: WriterDatabase, kinds: readonly DeliveryKind[], most: number): Promise<number> =>
  inTransaction(db, async (tx) => {
    await walkIndexes(tx)
    const due = sql`select from push_deliveries d ${targets} where ${isDue(kinds)} limit ${most}::int`
    const [row] = await rowsOf<{ count: number }>(tx, sql`select count(*)::int as count from (${due}) as due`)
    return row?.count ?? 0
  })

const isDue = (kinds: readonly DeliveryKind[]) => sql`d.state = 'pending' and d.next_at <= ${now}
  and (d.taken_until is null or d.taken_until <= ${now}) and d.kind = any(string_to_array(${kinds.join(' ')}, ' '))
  and (s.id is null or (s.ends_at > ${now} and s.paused_at is null))
  and (w.id is null or (w.revoked_at is null and w.paused_at is null))
  and (d.article_id is null or not exists (select from push_deliveries e
    where e.state = 'pending' and e.webhook_id = d.webhook_id and e.article_id = d.article_id and e.id < d.id))`

/** Definition of the table `attempt`. */
function claimed(limits: ClaimLimits): SQL {
  const { kinds, most, leaseSeconds, maxOfHost, busy, maxDoubtful } = limits
  const busyAt = (host: SQL) => sql`coalesce((${JSON.stringify(Object.fromEntries(busy))}::jsonb ->> ${host})::int, 0)`
  // Those that are taken are not in the way of the next claim: the index has them later.
  const leaseEnd = sql`${now} + ${leaseSeconds}::int * interval '1 second'`
  const doubtful = sql`(coalesce(at.doubtful, false) or d.attempts > 0)`
  return sql`candidate as (
        select d.id, d.next_at, at.host, ${doubtful} as doubtful
        from push_deliveries d ${targets}
        where ${isDue(kinds)} and ${busyAt(sql`at.host`)} < ${maxOfHost}::int and (not ${doubtful} or ${maxDoubtful}::int > 0)
        order by d.next_at, d.id limit ${4 * most}::int for update of d skip locked
      ), ranked as (
        select id, doubtful, next_at, row_number() over (partition by doubtful order by next_at, id) as of_doubtful,
          row_number() over (partition by host order by doubtful, next_at, id) + ${busyAt(sql`host`)} as of_host
        from candidate
      ), allowed as (
        select id, doubtful from ranked where of_host <= ${maxOfHost}::int and (not doubtful or of_doubtful <= ${maxDoubtful}::int)
        order by doubtful, next_at, id limit ${most}::int
      ), attempt as (
        update push_deliveries d set attempts = d.attempts + 1, first_at = case when d.attempts = 0 then ${now} else d.first_at end,
          taken_until = ${leaseEnd}, next_at = ${leaseEnd}
        from allowed where d.id = allowed.id returning d.*
      )`
}

/** Gives attempts back that were not made, to be due in so many seconds. */
export async function freeDeliveries(db: WriterDatabase, attempts: readonly Attempt[], seconds = 0): Promise<void> {
  const list = attempts.map(({ id, attempts }) => ({ id, attempts }))
  await db.execute(sql`update push_deliveries d set taken_until = null, next_at = ${now} + ${seconds}::int * interval '1 second', attempts = d.attempts - 1
    from json_to_recordset(${JSON.stringify(list)}::json) as o(id bigint, attempts int)
    where o.id = d.id and o.attempts = d.attempts and d.state = 'pending'`)
}

type Row = {
  readonly id: number
  readonly kind: DeliveryKind
  readonly attempts: number
  readonly reasons: number
  readonly address: string | null
  readonly body: string | null
  readonly host: string
  readonly doubtful: boolean
  readonly secret: string | null
  readonly request: (ClaimedDelivery & { kind: 'verify' })['request'] | null
  readonly subscription: Omit<(ClaimedDelivery & { kind: 'feed' })['subscription'], 'secret'> | null
  readonly webhook: { readonly id: number; readonly url: string } | null
  readonly event: (ClaimedDelivery & { kind: 'webhook' })['event']
}

async function readAttempts(db: WriterDatabase, limits: ClaimLimits): Promise<Claimed[]> {
  const rows = await rowsOf<Row>(
    db,
    sql`with ${claimed(limits)} select d.id::float8 as id, d.kind, d.attempts, d.reasons, d.address, d.body, at.host, d.attempts > 1 or
        coalesce(at.doubtful, false) as doubtful, encode(coalesce(s.secret, w.secret), 'hex') as secret,
        case when r.id is not null then json_build_object('id', r.id, 'mode', r.mode, 'askedTopic', r.asked_topic,
          'topic', r.topic, 'family', r.family, 'reason', r.reason, 'callback', r.callback,
          'leaseSeconds', r.lease_seconds, 'verifyToken', r.verify_token) end as request,
        case when s.id is not null then json_build_object('id', s.id, 'topic', s.topic, 'changes', t.changes, 'callback', s.callback)
          end as subscription,
        case when w.id is not null then json_build_object('id', w.id, 'url', w.url) end as webhook,
        case when e.id is not null then json_build_object('id', e.id, 'at', ${timestamp(sql`e.at`)}, 'type', d.type,
          'data', e.data) end as event
      from attempt d ${targets} left join push_topics t on t.topic = s.topic left join push_events e on e.id = d.event_id
      order by doubtful, d.id`,
  )
  return rows.map((row) => ({ delivery: toDelivery(row), host: row.host, doubtful: row.doubtful }))
}

function toDelivery({ id, kind, attempts, reasons, ...row }: Row): ClaimedDelivery {
  const own = { id, attempts, reasons }
  const secret = row.secret === null ? null : fromHex(row.secret)
  if (kind === 'verify' && row.request) return { ...own, kind, request: row.request }
  if (kind === 'feed' && row.subscription) return { ...own, kind, subscription: { ...row.subscription, secret } }
  if (kind === 'webhook' && row.webhook && secret) {
    return { ...own, kind, webhook: { ...row.webhook, secret }, event: row.event }
  }
  if ((kind === 'ping' || kind === 'indexnow') && row.address !== null) {
    return { ...own, kind, address: row.address, body: row.body ?? '' }
  }
  throw new Error(`delivery ${id} of kind ${kind} has no target`)
}

/**
 * Notes addresses for other hubs and search engines, in the transaction that finds a change. What
 * is noted for one target goes into one delivery, until a worker takes it or it is full.
 */
import { sql } from 'drizzle-orm'
import { now, rowsOf, type WriterDatabase } from '../../../core/store/writer-database.ts'

/** For one target; each address stands in one line of the body. */
export type Note = {
  readonly kind: 'ping' | 'indexnow'
  /** Where the request goes. */
  readonly to: string
  /** The first line of the body. Deliveries with different ones are not joined. */
  readonly first: string
  readonly addresses: readonly string[]
  /** Addresses in one delivery. */
  readonly max: number
  readonly delayMs: number
}

/**
 * A delivery that waits after a failure gets the addresses too, and is tried for another day: a
 * target that is away has one delivery, however much changes meanwhile.
 */
export async function noteAddresses(tx: WriterDatabase, note: Note): Promise<void> {
  const { kind, to, first, max, delayMs } = note
  const [open] = await rowsOf<{ id: number; body: string }>(
    tx,
    sql`select id::float8 as id, body from push_deliveries
      where kind = ${kind} and address = ${to} and state = 'pending' and taken_until is null
        and split_part(body, E'\n', 1) = ${first}
      order by id desc limit 1 for update skip locked`,
  )
  const all = [...new Set([...(open?.body.split('\n').slice(1) ?? []), ...note.addresses])]
  const starts = Array.from({ length: Math.ceil(all.length / max) }, (_, index) => index * max)
  const [kept, ...more] = starts.map((start) =>
    [first, ...all.slice(start, start + max)].join('\n'),
  )
  if (kept === undefined) return
  if (open) {
    await tx.execute(sql`update push_deliveries set body = ${kept}, first_at = case when attempts > 0 then ${now} else first_at end
      where id = ${open.id}`)
  }
  const bodies = open ? more : [kept, ...more]
  if (bodies.length === 0) return
  await tx.execute(sql`insert into push_deliveries (kind, address, body, first_at, next_at)
    select ${kind}, ${to}, body, ${now}, ${now} + ${delayMs}::int * interval '1 millisecond'
    from json_array_elements_text(${JSON.stringify(bodies)}::json) as body`)
}

/**
 * Runs the steps of two transactions on two connections in a given order, and reads the feed after
 * every step.
 */

import type postgres from 'postgres'
import type { Store } from '../../../src/core/store/store.ts'
import { buildSelection } from '../../fixtures/build-article.ts'

/** The statements of one transaction, without BEGIN and COMMIT. */
export type Writer = readonly string[]

export type Look = { readonly state: string; readonly shown: string }

/** Every order of `a` steps of writer a and `b` steps of writer b. */
export function mergings(a: number, b: number): ('a' | 'b')[][] {
  if (a === 0 || b === 0) return [Array.from({ length: a + b }, () => (a > 0 ? 'a' : 'b'))]
  const first = (who: 'a' | 'b', rest: ('a' | 'b')[][]) => rest.map((turns) => [who, ...turns])
  return [...first('a', mergings(a - 1, b)), ...first('b', mergings(a, b - 1))]
}

/** Reads the marker and the content of a feed. */
export async function look(store: Store): Promise<Look> {
  const { state, articles, tombstones } = await store.latest(buildSelection({ limit: 100 }))
  return { state, shown: JSON.stringify({ articles, tombstones }) }
}

type Connection = { readonly client: postgres.Sql; readonly pid: number }

export async function toConnection(client: postgres.Sql): Promise<Connection> {
  const [row] = await client`select pg_backend_pid() as pid`
  return { client, pid: Number(row?.['pid']) }
}

/**
 * Runs the writers' steps in the order of `turns`. A step that waits for a lock of the other writer
 * stays pending. Returns one look after every step and one at the end; `errors` contains the errors
 * of both writers.
 */
export async function interleave(
  { a, b, monitor, store }: { a: Connection; b: Connection; monitor: postgres.Sql; store: Store },
  writers: { readonly a: Writer; readonly b: Writer },
  turns: readonly ('a' | 'b')[],
): Promise<{ looks: Look[]; errors: string[] }> {
  const steps = { a: ['begin', ...writers.a, 'commit'], b: ['begin', ...writers.b, 'commit'] }
  const last: Record<'a' | 'b', Promise<void>> = { a: Promise.resolve(), b: Promise.resolve() }
  const looks: Look[] = [await look(store)]
  const errors: string[] = []
  for (const turn of turns) {
    const { client, pid } = turn === 'a' ? a : b
    const statement = steps[turn].shift() ?? ''
    const done = last[turn].then(async () => {
      await client
        .unsafe(statement)
        .catch((error: Error) => errors.push(`${turn}: ${error.message}`))
    })
    last[turn] = done
    await doneOrWaiting(done, pid, monitor)
    looks.push(await look(store))
  }
  await Promise.all([last.a, last.b])
  looks.push(await look(store))
  return { looks, errors }
}

/** Resolves when the step has ended, or when its connection waits for a lock. */
async function doneOrWaiting(
  done: Promise<void>,
  pid: number,
  monitor: postgres.Sql,
): Promise<void> {
  let ended = false
  const end = done.then(() => {
    ended = true
  })
  for (;;) {
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 5))])
    if (ended) return
    const [row] =
      await monitor`select wait_event_type = 'Lock' as waiting from pg_stat_activity where pid = ${pid}`
    if (row?.['waiting']) return
  }
}

/** Health checks: whether the process lives, and whether it can read the database. */
import type { Context } from 'hono'
import { createRecent } from '../delivery/recent.ts'
import type { Runtime } from '../delivery/runtime.ts'
import { dataSafety } from '../http/safety.ts'
import type { Marker } from '../store/snapshot.ts'
import type { Store } from '../store/store.ts'
import { timeStore } from './time-store.ts'

const headers = { 'Cache-Control': 'no-store', ...dataSafety }

export const respondLive = (c: Context) => c.json({ status: 'live' }, 200, headers)

/** Returns the handler of `/health/ready`. However often it is requested, it sends one query in `freshMs`. */
export function createReady(freshMs: number, { sharesPromises }: Runtime, store: () => Store) {
  const clock = () => performance.now()
  const recent = createRecent<Marker>({ freshMs, clock, sharesPromises })
  return async (c: Context) => {
    const { newestAt, readAt } = await recent(() => timeStore(store(), clock).store.findMarker('all'))
    const newestArticleAgeSeconds = newestAt && Math.round((readAt.getTime() - newestAt.getTime()) / 1000)
    return c.json({ status: 'ready', newestArticleAgeSeconds }, 200, headers)
  }
}

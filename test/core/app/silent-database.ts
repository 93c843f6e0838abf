/** A database that takes a connection and never answers, and how long requests wait for it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import type { Opened } from '../../../src/core/plugin.ts'
import { parseSite } from '../../../src/core/settings/site.ts'
import { createStore } from '../../../src/core/store/store.ts'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { origin } from './newsroom.ts'

const never = new Promise<never>(() => {})
export const silent = {
  transaction: () => never,
  execute: () => never,
} as unknown as WriterDatabase
const silentStore = {
  ...createStore(silent, () => {}),
  findMarker: () => never,
  latest: () => never,
}

type Question = { readonly path: string; readonly maxMs: number; readonly init?: RequestInit }

/** Each request is answered with 503 in its time. */
export function describeDeadlines(
  questions: readonly Question[],
  plugins: readonly Opened[] = [],
): void {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each(questions)('$path is 503 after at most $maxMs ms', async ({ path, maxMs, init = {} }) => {
    const app = createApp({
      site: parseSite({ SITE_ORIGIN: origin }),
      store: () => silentStore,
      plugins,
      log: () => {},
    })
    const answered = Promise.resolve(app.request(`${origin}${path}`, init)).then(
      ({ status }) => status,
    )
    // Digests are made in other threads, where no timer counts.
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0))
    await vi.advanceTimersByTimeAsync(maxMs)
    expect(await Promise.race([answered, Promise.resolve('no answer')])).toBe(503)
  })
}

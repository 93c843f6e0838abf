/** A store that answers in time passes unchanged; one that never answers fails as a database that is away. */
import { expect, it } from 'vitest'
import { type Store, StoreUnavailable } from '../../src/articles/store.ts'
import { withDeadline } from '../../src/database/with-deadline.ts'
import { buildSelection, buildSnapshot } from '../fixtures/build-article.ts'

const snapshot = buildSnapshot()
const storeOf = (latest: Store['latest']): Store => ({ latest, marker: () => latest(buildSelection()) })

it('passes on what comes in time, faults included', async () => {
  const store = withDeadline(
    storeOf(() => Promise.resolve(snapshot)),
    1000,
  )
  expect(await store.latest(buildSelection())).toBe(snapshot)
  expect(await store.marker('all')).toBe(snapshot)
  const failing = withDeadline(
    storeOf(() => Promise.reject(new RangeError('no'))),
    1000,
  )
  await expect(failing.latest(buildSelection())).rejects.toThrow(RangeError)
})

it('gives up on what does not', async () => {
  const store = withDeadline(
    storeOf(() => new Promise(() => {})),
    20,
  )
  await expect(store.latest(buildSelection())).rejects.toThrow(StoreUnavailable)
  await expect(store.marker('all')).rejects.toThrow('within 20 ms')
})

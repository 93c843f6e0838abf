/**
 * A database that takes a connection and never answers: each request that needs it is answered
 * within its time.
 */
import { afterEach, beforeEach, it, vi } from 'vitest'
import { checkDeadline } from './silent-database.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it.each(['/rss.xml', '/health/ready'])('%s is 503 after at most 3000 ms', (path) =>
  checkDeadline({ path, maxMs: 3000 }),
)

/** The timeouts of queries in the database, compared with that of requests. */
import { expect, it } from 'vitest'
import { deadlineMs } from '../../src/delivery/deadline.ts'
import { timeouts } from '../../src/store/connection.ts'

it('no query takes longer than a request waits for it', () => {
  expect(timeouts.statement_timeout).toBeLessThanOrEqual(deadlineMs)
  expect(timeouts.lock_timeout).toBeLessThan(timeouts.statement_timeout)
})

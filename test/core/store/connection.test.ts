/** The timeouts of queries in the database, compared with that of requests. */
import { expect, it } from 'vitest'
import { deadlineMs } from '../../../src/core/delivery/runtime.ts'
import {
  patienceMs,
  pushOptions,
  timeouts,
  writerOptions,
} from '../../../src/core/store/connection.ts'
import { standardLimits } from '../../../src/hosts/node/socket.ts'

it('no query takes longer than a request waits for it', () => {
  expect(timeouts.statement_timeout).toBeLessThanOrEqual(deadlineMs)
  expect(writerOptions.connection.statement_timeout).toBeLessThan(patienceMs.api)
  expect(pushOptions.connection.statement_timeout).toBeLessThan(patienceMs.hub)
  expect(timeouts.lock_timeout).toBeLessThan(timeouts.statement_timeout)
})

it('no connection is closed while its request waits for the database', () => {
  expect(standardLimits.stalledMs).toBeGreaterThan(patienceMs.api)
})

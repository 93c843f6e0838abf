/**
 * Suites of HTTP that depend on no runtime, in workerd on PostgreSQL: with each merge they run on
 * Node, on the embedded database. Needs PostgreSQL (TEST_DATABASE_URL).
 */
import { describe } from 'vitest'
import { describeRights } from '../../core/app/rights.suite.ts'
import { openRunning } from '../../core/app/running.ts'
import { describeReviewAttacks } from '../../plugins/publish/app/review-attacks.suite.ts'
import { openInWorkerd } from '../postgres/runtimes.ts'

const runtime = await openInWorkerd()

describe('in workerd', () => {
  describeRights(runtime)
  describeReviewAttacks(
    openRunning(() => runtime.serve()),
    runtime.sql,
  )
})

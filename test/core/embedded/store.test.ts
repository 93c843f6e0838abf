/** The store suites on the embedded database. */
import { describe } from 'vitest'
import { describeStore } from '../store/all-suites.ts'
import { openOnPglite } from '../store/on-pglite.ts'

describeStore('PGlite', openOnPglite)
describe('schema/functions', async () => void (await import('../store/functions.suite.ts')))

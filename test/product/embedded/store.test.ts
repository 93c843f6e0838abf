/** The store suites on the embedded database. */
import { describe } from 'vitest'
import { describeStore } from '../../core/store/all-suites.ts'
import { openOnPglite } from '../../core/store/on-pglite.ts'

describeStore('PGlite', openOnPglite)
describe('schema/functions', async () => void (await import('../../core/store/functions.suite.ts')))

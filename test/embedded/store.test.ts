/** The store suites on the embedded database. */

import { describeStore } from '../store/all-suites.ts'
import { openOnPglite } from '../store/on-pglite.ts'

describeStore('PGlite', openOnPglite)

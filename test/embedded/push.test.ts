/** The suites of push on the embedded database. */
import { describePush } from '../push/all-suites.ts'
import { openOnPglite } from '../store/on-pglite.ts'

describePush('PGlite', openOnPglite)

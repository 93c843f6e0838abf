/** The suites of push on a real PostgreSQL server. */
import { describePush } from '../push/all-suites.ts'
import { openFresh } from '../store/fresh-database.ts'

describePush('a Postgres server', openFresh)

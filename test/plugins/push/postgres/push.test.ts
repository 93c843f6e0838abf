/** The suites of push on a real PostgreSQL server. */

import { openFresh } from '../../../core/store/fresh-database.ts'
import { describePush } from '../all-suites.ts'

describePush('a Postgres server', openFresh)

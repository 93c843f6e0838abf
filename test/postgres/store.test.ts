/** The store suites on a real PostgreSQL server. */

import { describeStore } from '../store/all-suites.ts'
import { openFresh } from '../store/fresh-database.ts'

describeStore('a Postgres server', openFresh)

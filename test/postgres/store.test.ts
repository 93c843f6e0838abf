/** The store suite on a real Postgres server. */
import { openFresh } from '../store/fresh-database.ts'
import { describeStore } from '../store/store-suite.ts'

describeStore('a Postgres server', openFresh)

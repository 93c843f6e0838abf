/** The store suites on a real PostgreSQL server, and the plans of its queries. */
import { describe } from 'vitest'
import { describeStore } from '../../core/store/all-suites.ts'
import { openBench } from '../../core/store/bench.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { describePlans } from '../../core/store/plans.suite.ts'
import { describeEditorNames } from '../../plugins/desk/editor-names.suite.ts'
import { describeStoredPartners } from '../../plugins/partners/stored-partners.suite.ts'
import { checkArticlePlans } from '../../plugins/publish/plans.ts'

describeStore('a Postgres server', openFresh, [describeEditorNames, describeStoredPartners])
describe('the queries of a Postgres server', () => {
  describePlans(openBench(openFresh), undefined, checkArticlePlans)
})

/** The suites of what plugins store for the core, on the embedded database. */
import { openBench } from '../../core/store/bench.ts'
import { openOnPglite } from '../../core/store/on-pglite.ts'
import { describeEditorNames } from '../../plugins/desk/editor-names.suite.ts'
import { describeStoredPartners } from '../../plugins/partners/stored-partners.suite.ts'

const bench = openBench(openOnPglite)
describeEditorNames(bench)
describeStoredPartners(bench)

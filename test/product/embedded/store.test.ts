/** The store suites on the embedded database. */
import { describe } from 'vitest'
import { describeStore } from '../../core/store/all-suites.ts'
import { openOnPglite } from '../../core/store/on-pglite.ts'
import { describeEditorNames } from '../../plugins/desk/editor-names.suite.ts'
import { describeStoredPartners } from '../../plugins/partners/stored-partners.suite.ts'

describeStore('PGlite', openOnPglite, [describeEditorNames, describeStoredPartners])
describe('schema/functions', async () => void (await import('../../core/store/functions.suite.ts')))

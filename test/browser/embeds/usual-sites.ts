/** The sites of a test file that needs nothing of its own in them, and what Candor asks to show. Importing it opens them. */
import { beforeAll } from 'vitest'
import { openSites } from './partner.ts'
import { feedPath, type Shown, saidBy } from './widgets.ts'

export const sites = openSites()
/** Of Candor. */
export let origin: string
export let said: readonly Shown[]

beforeAll(async () => {
  origin = sites().candor.origin
  said = await saidBy(origin + feedPath)
})

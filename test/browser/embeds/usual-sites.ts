/** Sites with default settings for a test file, and the headlines of their feed. Importing it opens them. */
import { beforeAll } from 'vitest'
import { openSites } from './partner.ts'
import { feedPath, type Shown, saidBy } from './widgets.ts'

export const sites = openSites()
/** Candor’s origin. */
export let origin: string
export let said: readonly Shown[]

beforeAll(async () => {
  origin = sites().candor.origin
  said = await saidBy(origin + feedPath)
})

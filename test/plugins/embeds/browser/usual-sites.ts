/** Sites with default settings for a test file, and the headlines of their feed. */
import { beforeAll } from 'vitest'
import { openSites, type Sites } from './partner.ts'
import { feedPath, headlinesOf, type Shown } from './widgets.ts'

export let sites: () => Sites
/** Candor’s origin. */
export let origin: string
export let headlines: readonly Shown[]

/** Opens them for the tests of a file, which then import what they need of the above. */
export function openUsualSites(): void {
  sites = openSites()
  beforeAll(async () => {
    origin = sites().candor.origin
    headlines = await headlinesOf(origin + feedPath)
  })
}

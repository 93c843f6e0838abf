/** The inputs of a golden document: a site, a selection and a snapshot. */

import type { FeedRequest } from '../../src/request/selection.ts'
import type { Site } from '../../src/settings/site.ts'
import type { Snapshot } from '../../src/store/snapshot.ts'

export type News = {
  readonly site: Site
  readonly selection: FeedRequest
  readonly snapshot: Snapshot
}

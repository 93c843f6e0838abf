/** The inputs of a golden document: a site, a selection and a snapshot. */

import type { FeedRequest } from '../../../src/core/request/selection.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import type { Snapshot } from '../../../src/core/store/snapshot.ts'

export type News = {
  readonly site: Site
  readonly selection: FeedRequest
  readonly snapshot: Snapshot
}

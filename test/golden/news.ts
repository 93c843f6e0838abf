/** What the golden documents are made from: one site, one selection and one look at the newsroom each. */
import type { Snapshot } from '../../src/article.ts'
import type { FeedRequest } from '../../src/request/selection.ts'
import type { Site } from '../../src/settings/site.ts'

export type News = { readonly site: Site; readonly selection: FeedRequest; readonly snapshot: Snapshot }

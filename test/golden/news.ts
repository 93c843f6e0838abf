/** What the golden documents are made from: one site, one selection and one look at the newsroom each. */
import type { Selection, Snapshot } from '../../src/articles/article.ts'
import type { Site } from '../../src/site.ts'

export type News = { readonly site: Site; readonly selection: Selection; readonly snapshot: Snapshot }

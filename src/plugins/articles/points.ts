/** What other plugins can add to the pages of articles. */
import type { Feed } from '../../core/feed/feed.ts'
import { point } from '../../core/plugin.ts'
import type { Site } from '../../core/settings/site.ts'
import type { Snapshot } from '../../core/store/snapshot.ts'

/** Another form of the page, at a file below its address. */
export type PageForm = {
  /** Names the form in cache keys. Like `file`, no other form has it. */
  readonly key: string
  readonly file: string
  /** Lower case, without parameters. */
  readonly mediaType: string
  /** Clients that prefer its media type also get it at the address of the page. */
  readonly isNegotiated: boolean
  /** `feed` has the article alone, as the client may see it. */
  readonly render: (feed: Feed, snapshot: Snapshot, site: Site) => string | Promise<string>
}

export const pageForms = point<PageForm>("forms of articles' pages")

/** Feeds in another form, for plugins that add it to the pages of articles too. */
import type { FeedRenderer } from '../../core/documents/feed.ts'
import { families } from '../../core/families/families.ts'
import type { Feed } from '../../core/feed/feed.ts'
import { familyPatterns } from '../../core/request/address.ts'
import type { Mount } from '../../core/routes/mount.ts'
import type { Snapshot } from '../../core/store/snapshot.ts'

export type FeedForm = {
  /** Names the form in cache keys. */
  readonly key: string
  /** The last segment of its address, below that of each feed. */
  readonly file: string
  readonly mediaType: string
  readonly render: (feed: Feed, snapshot: Snapshot) => string | Promise<string>
}

/** Serves it for all feeds, with the parameters, private articles and tokens of JSON Feed. */
export function mountFeedForm(
  { routes, renderers, serveFamily }: Mount,
  { key, file, mediaType, render }: FeedForm,
): void {
  const renderer: FeedRenderer = {
    ...{ ...renderers.json, key, file },
    render: async (feed, snapshot) => ({
      text: await render(feed, snapshot),
      ...{ mediaType, changedAt: snapshot.changedAt },
      links: [
        { href: feed.homeUrl, rel: 'alternate', type: 'text/html' },
        { href: feed.policyUrl, rel: 'describedby' },
      ],
    }),
  }
  for (const family of families) {
    const [own] = familyPatterns(family)
    routes.get(`${own}/${file}`, (c) => serveFamily(c, renderer, family))
  }
}

/** Feeds and articles as ninjs, for agencies: docs/ninjs.md. */
import { type FeedRenderer, feedQuery } from '../../core/documents/feed.ts'
import { families } from '../../core/families/families.ts'
import type { Entry } from '../../core/feed/feed.ts'
import { add, type Opened, type Plugin } from '../../core/plugin.ts'
import { familyPatterns } from '../../core/request/address.ts'
import type { Site } from '../../core/settings/site.ts'
import { type PageForm, pageForms } from '../articles/points.ts'
import { renderNewsObject, renderNewsObjects } from './news-object.ts'
import { isNinjsOn, ninjsSettings } from './settings.ts'

const file = 'feed.ninjs.json'
/** ninjs has no media type of its own. */
const mediaType = 'application/json'

const feedRenderer = (site: Site): FeedRenderer => ({
  ...{ key: 'ninjs', file, query: feedQuery(site), parameters: 'all' },
  ...{ maxAgeSeconds: site.pollMinutes * 60, showsBodies: true },
  render: (feed, { changedAt }) => ({
    text: renderNewsObjects(feed),
    ...{ mediaType, changedAt },
    links: [
      { href: feed.homeUrl, rel: 'alternate', type: 'text/html' },
      { href: feed.policyUrl, rel: 'describedby' },
    ],
  }),
})

const page: PageForm = {
  ...{ key: 'article.ninjs', file: 'ninjs.json', mediaType, isNegotiated: false },
  render: (feed) => renderNewsObject(feed, feed.entries[0] as Entry),
}

export const openedNinjs: Opened = {
  adds: [add(pageForms, page)],
  routes({ routes, site, serveFamily }) {
    const renderer = feedRenderer(site)
    for (const family of families) {
      const [own] = familyPatterns(family)
      routes.get(`${own}/${file}`, (c) => serveFamily(c, renderer, family))
    }
  },
}

export const ninjs: Plugin = {
  name: 'ninjs',
  needs: ['articles'],
  settings: () => ({ ninjs: ninjsSettings }),
  open: ({ environment, demo }) => (isNinjsOn(environment, demo) ? openedNinjs : null),
}

/** The directory as OPML 2.0: what readers import to subscribe to many feeds at once. */

import { rootOf, type Site } from '../settings/site.ts'
import { renderXml } from '../text/xml.ts'
import type { DirectoryEntry, DirectoryGroup } from './directory.ts'

/** http://opml.org/spec2.opml: subscription lists, one outline a feed, in a folder for each group where there are several. */
export function renderOpml(site: Site, groups: readonly DirectoryGroup[]): string {
  const listed = groups.filter(({ entries }) => entries.length > 0)
  const [only, ...others] = listed
  const alone = only !== undefined && others.length === 0 && groups.length === 1
  const title = alone ? `${site.title}: ${titleOf(only)}` : site.title
  return renderXml({
    opml: {
      _attributes: { version: '2.0' },
      head: {
        title,
        ownerName: site.title,
        ownerId: `${rootOf(site)}/`,
        docs: 'http://opml.org/spec2.opml',
      },
      body: {
        outline: alone
          ? only.entries.map(outline)
          : listed.map((group) => ({ _attributes: { text: titleOf(group) }, outline: group.entries.map(outline) })),
      },
    },
  })
}

/** A part never passes for the whole. */
const titleOf = ({ title, total, entries }: DirectoryGroup): string =>
  total === entries.length ? title : `${title} (${entries.length}/${total})`

function outline({ name, homeUrl, feedUrls, languages }: DirectoryEntry) {
  const [language, ...others] = languages
  return {
    _attributes: {
      type: 'rss',
      text: name,
      title: name,
      xmlUrl: feedUrls.rss,
      htmlUrl: homeUrl,
      version: 'RSS2',
      language: others.length === 0 ? language : undefined,
    },
  }
}

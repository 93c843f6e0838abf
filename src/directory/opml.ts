/** The directory as OPML 2.0, which readers import to subscribe to many feeds at once. */

import { rootOf, type Site } from '../settings/site.ts'
import { renderXml } from '../text/xml.ts'
import type { DirectoryEntry, DirectoryGroup } from './directory.ts'

/** A subscription list (http://opml.org/spec2.opml) with one outline per feed. Several groups become folders. */
export function renderOpml(site: Site, groups: readonly DirectoryGroup[]): string {
  const nonEmpty = groups.filter(({ entries }) => entries.length > 0)
  const [only, ...others] = nonEmpty
  const isOnlyGroup = only !== undefined && others.length === 0 && groups.length === 1
  const title = isOnlyGroup ? `${site.title}: ${titleOf(only)}` : site.title
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
        outline: isOnlyGroup
          ? only.entries.map(outline)
          : nonEmpty.map((group) => ({ _attributes: { text: titleOf(group) }, outline: group.entries.map(outline) })),
      },
    },
  })
}

/** Adds the number of entries to the title if the group is incomplete. */
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

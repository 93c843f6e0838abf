/** The directory as OPML 2.0, which readers import to subscribe to many feeds at once. */
import { rootOf, type Site } from '../settings/site.ts'
import { renderXml } from '../text/xml.ts'
import type { DirectoryEntry, DirectoryGroup } from './directory.ts'

/**
 * A subscription list (http://opml.org/spec2.opml) with one outline per feed. Several groups become
 * folders.
 */
export function renderOpml(site: Site, groups: readonly DirectoryGroup[]): string {
  const nonEmpty = groups.filter(({ entries }) => entries.length > 0)
  const [only, ...others] = nonEmpty
  const toOutline = (entry: DirectoryEntry) => outline(site.title, entry)
  const isOnlyGroup = only !== undefined && others.length === 0 && groups.length === 1
  const title = isOnlyGroup ? `${site.title}: ${titleOf(only)}` : site.title
  return renderXml({
    opml: {
      _attributes: { version: '2.0' },
      head: {
        title,
        ownerName: site.title,
        ownerId: `${rootOf(site)}/`,
      },
      body: {
        outline: isOnlyGroup
          ? only.entries.map(toOutline)
          : nonEmpty.map((group) => ({
              _attributes: { text: titleOf(group) },
              outline: group.entries.map(toOutline),
            })),
      },
    },
  })
}

/** Adds the number of entries to the title if the group is incomplete. */
const titleOf = ({ title, total, entries }: DirectoryGroup): string =>
  total === entries.length ? title : `${title} (${entries.length}/${total})`

/** In a reader, the feed stands among those of others: its name begins with whose it is. */
function outline(siteTitle: string, { name, homeUrl, feedUrls, languages }: DirectoryEntry) {
  const [language, ...others] = languages
  const title = name === siteTitle ? name : `${siteTitle}: ${name}`
  return {
    _attributes: {
      type: 'rss',
      text: title,
      title,
      xmlUrl: feedUrls.rss,
      htmlUrl: homeUrl,
      version: 'RSS2',
      language: others.length === 0 ? language : undefined,
    },
  }
}

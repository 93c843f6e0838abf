/**
 * The directory as JSON: every feed with its URLs, number of articles and newest date; and the JSON
 * Schema for it.
 */
import { rootOf, type Site } from '../settings/site.ts'
import { rfc3339 } from '../text/dates.ts'
import type { DirectoryGroup } from './directory.ts'

export const feedsSchemaPath = '/ns/1.0/feeds.schema.json'

/** One line of JSON that matches `feedsJsonSchema`. */
export function renderFeedsJson(site: Site, groups: readonly DirectoryGroup[]): string {
  const root = rootOf(site)
  const document = {
    $schema: `${root}${feedsSchemaPath}`,
    title: site.title,
    home_page_url: `${root}/feeds/`,
    opml_url: `${root}/opml.xml`,
    groups: groups.map(({ group, title, total, entries }) => ({
      group: group === '' ? 'selections' : group,
      title,
      total,
      feeds: entries.map(({ key, name, homeUrl, feedUrls, count, newestAt, languages }) => ({
        family: key,
        title: name,
        home_page_url: homeUrl,
        rss_url: feedUrls.rss,
        atom_url: feedUrls.atom,
        feed_url: feedUrls.json,
        articles: count,
        newest: rfc3339(newestAt),
        languages,
      })),
    })),
  }
  return `${JSON.stringify(document)}\n`
}

const text = { type: 'string', minLength: 1 }
const url = { type: 'string', format: 'uri', pattern: '^https?://' }
const strict = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

/** JSON Schema 2020-12 of `/feeds.json`. */
export const feedsJsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A directory of feeds',
  ...strict({
    $schema: url,
    title: text,
    home_page_url: { ...url, description: 'This directory as a web page.' },
    opml_url: { ...url, description: 'This directory as OPML, for feed readers.' },
    groups: {
      type: 'array',
      items: strict({
        group: { enum: ['topics', 'sources', 'languages', 'modes', 'selections'] },
        title: text,
        total: {
          type: 'integer',
          minimum: 0,
          description: 'Number of feeds in the group. A very large group is not listed in full.',
        },
        feeds: {
          type: 'array',
          description: 'Largest first.',
          items: strict({
            family: { ...text, description: 'Permanent id of the feed, such as "topics/science".' },
            title: text,
            home_page_url: url,
            rss_url: url,
            atom_url: url,
            feed_url: { ...url, description: 'JSON Feed 1.1.' },
            articles: {
              type: 'integer',
              minimum: 0,
              description: 'Number of articles, including the archive.',
            },
            newest: {
              type: 'string',
              format: 'date-time',
              description: 'Date when the newest article was listed.',
            },
            languages: {
              type: 'array',
              items: text,
              uniqueItems: true,
              description: 'Languages of the newest articles, as BCP 47 tags.',
            },
          }),
        },
      }),
    },
  }),
}

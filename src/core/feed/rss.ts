/**
 * Writes a feed as RSS 2.0. The `feed` package builds the standard elements; this module adds
 * others to its tree.
 */

import { plainAsHtml } from 'candor-disclosure/text/markup.ts'
import { namespaces } from 'candor-disclosure/text/namespaces.ts'
import { type Category, Feed as StandardFeed } from 'feed'
import { creativeCommons, creativeCommonsNamespace } from '../rights/creative-commons.ts'
import { rslItem, rslNamespace } from '../rights/rsl.ts'
import { rfc3339 } from '../text/dates.ts'
import { renderXml, type XmlElement } from '../text/xml.ts'
import type { Entry, Feed } from './feed.ts'
import { plainRssTree, type RssTree } from './feed-tree.ts'
import { archiveElement, entryElements, linkElements, tagsOf, viaLinks } from './shared-elements.ts'

/**
 * RSS 2.0.11 with modules. Declares the namespaces of all modules, used or not. Same feed, same
 * bytes.
 */
export function renderRss(feed: Feed): string {
  const { item: standardItems, ...standardChannel } = standardTree(feed).rss.channel
  return renderXml({
    rss: {
      _attributes: {
        version: '2.0',
        'xmlns:atom': namespaces.atom,
        'xmlns:content': namespaces.content,
        'xmlns:dc': namespaces.dc,
        'xmlns:media': namespaces.media,
        'xmlns:sy': namespaces.sy,
        'xmlns:fh': namespaces.fh,
        'xmlns:podcast': namespaces.podcast,
        'xmlns:candor': namespaces.candor,
        ...(feed.webfeeds && { 'xmlns:webfeeds': 'http://webfeeds.org/rss/1.0' }),
        ...rightsNamespaces(feed),
      },
      channel: {
        ...standardChannel,
        ...channelElements(feed),
        item: feed.entries.map((entry, index) => ({
          ...standardItems[index],
          ...itemElements(entry, feed),
        })),
      },
    },
  })
}

function standardTree(feed: Feed): RssTree {
  const standard = new StandardFeed({
    title: feed.title,
    // RSS 2.0 requires a description.
    description: feed.feedDescription === '' ? feed.title : feed.feedDescription,
    link: feed.homeUrl,
    language: feed.language,
    updated: feed.updated,
    generator: `${feed.generator.name} ${feed.generator.version}`,
    ttl: feed.pollMinutes,
    feedLinks: feed.isUnnamed ? {} : { rss: feed.selfUrls.rss },
    ...(feed.logoUrl !== null && { image: feed.logoUrl }),
    ...(feed.rights !== null && { copyright: feed.rights }),
  })
  for (const entry of feed.entries) {
    standard.addItem({
      title: entry.title,
      link: entry.url,
      guid: entry.id,
      date: entry.published,
      description: entry.summary,
      ...(entry.contentHtml !== null && { content: entry.contentHtml }),
      category: categories(entry),
    })
  }
  return plainRssTree(standard.rss2())
}

/** Namespaces of the terms, which only a feed with terms declares. */
const rightsNamespaces = (feed: Feed) =>
  feed.terms === null
    ? {}
    : {
        'xmlns:rsl': rslNamespace,
        'xmlns:creativeCommons': [feed, ...feed.entries].some(commonsOf)
          ? creativeCommonsNamespace
          : undefined,
      }

/** The module has a licence of the channel, or of single items. */
const commonsOf = ({ terms }: Feed | Entry): string | undefined =>
  terms ? creativeCommons(terms.licenseUrl)?.url : undefined

function channelElements(feed: Feed): XmlElement {
  const { name, email } = feed.publisher
  return {
    // Some readers show it as the author of items without an author.
    managingEditor:
      email === null || feed.entries.some(({ author }) => author === null)
        ? undefined
        : `${email} (${name})`,
    'sy:updatePeriod': 'hourly',
    'sy:updateFrequency': 60 / feed.pollMinutes,
    'atom:link': linkElements(feed, 'rss'),
    'creativeCommons:license': commonsOf(feed),
    ...archiveElement(feed),
    ...webfeedsElements(feed),
  }
}

/**
 * Feedly's elements, by settings. Feedly's own page, “10 ways to optimize your feed for Feedly”
 * (2013), could not be read on 2026-11-26, so the names and forms are those of public feeds: the
 * cover is an attribute, the logo an SVG or a picture, the colour six hexadecimal digits without
 * `#`.
 */
function webfeedsElements({ webfeeds, iconUrl }: Feed): XmlElement {
  if (webfeeds === null) return {}
  const { coverUrl, logoUrl, accentColor } = webfeeds
  return {
    'webfeeds:cover': coverUrl === null ? undefined : { _attributes: { image: coverUrl } },
    'webfeeds:icon': iconUrl ?? undefined,
    'webfeeds:logo': logoUrl ?? undefined,
    'webfeeds:accentColor': accentColor ?? undefined,
  }
}

function itemElements(entry: Entry, feed: Feed): XmlElement {
  return {
    // `feed` would write titles and descriptions as CDATA, which some readers take for HTML.
    title: entry.feedTitle,
    // Descriptions are HTML (RSS 2.0 and its profile's "description"), where `R&D <Bar>` would lose
    // its `<Bar>`.
    description: entry.summary === '' ? undefined : plainAsHtml(entry.summary),
    'atom:updated': rfc3339(entry.updated),
    // RSS's own `author` must be an e-mail address, and a byline is none.
    'dc:creator': entry.author?.name,
    'dc:language': entry.language === feed.language ? undefined : entry.language,
    'atom:link': viaLinks(entry.sources),
    ...entryElements(entry, feed),
    'creativeCommons:license': feed.termsDiffer ? commonsOf(entry) : undefined,
    ...rslItem(entry.terms, entry.url),
  }
}

/** Readers show every category as a tag, and some cannot read one with a `domain`. */
const categories = (entry: Entry): Category[] => tagsOf(entry).map((name) => ({ name }))

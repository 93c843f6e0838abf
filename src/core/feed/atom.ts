/**
 * Writes a feed as Atom 1.0. The `feed` package builds the standard elements; this module adds
 * others to its tree.
 */

import { modeScheme } from 'candor-disclosure/disclosure/vocabularies.ts'
import { legalText } from 'candor-disclosure/text/legal-text.ts'
import { namespaces } from 'candor-disclosure/text/namespaces.ts'
import { type Category, Feed as StandardFeed } from 'feed'
import { termsLinks } from '../rights/statements.ts'
import { rfc3339 } from '../text/dates.ts'
import { renderXml, type XmlElement } from '../text/xml.ts'
import { withAtomIds } from './atom-ids.ts'
import type { Entry, Feed } from './feed.ts'
import { type AtomTree, plainAtomTree } from './feed-tree.ts'
import { archiveElement, entryElements, linkElements, viaLinks } from './shared-elements.ts'

/** RFC 4287. Deletions (RFC 6721 §3) come before the first entry. Same feed, same bytes. */
export function renderAtom(given: Feed): string {
  const feed = withAtomIds(given)
  const { entry: standardEntries, ...standardHead } = standardTree(feed).feed
  return renderXml({
    feed: {
      ...standardHead,
      _attributes: {
        xmlns: namespaces.atom,
        'xmlns:fh': namespaces.fh,
        'xmlns:at': feed.deletions.length === 0 ? undefined : namespaces.at,
        'xmlns:media': namespaces.media,
        'xmlns:podcast': namespaces.podcast,
        'xmlns:candor': namespaces.candor,
        'xml:lang': feed.language,
      },
      ...headElements(feed),
      'at:deleted-entry': feed.deletions.map(({ guid, deletedAt }) => ({
        _attributes: { ref: guid, when: rfc3339(deletedAt) },
      })),
      entry: feed.entries.map((entry, index) => ({
        ...standardEntries[index],
        ...itemElements(entry, feed),
      })),
    },
  })
}

function standardTree(feed: Feed): AtomTree {
  const { name, url, email } = feed.publisher
  const standard = new StandardFeed({
    id: feed.id,
    title: feed.title,
    description: feed.feedDescription,
    updated: feed.updated,
    generator: feed.generator.name,
    author: { name, link: url, ...(email !== null && { email }) },
    ...(feed.logoUrl !== null && { image: feed.logoUrl }),
    ...(feed.iconUrl !== null && { favicon: feed.iconUrl }),
    ...(feed.rights !== null && { copyright: feed.rights }),
  })
  for (const entry of feed.entries) {
    standard.addItem({
      title: entry.title,
      link: entry.url,
      date: entry.updated,
      published: entry.published,
      ...(entry.contentHtml !== null && { content: entry.contentHtml }),
      category: categories(entry),
      ...(entry.author !== null && {
        author: [
          { name: entry.author.name, ...(entry.author.url !== null && { link: entry.author.url }) },
        ],
      }),
    })
  }
  return plainAtomTree(standard.atom1())
}

function headElements(feed: Feed): XmlElement {
  const { name, version, url } = feed.generator
  return {
    updated: rfc3339(feed.updated),
    generator: { _attributes: { uri: url, version }, _text: name },
    link: linkElements(feed, 'atom'),
    ...archiveElement(feed),
  }
}

function itemElements(entry: Entry, feed: Feed): XmlElement {
  return {
    _attributes: { 'xml:lang': entry.language === feed.language ? undefined : entry.language },
    // `feed` would normalise an id that is a URL, and an id must never change.
    id: entry.id,
    // `feed` would mark titles and summaries as HTML, where `R&D <Bar>` would lose its `<Bar>`.
    title: { _attributes: { type: 'text' }, _text: entry.feedTitle },
    summary:
      entry.summary === '' ? undefined : { _attributes: { type: 'text' }, _text: entry.summary },
    published: rfc3339(entry.published),
    updated: rfc3339(entry.updated),
    link: [
      { _attributes: { rel: 'alternate', type: 'text/html', href: entry.url } },
      ...viaLinks(entry.sources),
      // They replace the licences of the feed (RFC 4946 §2.4).
      ...(feed.termsDiffer && entry.terms ? termsLinks(entry.terms) : []).map((link) => ({
        _attributes: link,
      })),
    ],
    ...entryElements(entry, feed),
  }
}

/** Half of all parsers show the term and half the label, so both are for people. */
function categories({ topics, disclosure }: Entry): Category[] {
  const tag = disclosure?.tag ?? null
  return [
    // A term must not be blank (RFC 4287 §4.2.2.1).
    ...topics.map(({ slug, label }) => ({
      term: legalText(label).trim() === '' ? slug : label,
      name: label,
    })),
    ...(tag === null ? [] : [{ scheme: modeScheme, term: tag, name: tag }]),
  ]
}

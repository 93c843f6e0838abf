/**
 * The rules of RSS 2.0, Atom and JSON Feed whose breach hurts readers. Pure: the time is passed in.
 */

import { counted } from 'candor-disclosure/text/counted.ts'
import { beginningOf } from './disclosed.ts'
import type { CheckedFeed, FeedItem } from './facts.ts'
import { type FeedFault, type FoundFault, maxItems, ofDocument, quoted, when } from './fault.ts'
import { addressFaults, dateFaults, htmlFaults, timeOf, titleFaults } from './value-faults.ts'

const idForms = { page: /^https?:\/\/\S+$/i, iri: /^[a-z][a-z\d+.-]*:\S+$/i, any: /^/ }

const dayMs = 86_400_000

function itemFaults(item: FeedItem, now: Date): FeedFault[] {
  const { id, idForm, published, updated, hasBase, content, summary } = item
  const html = `${summary ?? ''}${content ?? ''}`
  if (item.isEmpty) return [['element-missing', 'It is empty.']]
  const isEarlier = timeOf(updated) < timeOf(published)
  const hasLink = item.addresses.some(({ of }) => of === 'link')
  return [
    ...when(id === null, hasLink ? 'guid-from-link' : 'guid-missing', 'It has no id.'),
    ...when(
      id !== null && !idForms[idForm].test(id),
      'guid-not-address',
      `Its id is ${quoted(id ?? '')}.`,
    ),
    ...when(item.title === null && html === '', 'element-missing', 'It has no title and no text.'),
    ...when(item.title === null && html !== '', 'title-missing', 'It has no title.'),
    ...titleFaults(item.title, item.titleIsHtml),
    ...dateFaults([published, updated]),
    ...when(published === null && updated === null, 'date-missing', 'It has no date.'),
    ...when(
      timeOf(published) > now.getTime() + dayMs,
      'date-future',
      `${published?.of} is ${published?.text}.`,
    ),
    ...when(
      isEarlier,
      'updated-before-published',
      `${updated?.text} is before ${published?.text}.`,
    ),
    ...item.addresses.flatMap(({ of, address }) => addressFaults(of, address, hasBase)),
    ...[summary, content].flatMap((each) => (each === null ? [] : htmlFaults(each, hasBase))),
    ...item.enclosures.slice(0, maxEnclosures).flatMap((each) => enclosureFaults(each, html)),
    ...item.faults,
    ...when(
      item.enclosures.length > maxEnclosures,
      'not-read',
      `It has ${item.enclosures.length} enclosures: the first ${maxEnclosures} were read.`,
    ),
    ...item.authors.flatMap((name) =>
      when(!name.includes('@'), 'author-not-email', `author is ${quoted(name)}.`),
    ),
  ]
}

/** Each is compared with the text. */
const maxEnclosures = 20

function enclosureFaults(
  { url, type, length }: FeedItem['enclosures'][number],
  html: string,
): FeedFault[] {
  const isComplete = url !== '' && /^[\w.+-]+\/[\w.+-]+/.test(type) && /^\d+$/.test(length ?? '0')
  const isTwice = type.startsWith('image/') && url !== '' && html.includes(url)
  return [
    ...when(
      !isComplete,
      'enclosure-incomplete',
      `url ${quoted(url)}${length === undefined ? '' : `, length ${quoted(length)}`}, type ${quoted(type)}.`,
    ),
    ...when(isTwice, 'picture-twice', `${quoted(url)} is an enclosure, and in the text.`),
  ]
}

/** Characters of text for people: shorter ones are no articles. */
const summaryLength = 600
const usualItems = 150
const maxCharacters = 2_000_000

/** A text is no longer than its HTML. */
const isLong = (html: string | null) =>
  html !== null && html.length > summaryLength && beginningOf(html).length > summaryLength

/** `length` is that of the document, in characters; `address` is `null` for a file. */
function feedFaults(
  feed: CheckedFeed,
  length: number,
  address: string | null,
  now: Date,
): FeedFault[] {
  const { items, itemCount, language, self, dates, missing } = feed
  const times = items
    .map(({ published }) => timeOf(published))
    .filter((time) => !Number.isNaN(time))
  const known = new Set<string | null>([null])
  const repeated = new Set(
    items.flatMap(({ id }) => (known.has(id) ? (id ?? []) : known.add(id) && [])),
  )
  const late = items.filter(({ published, updated }) => published === null && updated !== null)
  const hasText = items.some(({ content, summary }) => content !== null || isLong(summary))
  const newest = times.reduce((a, b) => Math.max(a, b), 0)
  const spanMs = newest - times.reduce((a, b) => Math.min(a, b), Infinity)
  // Nobody missed an item where none was pushed out: nothing is newer than three days.
  const isQuiet = newest < now.getTime() - 3 * dayMs
  const isLarge = itemCount > usualItems || length > maxCharacters
  const isOfADay = times.length >= 5 && items.length <= 10 && spanMs < dayMs && spanMs > 0
  const isSelf =
    self === null || address === null || URL.parse(self)?.href === URL.parse(address)?.href
  const isTag = language === null || /^(?:[a-z]{2,3}|[ix])(?:-[a-z\d]{1,8})*$/i.test(language)
  return [
    ...titleFaults(feed.title, feed.titleIsHtml),
    ...feed.wrong.map((detail): FeedFault => ['member-wrong', detail]),
    ...when(feed.isUndescribed, 'description-empty', 'The description of the feed is empty.'),
    ...when(missing.length > 0, 'element-missing', `The feed has no ${missing.join(', ')}.`),
    ...when(
      !feed.isCurrentVersion,
      'version-unknown',
      feed.format === 'atom'
        ? 'Atom 0.3 is obsolete since 2005 (RFC 4287).'
        : 'Its version is old or unknown.',
    ),
    ...when(items.length === 0, 'feed-empty', 'The feed has no items.'),
    ...when(
      isLarge,
      'feed-large',
      `It has ${counted(itemCount, 'item')} and ${length} characters.`,
    ),
    ...when(
      itemCount > maxItems,
      'not-read',
      `It has ${itemCount} items: the first ${maxItems} were read.`,
    ),
    ...when(
      isOfADay && !isQuiet && !feed.hasArchive,
      'window-small',
      `All ${items.length} items are of one day.`,
    ),
    ...[...repeated].map(
      (id): FeedFault => ['guid-repeated', `${quoted(id)} is the id of several items.`],
    ),
    ...when(
      times.length > 4 && spanMs === 0,
      'dates-equal',
      `All ${times.length} items have one date of publication.`,
    ),
    ...when(
      late.length > 0,
      'published-missing',
      `${late.length} of ${counted(items.length, 'item')} only with a date of the last change.`,
    ),
    ...when(
      !hasText && items.some(({ isEmpty }) => !isEmpty),
      'summary-only',
      `No item has more than ${summaryLength} characters of text.`,
    ),
    ...when(self === null, 'self-missing', 'The feed does not link to itself.'),
    ...when(!isSelf, 'self-differs', `It links to ${quoted(self ?? '')} as itself.`),
    ...when(
      feed.hasHub && self === null,
      'hub-without-self',
      'It names a hub, and does not link to itself.',
    ),
    ...when(language === null, 'language-missing', 'The feed names no language.'),
    ...when(!isTag, 'language-invalid', `The language is ${quoted(language ?? '')}.`),
    ...dateFaults(dates),
    ...feed.faults,
    ...feed.addresses.flatMap(({ of, address: each }) => addressFaults(of, each, false)),
  ]
}

/** Faults of the feed, then of each item. `length` and `address` as above. */
export const findFaults = (
  feed: CheckedFeed,
  length: number,
  address: string | null,
  now: Date,
): FoundFault[] => [
  ...ofDocument(feedFaults(feed, length, address, now)),
  ...feed.items.flatMap((item) =>
    itemFaults(item, now).map((fault): FoundFault => [item.name, fault]),
  ),
]

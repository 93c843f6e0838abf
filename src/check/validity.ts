/**
 * The rules of RSS 2.0, Atom and JSON Feed whose breach hurts readers. Pure: the time is passed in.
 */
import { parseDate } from '../parse/parse-date.ts'
import { readTokens } from '../parse/parse-html.ts'
import { scanHtml } from '../parse/scan-html.ts'
import { parseSrcset } from '../sanitize/urls.ts'
import type { Code } from './codes.ts'
import type { CheckedFeed, FeedItem, WrittenDate } from './facts.ts'
import { counted } from './report.ts'

/** A code with what was found. */
export type FeedFault = readonly [code: Code, detail: string]

/** A fault of an item, by its name, or of the document. */
export type FoundFault = readonly [item: string | null, fault: FeedFault]

export const ofDocument = (faults: readonly FeedFault[]): FoundFault[] =>
  faults.map((fault) => [null, fault])

export const when = (fails: boolean, ...fault: FeedFault): FeedFault[] => (fails ? [fault] : [])

export const quoted = (text: string) => `“${text.length > 100 ? `${text.slice(0, 100)}…` : text}”`

const dateForms = {
  rfc822:
    /^(?:(?<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(?<day>\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?:\d\d)?\d\d) \d\d:\d\d(?::\d\d)? (?:UT|GMT|Z|[ECMP][SD]T|[+-]\d{4})$/,
  rfc3339: /^\d{4}-\d\d-\d\dT\d\d:\d\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  any: /^/,
}

const timeOf = (date: WrittenDate | null): number =>
  Date.parse(parseDate(date?.text ?? '')?.at ?? '')

const examples = {
  rfc822: 'Fri, 12 Dec 2025 08:00:00 GMT',
  rfc3339: '2025-12-12T08:00:00Z',
  any: '2025-12-12',
}

const dateFaults = (dates: readonly (WrittenDate | null)[]): FeedFault[] =>
  dates.flatMap((date) => {
    if (date === null) return []
    const { of, text, standard } = date
    const { weekday, day } = dateForms[standard].exec(text)?.groups ?? {}
    const isDate = dateForms[standard].test(text) && parseDate(text) !== null
    const right = new Date(parseDate(`${day}`)?.at ?? '').toUTCString().slice(0, 3)
    return [
      ...when(
        !isDate,
        'date-invalid',
        `${of} is ${quoted(text)}, and not like “${examples[standard]}”.`,
      ),
      ...when(
        isDate && !!weekday && weekday !== right,
        'date-weekday',
        `${of} is ${quoted(text)}, and that day is ${right}.`,
      ),
    ]
  })

function addressFaults(of: string, address: string, hasBase: boolean): FeedFault[] {
  const detail = `${of} is ${quoted(address)}.`
  const isKnown =
    /^(https?:\/\/[^\s/]|mailto:|tel:|data:|urn:|tag:|magnet:|irc:|xmpp:|sms:|geo:|ftp:)/i.test(
      address,
    )
  if (address.startsWith('#') || (isKnown && URL.canParse(address))) return []
  const isRelative =
    /^(?![a-z][a-z\d+.-]*:)./i.test(address) && URL.canParse(address, 'https://example.org')
  return isRelative ? when(!hasBase, 'address-relative', detail) : [['address-invalid', detail]]
}

const addressAttributes = ['href', 'src', 'poster', 'srcset']
const activeElements = [
  'script',
  'form',
  'object',
  'embed',
  'applet',
  'meta',
  'base',
  'style',
  'link',
]

function htmlFaults(html: string, hasBase: boolean): FeedFault[] {
  const faults: FeedFault[] = []
  const start = ({
    tagName,
    attrs,
  }: {
    tagName: string
    attrs: readonly { name: string; value: string }[]
  }) => {
    if (activeElements.includes(tagName))
      faults.push(['content-active', `The text has <${tagName}>.`])
    for (const { name, value } of attrs) {
      if (/^on[a-z]+$/.test(name))
        faults.push(['content-active', `The text has ${name} in <${tagName}>.`])
      if (!addressAttributes.includes(name)) continue
      const addresses =
        name === 'srcset' ? parseSrcset(value).map(({ url }) => url) : [value.trim()]
      for (const address of addresses)
        faults.push(...addressFaults(`<${tagName} ${name}>`, address, hasBase))
    }
  }
  readTokens(html, { start, end() {}, text() {} })
  const { text, hasTags } = scanHtml(html)
  const tag = /<\/?(?:p|br|a|div|img|strong|em|ul|li|h[1-6])(?:\s[^<>]*)?\/?>/i.exec(text)?.[0]
  return [
    ...faults,
    ...when(!!tag && !hasTags, 'content-escaped-twice', `People read ${quoted(tag ?? '')} in it.`),
  ]
}

/** The profile of RSS asks for `&#x26;` and `&#x3C;`, which all readers decode. */
function titleFaults(title: string | null, isHtml: boolean): FeedFault[] {
  const text = (isHtml ? scanHtml(title ?? '').text : (title ?? '')).replace(/&#x(?:26|3c);/gi, '')
  const hasTag = /<\/?(?:a|b|br|em|i|img|p|span|strong|sub|sup)(?:\s[^<>]*)?\/?>/i.test(text)
  const hasReference = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[\da-f]{1,6});/i.test(text)
  const isTwice = hasReference || (hasTag && isHtml)
  const detail = `It is ${quoted(text)}.`
  return [
    ...when(isTwice, 'title-escaped-twice', detail),
    ...when(hasTag && !isHtml, 'title-has-tags', detail),
  ]
}

const idForms = { page: /^https?:\/\/\S+$/i, iri: /^[a-z][a-z\d+.-]*:\S+$/i, any: /^/ }

const dayMs = 86_400_000

function itemFaults(item: FeedItem, now: Date): FeedFault[] {
  const { id, idForm, published, updated, hasBase, content, summary } = item
  const html = `${summary ?? ''}${content ?? ''}`
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
    ...item.authors.flatMap((name) =>
      when(!name.includes('@'), 'author-not-email', `author is ${quoted(name)}.`),
    ),
  ]
}

/** More are not compared with the text. */
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
const maxItems = 150
const maxCharacters = 2_000_000

const lengthOf = (html: string | null) => (html === null ? 0 : scanHtml(html).text.length)

/** `length` is that of the document, in characters; `address` is `null` for a file. */
function feedFaults(feed: CheckedFeed, length: number, address: string | null): FeedFault[] {
  const { items, language, self, dates, missing } = feed
  const times = items
    .map(({ published }) => timeOf(published))
    .filter((time) => !Number.isNaN(time))
  const known = new Set<string | null>([null])
  const repeated = new Set(
    items.flatMap(({ id }) => (known.has(id) ? (id ?? []) : known.add(id) && [])),
  )
  const late = items.filter(({ published, updated }) => published === null && updated !== null)
  const hasText = items.some(
    ({ content, summary }) => content !== null || lengthOf(summary) > summaryLength,
  )
  const spanMs =
    times.reduce((a, b) => Math.max(a, b), 0) - times.reduce((a, b) => Math.min(a, b), Infinity)
  const isLarge = items.length > maxItems || length > maxCharacters
  const isOfADay = times.length >= 5 && items.length <= 10 && spanMs < dayMs && spanMs > 0
  const isSelf =
    self === null || address === null || URL.parse(self)?.href === URL.parse(address)?.href
  const isTag = language === null || /^(?:[a-z]{2,3}|[ix])(?:-[a-z\d]{1,8})*$/i.test(language)
  return [
    ...titleFaults(feed.title, feed.titleIsHtml),
    ...feed.wrong.map((detail): FeedFault => ['member-wrong', detail]),
    ...when(feed.isUndescribed, 'description-empty', 'The description of the feed is empty.'),
    ...when(missing.length > 0, 'element-missing', `The feed has no ${missing.join(', ')}.`),
    ...when(!feed.isCurrentVersion, 'version-unknown', 'Its version is old or unknown.'),
    ...when(items.length === 0, 'feed-empty', 'The feed has no items.'),
    ...when(
      isLarge,
      'feed-large',
      `It has ${counted(items.length, 'item')} and ${length} characters.`,
    ),
    ...when(
      isOfADay && !feed.hasArchive,
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
      items.length > 0 && !hasText,
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
  ...ofDocument(feedFaults(feed, length, address)),
  ...feed.items.flatMap((item) =>
    itemFaults(item, now).map((fault): FoundFault => [item.name, fault]),
  ),
]

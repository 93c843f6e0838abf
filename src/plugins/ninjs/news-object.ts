/**
 * Entry → a news object of ninjs 3.1 (https://iptc.org/std/ninjs/, approved in May 2025). A member
 * without a value is `undefined`, so JSON has none.
 */
import type { JsonObject } from 'candor-disclosure/parse/json-values.ts'
import { atomId } from 'candor-disclosure/text/atom-id.ts'
import { legalText } from 'candor-disclosure/text/legal-text.ts'
import type { Source, Tombstone } from '../../core/article.ts'
import type { Entry, EntryPicture, Feed } from '../../core/feed/feed.ts'
import type { Terms } from '../../core/rights/ai-rights.ts'
import { contentUsage } from '../../core/rights/statements.ts'
import { isoDay, rfc3339 } from '../../core/text/dates.ts'
import { candorText, disclosureTexts, sourceType } from './disclosure.ts'

/** The article alone. */
export const renderNewsObject = (feed: Feed, entry: Entry): string =>
  write({ ...newsObject(entry, feed), ...shared(feed) })

/** The feed as one object, with its articles, and with those that were deleted, in `associations`. */
export const renderNewsObjects = (feed: Feed): string =>
  write({
    ...{ uri: uriOf(feed.id), type: 'composite', title: feed.title, language: feed.language },
    ...versionOf(feed.updated),
    ...shared(feed),
    ...rightsMembers(feed, feed.terms),
    associations: [
      ...feed.entries.map((entry) => ({
        ...{ name: entry.title, rel: 'entry' },
        ...newsObject(entry, feed),
      })),
      ...feed.deletions.map(deletion),
    ],
  })

/** What the newsroom says of all its articles. */
const shared = (feed: Feed): JsonObject => ({
  standard: {
    name: 'ninjs',
    version: '3.1',
    schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
  },
  trustIndicators: [
    { title: feed.words[0]?.policy, href: feed.policyUrl },
    ...(feed.corrections === null
      ? []
      : [{ title: feed.corrections.title, href: feed.corrections.homeUrl }]),
  ],
})

function newsObject(entry: Entry, feed: Feed): JsonObject {
  const { title, feedTitle, published, updated, summary, contentHtml, corrections } = entry
  const whole = contentHtml !== null
  const ids = [
    { role: 'guid', value: entry.id },
    { role: 'url', value: entry.url },
    ...corrections.flatMap(({ ref }) => (ref === null ? [] : { role: 'corrected', value: ref })),
  ]
  return {
    ...{ uri: uriOf(entry.id), type: 'text', representationType: whole ? 'full' : 'partial' },
    pubStatus: entry.status,
    ...versionOf(updated),
    firstCreated: rfc3339(published),
    contentCreated: entry.disclosure?.generatedAt?.toISOString(),
    digitalSourceType: sourceType(entry.disclosure?.digitalSourceType),
    ...{ language: entry.language, title, by: entry.author?.name, altIds: ids },
    headlines: [{ role: 'main', contentType: 'text/plain', value: feedTitle }],
    descriptions: [
      { role: 'summary', contentType: 'text/plain', value: summary },
      ...disclosureTexts(entry),
      candorText(entry, feed),
    ],
    bodies: whole ? [{ role: 'main', contentType: 'text/html', value: contentHtml }] : undefined,
    edNote: corrections.map(({ text, date }) => `${isoDay(date)}: ${text}`).join('\n') || undefined,
    infoSources: nonEmpty(entry.sources.map(infoSource)),
    subjects: nonEmpty(
      entry.topics.map(({ slug, label: name }) => {
        return { name, rel: 'about', uri: `${feed.publisher.url}topics/${slug}/` }
      }),
    ),
    associations: nonEmpty(entry.picture === null ? [] : [picture(entry.picture)]),
    ...rightsMembers(feed, entry.terms),
  }
}

/** A date: of two versions the later one has the greater text. Corrections and retractions move it. */
function versionOf(date: Date): JsonObject {
  return { version: rfc3339(date), versionCreated: rfc3339(date) }
}

function infoSource({ url: uri, title, publisher }: Source): JsonObject {
  return { name: publisher ?? title, role: 'source', uri, literal: title }
}

const picture = (own: EntryPicture): JsonObject => ({
  ...{ name: own.alt || own.url, rel: 'picture', uri: own.url, type: 'picture' },
  by: own.credit ?? undefined,
  digitalSourceType: sourceType(own.digitalSourceType),
  descriptions: nonEmpty([
    ...(own.label === null ? [] : [{ role: 'label', value: own.label.text }]),
    ...(own.alt === '' ? [] : [{ role: 'alt', value: own.alt }]),
  ]),
  renditions: [
    {
      ...{ name: 'main', href: own.url, contentType: own.mediaType || undefined },
      ...{ width: own.width ?? undefined, height: own.height ?? undefined },
      sizeInBytes: own.byteLength ?? undefined,
    },
  ],
})

/** An article that was shown, and is deleted or withheld. */
const deletion = ({ guid, deletedAt }: Tombstone): JsonObject => ({
  ...{ name: guid, rel: 'deleted', uri: uriOf(guid), pubStatus: 'canceled' },
  ...versionOf(deletedAt),
})

/** `Content-Usage` of draft-ietf-aipref-vocab-08, and RSL 1.0, as in headers. */
function rightsMembers(feed: Feed, terms: Terms | null): JsonObject {
  const licenseUrl = terms ? terms.licenseUrl : feed.licenseUrl
  const usage = terms && `Content-Usage: ${contentUsage(terms)}`
  const linkedRights = terms?.documentUrl ?? licenseUrl
  return {
    copyrightHolder: feed.publisher.name,
    copyrightNotice: feed.rights ?? undefined,
    usageTerms: [usage, licenseUrl].filter((each) => each !== null).join(' ') || undefined,
    rightsInfo: linkedRights === null ? undefined : { linkedRights },
  }
}

/** The id that Atom has (RFC 4287 §4.2.6), as a URI: an IRI can have other letters (RFC 3987 §3.1). */
const uriOf = (guid: string): string => atomId(guid).replace(/[^\x21-\x7e]/gu, encodeURIComponent)

const nonEmpty = (values: readonly JsonObject[]) => (values.length === 0 ? undefined : values)

const write = (value: JsonObject): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? legalText(each) : each))

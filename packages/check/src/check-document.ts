/**
 * Checks a document, a feed or a page: what it declares about AI, and what hurts its readers. Pure:
 * the time is passed in.
 */
import type { Reading } from 'candor-disclosure/disclosure/declaration.ts'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { isHtml } from 'candor-disclosure/parse/parse-html.ts'
import { UnreadableDocument } from 'candor-disclosure/parse/unreadable-document.ts'
import { codes } from './codes.ts'
import { findDisclosureFaults } from './disclosed.ts'
import { type FoundFault, maxFindings, maxItems, ofDocument, shortened, when } from './fault.ts'
import { linkFaults } from './link-faults.ts'
import { type Outline, outlineOf, readFeed } from './read-feed.ts'
import type { Finding, Report } from './report.ts'
import { toDisclosure, toItem } from './report-item.ts'
import type { SignedItem } from './signed-items.ts'
import { fixIn, softwareOf } from './software.ts'
import { findFaults } from './validity.ts'

export type CheckedDocument = {
  readonly text: string
  readonly mediaType?: string
  /** `null` for a file. */
  readonly address: string | null
  readonly headers?: Readonly<Record<string, string>>
  /** Its bytes are no text in the encoding that they declare. */
  readonly isMisencoded?: boolean
}

export type CheckOptions = { readonly now: Date }

/** Nothing can be checked; the message says why, as a sentence. */
export class CannotCheck extends Error {
  override readonly name = 'CannotCheck'
}

/** A report, with what the check of an address goes on with. */
export type Examined = {
  readonly report: Report
  readonly outline: Outline | null
  readonly signed: readonly SignedItem[]
}

export const checkDocument = (document: CheckedDocument, options: CheckOptions): Report =>
  examine(document, options).report

/**
 * What is no feed has a finding. @throws {CannotCheck} for a document that is too large, or nested
 * too deep.
 */
export function examine(document: CheckedDocument, options: CheckOptions): Examined {
  refuseTags(document.text)
  try {
    return examineText(document, options)
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    throw new CannotCheck(error.message, { cause: error })
  }
}

function examineText(document: CheckedDocument, { now }: CheckOptions): Examined {
  const { text, address } = document
  const read = readFeed(text)
  const reading = readDocument(document)
  const nameOf = (index: number) =>
    read.feed?.items[index]?.name ?? reading?.items[index]?.id ?? `item ${index + 1}`
  const isPage = isHtml(text.trimStart()) && reading?.format === 'html'
  const isOther = !isPage && read.feed === null && read.faults.length === 0
  const { format = null, title = null, generator = null, items = [] } = reading ?? {}
  const found: FoundFault[] = [
    ...ofDocument(read.faults),
    ...ofDocument(
      when(
        isOther,
        'not-a-feed',
        /\S/.test(text) ? 'It is no RSS, Atom or JSON Feed.' : 'It is empty.',
      ),
    ),
    ...ofDocument(isPage ? linkFaults(text) : []),
    ...ofDocument(
      when(
        document.isMisencoded === true,
        'encoding-wrong',
        'Its bytes are no text in the encoding that they declare.',
      ),
    ),
    ...(read.feed === null ? [] : findFaults(read.feed, text.length, address, now)),
    ...(reading === null ? [] : findDisclosureFaults(reading, nameOf)),
  ]
  const signed = items
    .slice(0, maxItems)
    .flatMap((item, index) => (item.statement === null ? [] : { index, name: nameOf(index), item }))
  const unread = [
    ...when(
      signed.length > maxSigned,
      'not-read',
      `It has ${signed.length} statements: the first ${maxSigned} were compared.`,
    ),
    ...when(
      found.length > maxFindings,
      'not-read',
      `It has ${found.length} findings: these are the first ${maxFindings}.`,
    ),
    ...when(
      format === 'html' && items.length > maxItems,
      'not-read',
      `It has ${items.length} articles: these are the first ${maxItems}.`,
    ),
  ]
  const head = { address, format, title, generator, software: softwareOf(generator) }
  return {
    report: {
      ...head,
      feeds: reading?.feeds.map(({ url }) => url) ?? [],
      disclosure: toDisclosure(reading?.disclosure ?? null),
      items: items.slice(0, maxItems).map(toItem),
      findings: toFindings(head, [...found.slice(0, maxFindings), ...ofDocument(unread)]),
    },
    outline: read.feed && outlineOf(read.feed),
    signed: signed.slice(0, maxSigned),
  }
}

/** Statements that are compared with their items: each takes a fraction of a millisecond. */
const maxSigned = 2000

/** Start tags and end tags. A feed of 1,000 articles has 100,000. */
const maxTags = 400_000

/** Also tags that are escaped, as in the texts of RSS: texts are read several times. */
function refuseTags(text: string): void {
  const tags = /<|&lt;/g
  for (let count = 0; tags.test(text); count += 1)
    if (count === maxTags) throw new CannotCheck(`The document has more than ${maxTags} tags.`)
}

/** `null` for what is no feed and no page. @throws {UnreadableDocument} if it is too large. */
export function readDocument({
  text,
  mediaType = '',
  headers = {},
  address,
}: CheckedDocument): Reading | null {
  try {
    return readDisclosure(text, {
      ...{ mediaType, headers, maxItems },
      ...(address !== null && { url: address }),
    })
  } catch (error) {
    if (error instanceof UnreadableDocument && error.code !== 'too_large') return null
    throw error
  }
}

/** With their rows of the table, and the fix in the software that made the document. */
export const toFindings = (
  { format, software }: Pick<Report, 'format' | 'software'>,
  found: readonly FoundFault[],
) =>
  found.map(([item, [code, detail]]): Finding => {
    const { severity, hurts, area, fix, rules } = codes[code]
    const position = ['rss', 'atom', 'json-feed'].indexOf(format ?? '')
    const see = rules[rules.length > 1 ? Math.max(0, position) : 0] ?? null
    const short = { item: item && shortened(item, 200), detail: shortened(detail, 1000) }
    return { severity, code, ...short, hurts, fix: fixIn(software, code, area, fix), see }
  })

/** Reads an input as articles: of an export, or of a feed with the archives and pages that it leads to. */
import type { OldAddress } from '../store/known-addresses.ts'
import { type FoundDocument, type FoundItem, isExport } from './found-item.ts'
import { checkOptions, type ImportOptions } from './import-options.ts'
import { ImportError, type Input, type OpenPage } from './input.ts'
import { type ImportNote, note } from './notes.ts'
import { readDocument } from './read-document.ts'
import { type ImportItem, toArticle } from './to-article.ts'
import { TopicSlugs } from './topic-slugs.ts'

/** `leftOut` (reason → number), `notes` and `oldAddresses`, of the whole input, are complete once `items` has ended. */
export type ImportReading = Pick<FoundDocument, 'format' | 'language'> & {
  readonly items: AsyncIterable<ImportItem>
  readonly notes: readonly ImportNote[]
  readonly leftOut: ReadonlyMap<string, number>
  /** Of feeds whose topic has another slug now. */
  readonly oldAddresses: ReadonlyMap<string, OldAddress>
}

export type ReadOptions = {
  /** Gets the pages that a feed leads to; without it they are not followed. */
  readonly openPage?: OpenPage
  /** Base of relative addresses, and the site of a Ghost export. */
  readonly site?: string
  readonly maxPages?: number
  /** Yields what one document has twice, for a comparison. */
  readonly keepDoubles?: boolean
}

/**
 * Throws an `ImportError` at once for wrong options and for an input that cannot be read; while items are read, for one
 * whose mode nothing says. The same input and options give the same items.
 */
export async function importArticles(
  input: Input,
  options: ImportOptions,
  reading: Pick<ReadOptions, 'openPage' | 'maxPages'> = {},
): Promise<ImportReading> {
  checkOptions(options)
  const found = await readInput(input, { ...reading, ...(options.site !== undefined && { site: options.site }) })
  const slugs = new TopicSlugs()
  async function* items(): AsyncGenerator<ImportItem> {
    for await (const item of found.items) yield await toArticle(item, found.language, options, slugs)
  }
  return { ...found, items: items(), oldAddresses: slugs.oldAddresses }
}

/** Both grow while the items of an input are read. */
type Report = { readonly notes: ImportNote[]; readonly leftOut: Map<string, number> }

/**
 * Items in the order of the input, each guid once: the first copy counts. A feed begins with its newest document and
 * leads to older ones, and the newest copy of an entry is the one that readers show (RFC 4287 §4.1.1, RFC 5005 §4.2).
 */
export async function readInput(input: Input, options: ReadOptions = {}) {
  const report: Report = { notes: [], leftOut: new Map() }
  const document = await readDocument(input, options.site ?? null, report.notes)
  const { format, language } = document
  return { format, language, items: readPages(document, input, options, report), ...report }
}

const leaveOut = ({ leftOut }: Report, reason: string) => void leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1)

/** Repetitions between documents are usual, and not noted. Returns the number of new items. */
async function* once(
  items: FoundDocument['items'],
  seen: Set<string>,
  report: Report,
  keepDoubles = false,
): AsyncGenerator<FoundItem, number> {
  const here = new Set<string>()
  for await (const item of items) {
    if (typeof item === 'string') {
      leaveOut(report, item)
      continue
    }
    const { guid, url } = item
    if (guid === null || url === null) {
      leaveOut(report, 'no_address')
      report.notes.push(note('url_missing', guid ?? item.title))
    } else if (seen.has(guid)) {
      leaveOut(report, 'duplicate')
      if (!here.has(guid)) continue
      report.notes.push(note('duplicate_guid', `${guid} at ${url}`))
      if (keepDoubles) yield item
    } else {
      here.add(guid)
      seen.add(guid)
      yield item
    }
  }
  return here.size
}

/** Pages in a row without anything new, before a chain counts as endless. The newest archive repeats what the feed has. */
const maxRepeats = 3

async function* readPages(
  first: FoundDocument,
  input: Input,
  options: ReadOptions,
  report: Report,
): AsyncGenerator<FoundItem> {
  const { openPage, site = null, maxPages = 1000, keepDoubles } = options
  const seen = new Set<string>()
  const visited = new Set(input.address === null ? [] : [input.name, input.address].map(withoutFragment))
  const end = (reason: string, address: string) => void report.notes.push(note('chain_ended', `${address}: ${reason}`))
  let page = first
  let repeats = 0
  for (;;) {
    const yielded = yield* once(page.items, seen, report, keepDoubles)
    repeats = yielded === 0 ? repeats + 1 : 0
    if (page.next === null) return
    const address = withoutFragment(page.next)
    if (visited.has(address)) return end('it was read before', address)
    if (repeats >= maxRepeats) return end(`${repeats} pages had nothing new`, address)
    if (visited.size >= maxPages) return end(`more than ${maxPages} pages`, address)
    if (openPage === undefined) return end('pages are not followed', address)
    visited.add(address)
    const opened = await openPage(address)
    if (opened.address !== null) visited.add(withoutFragment(opened.address))
    page = await readDocument(opened, site, report.notes)
    if (isExport(page)) throw new ImportError('not_a_feed', `${address}, a page of the feed, is an export.`)
  }
}

const withoutFragment = (address: string): string => address.replace(/#.*/s, '')

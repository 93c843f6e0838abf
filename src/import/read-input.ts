/** Reads all items of an input: of an export, or of a feed with the archives and pages that it leads to. */
import type { FeedPage } from './feed-page.ts'
import { type FoundItem, type FoundItems, leaveOut } from './found-item.ts'
import { ImportError } from './import-error.ts'
import type { ImportNote } from './imported-article.ts'
import type { Input, OpenPage } from './input.ts'
import { note } from './notes.ts'
import { readDocument } from './read-document.ts'

export type ReadOptions = {
  /** Gets the pages that a feed leads to; without it they are not followed. */
  readonly openPage?: OpenPage
  /** Base of relative addresses, and the site of a Ghost export. */
  readonly site?: string
  readonly maxPages?: number
  /** Yields what one document has twice, for a comparison. */
  readonly keepDoubles?: boolean
}

/** Pages in a row without anything new, before a chain counts as endless. The newest archive repeats what the feed has. */
const maxRepeats = 3

/**
 * Items in the order of the input, each guid once: the first copy counts. A feed begins with its newest document and
 * leads to older ones, and the newest copy of an entry is the one that readers show (RFC 4287 §4.1.1, RFC 5005 §4.2).
 */
export async function readInput(input: Input, options: ReadOptions = {}): Promise<FoundItems> {
  const notes: ImportNote[] = []
  const leftOut = new Map<string, number>()
  const document = await readDocument(input, options.site ?? null, notes)
  if ('next' in document) {
    const { format, language } = document
    return { format, language, items: followPages(document, input, options, leftOut, notes), leftOut, notes }
  }
  return {
    ...document,
    items: once(document.items, new Set(), leftOut, notes, options.keepDoubles),
    notes,
    get leftOut() {
      return new Map([...document.leftOut, ...leftOut])
    },
  }
}

/** Repetitions between documents are usual, and not noted. Returns the number of new items. */
async function* once(
  items: AsyncIterable<FoundItem> | Iterable<FoundItem>,
  seen: Set<string>,
  leftOut: Map<string, number>,
  notes: ImportNote[],
  keepDoubles = false,
): AsyncGenerator<FoundItem, number> {
  const here = new Set<string>()
  let yielded = 0
  for await (const item of items) {
    const { guid, url } = item
    if (guid === null || url === null) {
      leaveOut(leftOut, 'no_address')
      notes.push(note('url_missing', guid ?? item.title))
    } else if (seen.has(guid)) {
      leaveOut(leftOut, 'duplicate')
      if (!here.has(guid)) continue
      notes.push(note('duplicate_guid', `${guid} at ${url}`))
      if (keepDoubles) yield item
    } else {
      here.add(guid)
      seen.add(guid)
      yielded += 1
      yield item
    }
  }
  return yielded
}

async function* followPages(
  first: FeedPage,
  input: Input,
  options: ReadOptions,
  leftOut: Map<string, number>,
  notes: ImportNote[],
): AsyncGenerator<FoundItem> {
  const { openPage, site = null, maxPages = 1000, keepDoubles } = options
  const seen = new Set<string>()
  const visited = new Set(input.address === null ? [] : [input.name, input.address].map(withoutFragment))
  const end = (reason: string, address: string) => void notes.push(note('chain_ended', `${address}: ${reason}`))
  let page: FeedPage = first
  let repeats = 0
  for (;;) {
    for (const reason of page.leftOut) leaveOut(leftOut, reason)
    const yielded = yield* once(page.items, seen, leftOut, notes, keepDoubles)
    repeats = yielded === 0 ? repeats + 1 : 0
    const { next } = page
    if (next === null) return
    const address = withoutFragment(next)
    if (visited.has(address)) return end('it was read before', address)
    if (repeats >= maxRepeats) return end(`${repeats} pages had nothing new`, address)
    if (visited.size >= maxPages) return end(`more than ${maxPages} pages`, address)
    if (openPage === undefined) return end('pages are not followed', address)
    visited.add(address)
    const opened = await openPage(address)
    if (opened.address !== null) visited.add(withoutFragment(opened.address))
    const document = await readDocument(opened, site, notes)
    if (!('next' in document)) throw new ImportError('not_a_feed', `${address}, a page of the feed, is an export.`)
    page = document
  }
}

const withoutFragment = (address: string): string => address.replace(/#.*$/, '')

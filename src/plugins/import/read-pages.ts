/**
 * Walks from a feed's newest document to its oldest one: through archives, pages, and the feed
 * pages of WordPress.
 */

import { resolved } from 'candor-disclosure/parse/xml-element.ts'
import { type Input, InputError, type OpenPage } from '../../core/tools/output.ts'
import { type FoundDocument, type FoundItem, isExport } from './found-item.ts'
import { type ImportNote, note } from './notes.ts'
import { readDocument } from './read-document.ts'

/** How far a walk came. Both members change while items are read. */
export type Walk = {
  pages: number
  /**
   * The reason why a page that the feed leads to was not read, with its address; `null` after the
   * last page.
   */
  stopped: string | null
}

/** All members grow while the items of an input are read. `leftOut` is reason → number. */
export type ReadingReport = {
  readonly notes: ImportNote[]
  readonly leftOut: Map<string, number>
  readonly walk: Walk
}

export type ReadPagesOptions = {
  /** Gets the pages that a feed leads to; without it they are not followed. */
  readonly openPage?: OpenPage
  /** Base of relative addresses, and the site of a Ghost export. */
  readonly site?: string
  readonly maxPages?: number
  /** Maximum bytes of all pages together. */
  readonly maxBytes?: number
  /** Yields what one document has twice, for a comparison. */
  readonly keepDoubles?: boolean
  /** Items without an address are items too: their articles get that of a page here. */
  readonly takesUnaddressed?: boolean
}

/** Thirty articles a page are 600,000 articles. */
const pagesAtMost = 20_000
const bytesAtMost = 20_000_000_000

/**
 * Items from the newest to the oldest, each guid once. Pages that repeat what was read are no end:
 * the newest archives of a feed have the articles of the feed itself.
 */
export async function* readPages(
  first: FoundDocument,
  input: Input,
  options: ReadPagesOptions,
  report: ReadingReport,
): AsyncGenerator<FoundItem> {
  const {
    openPage,
    site = null,
    maxPages = pagesAtMost,
    maxBytes = bytesAtMost,
    keepDoubles = false,
    takesUnaddressed = false,
  } = options
  const { walk, notes } = report
  const seen = new Set<string>()
  const visited = new Set(
    input.address === null ? [] : [input.name, input.address].map(withoutFragment),
  )
  const contents = new Set<string>()
  const stop = (address: string, reason: string) => {
    walk.stopped = `${address}: ${reason}`
  }
  let page = first
  let bytes = input.bytes ?? 0
  for (;;) {
    walk.pages += 1
    const guids = yield* newItems(page.items, seen, report, { keepDoubles, takesUnaddressed })
    if (page.next === null) return
    const { isGuessed } = page.next
    const address = withoutFragment(page.next.address)
    if (resolved(address, null) === null)
      return stop(
        address,
        'it is no web address, or has a user name. If it is relative, add --site.',
      )
    if (visited.has(address))
      return stop(address, 'the feed leads back to it, and it was read before.')
    // A feed may have the same articles as its newest archive. Two archives never have.
    if (walk.pages > 1 && guids !== '' && contents.has(guids))
      return stop(address, 'the page before it has the same articles as an earlier page.')
    if (walk.pages > 1) contents.add(guids)
    if (walk.pages >= maxPages)
      return stop(address, `${maxPages} pages were read. To go on, import this address.`)
    if (bytes >= maxBytes)
      return stop(address, `${maxBytes} bytes were read. To go on, import this address.`)
    if (openPage === undefined) return stop(address, 'pages are not followed.')
    visited.add(address)
    try {
      const opened = await openPage(address)
      bytes += opened.bytes ?? 0
      if (opened.address !== null) visited.add(withoutFragment(opened.address))
      page = await readDocument(opened, site, notes)
    } catch (error) {
      if (!isGuessed || !(error instanceof InputError)) throw error
      return error.code === 'page_missing' ? undefined : stop(address, error.message)
    }
    if (isExport(page))
      throw new InputError('not_a_feed', `${address}, a page of the feed, is an export.`)
  }
}

const withoutFragment = (address: string): string => address.replace(/#.*/s, '')

const leaveOut = ({ leftOut }: ReadingReport, reason: string) =>
  void leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1)

/**
 * Repetitions between documents are usual, and not noted. Returns the guids of the document, by
 * which it is known again.
 */
async function* newItems(
  items: FoundDocument['items'],
  seen: Set<string>,
  report: ReadingReport,
  {
    keepDoubles = false,
    takesUnaddressed = false,
  }: Pick<ReadPagesOptions, 'keepDoubles' | 'takesUnaddressed'>,
): AsyncGenerator<FoundItem, string> {
  const here = new Set<string>()
  for await (const item of items) {
    if (typeof item === 'string') {
      leaveOut(report, item)
      continue
    }
    const { guid, url } = item
    if (guid === null || (url === null && !takesUnaddressed)) {
      leaveOut(report, 'no_address')
      report.notes.push(note('url_missing', guid ?? item.title))
    } else if (seen.has(guid)) {
      leaveOut(report, 'duplicate')
      if (here.has(guid)) {
        report.notes.push(note('duplicate_guid', `${guid} at ${url}`))
        if (keepDoubles) yield item
      }
      here.add(guid)
    } else {
      here.add(guid)
      seen.add(guid)
      yield item
    }
  }
  return [...here].join('\n')
}

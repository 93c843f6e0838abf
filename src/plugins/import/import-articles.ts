/**
 * Reads an input as articles: of an export, or of a feed with the archives and pages that it leads
 * to.
 */
import type { OldAddress } from '../../core/store/known-addresses.ts'
import type { Input } from '../../core/tools/output.ts'
import type { FoundDocument } from './found-item.ts'
import { checkOptions, type ImportOptions } from './import-options.ts'
import type { ImportNote } from './notes.ts'
import { readDocument } from './read-document.ts'
import { type ReadingReport, type ReadPagesOptions, readPages, type Walk } from './read-pages.ts'
import { type ImportItem, toArticle } from './to-article.ts'
import { TopicSlugs } from './topic-slugs.ts'

/**
 * `leftOut` (reason → number), `notes`, `walk` and `oldAddresses`, of the whole input, are complete
 * once `items` has ended.
 */
export type ImportReading = Pick<FoundDocument, 'format' | 'language'> & {
  readonly items: AsyncIterable<ImportItem>
  readonly notes: readonly ImportNote[]
  readonly leftOut: ReadonlyMap<string, number>
  readonly walk: Readonly<Walk>
  /** Addresses of feeds whose topic has another slug now. */
  readonly oldAddresses: ReadonlyMap<string, OldAddress>
}

/**
 * Throws an `InputError` at once for wrong options and for an input that cannot be read; while
 * items are read, for one whose mode nothing says. The same input and options give the same items.
 */
export async function importArticles(
  input: Input,
  options: ImportOptions,
  reading: Omit<ReadPagesOptions, 'site' | 'keepDoubles'> = {},
): Promise<ImportReading> {
  checkOptions(options)
  const found = await readInput(input, {
    ...reading,
    ...(options.site !== undefined && { site: options.site }),
  })
  const slugs = new TopicSlugs()
  async function* items(): AsyncGenerator<ImportItem> {
    for await (const item of found.items)
      yield await toArticle(item, found.language, options, slugs)
  }
  return { ...found, items: items(), oldAddresses: slugs.oldAddresses }
}

/**
 * Items in the order of the input, each guid once: the first copy counts. A feed begins with its
 * newest document and leads to older ones, and the newest copy of an entry is the one that readers
 * show (RFC 4287 §4.1.1, RFC 5005 §4.2).
 */
export async function readInput(input: Input, options: ReadPagesOptions = {}) {
  const report: ReadingReport = { notes: [], leftOut: new Map(), walk: { pages: 0, stopped: null } }
  const document = await readDocument(input, options.site ?? null, report.notes)
  const { format, language } = document
  return { format, language, items: readPages(document, input, options, report), ...report }
}

/** Reads an input as articles: what the command line calls. */
import type { OldAddress } from '../store/known-addresses.ts'
import type { FoundItems } from './found-item.ts'
import { checkOptions, type ImportOptions } from './import-options.ts'
import type { ImportItem } from './imported-article.ts'
import type { Input } from './input.ts'
import { type ReadOptions, readInput } from './read-input.ts'
import { toArticle } from './to-article.ts'
import { TopicSlugs } from './topic-slugs.ts'

/** `leftOut` (reason → number), `notes` and `oldAddresses`, of the whole input, are complete once `items` has ended. */
export type ImportReading = Omit<FoundItems, 'items'> & {
  readonly items: AsyncIterable<ImportItem>
  /** Of feeds whose topic has another slug now. */
  readonly oldAddresses: ReadonlyMap<string, OldAddress>
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
  return {
    format: found.format,
    language: found.language,
    items: items(),
    notes: found.notes,
    oldAddresses: slugs.oldAddresses,
    get leftOut() {
      return found.leftOut
    },
  }
}

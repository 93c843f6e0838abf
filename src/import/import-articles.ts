/** Reads a source as articles: what the command line calls. */
import type { FoundItems } from './found-item.ts'
import { checkOptions, type ImportOptions } from './import-options.ts'
import type { ImportItem } from './imported-article.ts'
import { type ReadOptions, readSource } from './read-source.ts'
import type { Source } from './source.ts'
import { toArticle } from './to-article.ts'
import { TopicSlugs } from './topic-slugs.ts'

/** `leftOut` (reason → number) and `notes`, of the whole source, are complete once `items` has ended. */
export type ImportReading = Omit<FoundItems, 'items'> & { readonly items: AsyncIterable<ImportItem> }

/**
 * Throws an `ImportError` at once for wrong options and for a source that cannot be read; while items are read, for one
 * whose mode or language nothing says. The same source and options give the same items.
 */
export async function importArticles(
  source: Source,
  options: ImportOptions,
  reading: Pick<ReadOptions, 'openPage' | 'maxPages'> = {},
): Promise<ImportReading> {
  checkOptions(options)
  const found = await readSource(source, { ...reading, ...(options.site !== undefined && { site: options.site }) })
  const slugs = new TopicSlugs()
  async function* items(): AsyncGenerator<ImportItem> {
    for await (const item of found.items) yield await toArticle(item, found.language, options, slugs)
  }
  return {
    format: found.format,
    language: found.language,
    items: items(),
    notes: found.notes,
    get leftOut() {
      return found.leftOut
    },
  }
}

/** Compares an old feed or export with the new feed: both with all their archives and pages. */
import { type ComparedItem, type Comparison, compare } from './compare.ts'
import type { Input } from './input.ts'
import { type ReadOptions, readInput } from './read-input.ts'

/** Drafts of an export were never in a feed: they do not count. Throws an `ImportError` for an input that cannot be read. */
export async function compareInputs(
  old: Input,
  current: Input,
  options: Pick<ReadOptions, 'openPage' | 'site' | 'maxPages'> = {},
): Promise<Comparison> {
  return compare(await published(old, options), await published(current, options))
}

async function published(input: Input, options: ReadOptions): Promise<readonly ComparedItem[]> {
  const { items } = await readInput(input, { ...options, keepDoubles: true })
  const found: ComparedItem[] = []
  for await (const { guid, url, publishedAt, updatedAt, status } of items) {
    if (status !== 'draft') found.push({ guid, url, publishedAt: publishedAt ?? updatedAt })
  }
  return found
}

/** Compares an old feed or export with the new feed: both with all their archives and pages. */
import { type ComparedItem, type Comparison, compare } from './compare.ts'
import type { Input } from './input.ts'
import { type ReadOptions, readInput } from './read-input.ts'

/** `now` is RFC 3339 in UTC. */
type CompareOptions = Pick<ReadOptions, 'openPage' | 'site' | 'maxPages'> & { readonly now: string }

/**
 * Drafts and scheduled posts of an export were never in a feed: they do not count. Throws an `ImportError` for an input that
 * cannot be read.
 */
export async function compareInputs(old: Input, current: Input, options: CompareOptions): Promise<Comparison> {
  return compare(await published(old, options), await published(current, options))
}

async function published(input: Input, { now, ...options }: CompareOptions): Promise<readonly ComparedItem[]> {
  const { items, format } = await readInput(input, { ...options, keepDoubles: true })
  const isExport = format === 'wordpress' || format === 'ghost'
  const found: ComparedItem[] = []
  for await (const { guid, url, publishedAt, updatedAt, status } of items) {
    const at = publishedAt ?? updatedAt
    const isScheduled = isExport && at !== null && at > now
    if (status !== 'draft' && !isScheduled) found.push({ guid, url, publishedAt: at })
  }
  return found
}

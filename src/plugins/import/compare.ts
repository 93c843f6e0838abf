/**
 * Compares an old feed with the new one: which articles its subscribers would see twice, or never
 * again.
 */

import { webAddress } from 'candor-disclosure/text/web-address.ts'
import type { Input } from '../../core/tools/output.ts'
import { isExport } from './found-item.ts'
import { readInput } from './import-articles.ts'
import type { ReadPagesOptions, Walk } from './read-pages.ts'

export type ComparedItem = { readonly guid: string | null; readonly url: string | null }

type Comparison = {
  /** Guids that are in both. */
  readonly same: number
  /** In the old feed, not in the new one: by its link, or `null`. */
  readonly missing: readonly { readonly guid: string; readonly url: string | null }[]
  /** An old article under another guid, which readers show again: known by its link. */
  readonly renamed: readonly { readonly old: string; readonly new: string }[]
  /** Guids that the new feed has more than once, of which readers show one. */
  readonly doubled: readonly { readonly guid: string; readonly times: number }[]
  readonly added: number
}

/**
 * Says whether a reader of the old feed sees nothing twice and misses nothing. Links and dates may
 * change.
 */
export const isSafe = ({ missing, renamed, doubled }: Comparison): boolean =>
  missing.length === 0 && renamed.length === 0 && doubled.length === 0

/**
 * Also says how far each of the two was read: what is on a page that was not read counts as
 * missing.
 */
export type ComparedInputs = Comparison & {
  readonly walks: { readonly old: Walk; readonly new: Walk }
}

type CompareOptions = Pick<ReadPagesOptions, 'openPage' | 'site' | 'maxPages'> & {
  readonly now: string
}

/**
 * Both with all their archives and pages. Drafts and scheduled posts of an export were never in a
 * feed: they do not count. Throws an `InputError` for an input that cannot be read.
 */
export async function compareInputs(
  old: Input,
  current: Input,
  options: CompareOptions,
): Promise<ComparedInputs> {
  const before = await publishedIn(old, options)
  const after = await publishedIn(current, options)
  return { ...compare(before.found, after.found), walks: { old: before.walk, new: after.walk } }
}

async function publishedIn(input: Input, { now, ...options }: CompareOptions) {
  const { items, format, walk } = await readInput(input, { ...options, keepDoubles: true })
  const ofExport = isExport({ format })
  const found: ComparedItem[] = []
  for await (const { guid, url, publishedAt, updatedAt, status } of items) {
    const at = publishedAt ?? updatedAt
    const isScheduled = ofExport && at !== null && at > now
    if (status !== 'draft' && !isScheduled) found.push({ guid, url })
  }
  return { found, walk }
}

/** Items without a guid count by their link, as in feed readers. */
export function compare(old: Iterable<ComparedItem>, current: Iterable<ComparedItem>): Comparison {
  const [before, after] = [byGuid(old), byGuid(current)]
  const newGuids = new Map(
    Array.from(after, ([guid, { url }]) => [linkKey(url) ?? guid, guid] as const),
  )
  const missing: { guid: string; url: string | null }[] = []
  const renamed: { old: string; new: string }[] = []
  for (const [guid, { url }] of before) {
    if (after.has(guid)) continue
    const other = newGuids.get(linkKey(url) ?? guid)
    if (other === undefined || before.has(other)) missing.push({ guid, url })
    else renamed.push({ old: guid, new: other })
  }
  const doubled = Array.from(after).flatMap(([guid, { times }]) =>
    times > 1 ? [{ guid, times }] : [],
  )
  const same = before.size - missing.length - renamed.length
  return { same, missing, renamed, doubled, added: after.size - same - renamed.length }
}

function byGuid(
  items: Iterable<ComparedItem>,
): ReadonlyMap<string, ComparedItem & { readonly times: number }> {
  const found = new Map<string, ComparedItem & { times: number }>()
  for (const item of items) {
    const guid = item.guid ?? item.url
    const copy = guid === null ? undefined : found.get(guid)
    if (copy !== undefined) copy.times += 1
    else if (guid !== null) found.set(guid, { ...item, times: 1 })
  }
  return found
}

/** `http` and `https`, a slash at the end, and what Candor encodes in links make no other page. */
function linkKey(url: string | null): string | null {
  const parsed = URL.parse(webAddress(url ?? '') ?? '')
  return parsed === null
    ? null
    : `${parsed.host}${parsed.pathname.replace(/(?<!\/)\/+$/, '')}${parsed.search}`
}

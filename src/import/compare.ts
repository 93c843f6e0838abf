/** Compares an old feed with the new one: what subscribers of the old one would see twice, or never again. */

/** What a feed reader goes by. */
export type ComparedItem = {
  readonly guid: string | null
  readonly url: string | null
  /** RFC 3339. */
  readonly publishedAt: string | null
}

export type Difference = { readonly guid: string; readonly old: string | null; readonly new: string | null }

export type Comparison = {
  /** Guids that are in both. */
  readonly same: number
  /** In the old feed, not in the new one: by its link, or `null`. */
  readonly missing: readonly { readonly guid: string; readonly url: string | null }[]
  /** An old article under another guid, which readers show again: known by its link. */
  readonly renamed: readonly Difference[]
  /** Guids that the new feed has more than once, of which readers show one. */
  readonly doubled: readonly { readonly guid: string; readonly times: number }[]
  /** The same guid at another link. */
  readonly moved: readonly Difference[]
  /** The same guid with another date of publication, by whole seconds. */
  readonly dateChanged: readonly Difference[]
  /** Only in the new feed. */
  readonly added: number
}

/** Whether a reader of the old feed sees nothing twice and misses nothing. Links and dates may change. */
export const isSafe = ({ missing, renamed, doubled }: Comparison): boolean =>
  missing.length === 0 && renamed.length === 0 && doubled.length === 0

/** Items without a guid count by their link, as in feed readers. */
export function compare(old: Iterable<ComparedItem>, current: Iterable<ComparedItem>): Comparison {
  const before = byGuid(old)
  const after = byGuid(current)
  const newGuids = new Map(Array.from(after, ([guid, [item]]) => [linkKey(item?.url ?? null) ?? guid, guid] as const))
  const missing: { guid: string; url: string | null }[] = []
  const renamed: Difference[] = []
  const moved: Difference[] = []
  const dateChanged: Difference[] = []
  for (const [guid, [item]] of before) {
    const [match] = after.get(guid) ?? []
    const url = item?.url ?? null
    if (match === undefined) {
      const other = newGuids.get(linkKey(url) ?? guid)
      if (other === undefined || before.has(other)) missing.push({ guid, url })
      else renamed.push({ guid, old: guid, new: other })
      continue
    }
    if (linkKey(url) !== linkKey(match.url)) moved.push({ guid, old: url, new: match.url })
    const dates = [item?.publishedAt ?? null, match.publishedAt]
    if (seconds(dates[0]) !== seconds(dates[1]))
      dateChanged.push({ guid, old: dates[0] ?? null, new: dates[1] ?? null })
  }
  const doubled = Array.from(after).flatMap(([guid, { length }]) => (length > 1 ? [{ guid, times: length }] : []))
  const same = before.size - missing.length - renamed.length
  return { same, missing, renamed, doubled, moved, dateChanged, added: after.size - same - renamed.length }
}

function byGuid(items: Iterable<ComparedItem>): ReadonlyMap<string, readonly ComparedItem[]> {
  const found = new Map<string, ComparedItem[]>()
  for (const item of items) {
    const guid = item.guid ?? item.url
    if (guid === null) continue
    const copies = found.get(guid)
    if (copies === undefined) found.set(guid, [item])
    else copies.push(item)
  }
  return found
}

/** `http` and `https`, and a slash at the end, make no other page. */
function linkKey(url: string | null | undefined): string | null {
  const parsed = url == null ? null : URL.parse(url)
  return parsed === null ? null : `${parsed.host}${parsed.pathname.replace(/\/+$/, '')}${parsed.search}`
}

const seconds = (date: string | null | undefined): number | null =>
  date == null ? null : Math.floor(Date.parse(date) / 1000)

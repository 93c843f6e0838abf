/** Reads `Accept` and `Accept-Encoding`: which of our formats a client likes best, and whether it takes gzip. */

type Preference = { readonly value: string; readonly quality: number }
type Rank = { readonly quality: number; readonly specificity: number }

export type Offer<K> = {
  readonly key: K
  /** Lower case, without parameters: the format's own type, then others that also stand for it when named in full. */
  readonly mediaTypes: readonly string[]
}

/**
 * The offer that the client prefers (RFC 9110 §12.5.1): the most specific range decides each type's quality; between
 * equals, a type the client named goes before one a wildcard covers, then our own order. Where nothing is acceptable
 * or legible the first offer is given, never a 406: a reader with a strict `Accept` still wants a feed. No offers at
 * all are a programming error and throw.
 */
export function negotiate<K>(accept: string | null, offers: readonly Offer<K>[]): K {
  const [standard] = offers
  if (!standard) throw new RangeError('There must be at least one offer: the first is the default.')
  const preferences = parsePreferences(accept ?? '')
  let best = standard.key
  let bestRank: Rank = { quality: 0, specificity: 0 }
  for (const { key, mediaTypes } of offers) {
    for (const [index, mediaType] of mediaTypes.entries()) {
      const rank = rankOf(mediaType, index === 0, preferences)
      if (!isBetter(rank, bestRank)) continue
      best = key
      bestRank = rank
    }
  }
  return best
}

export type Coding = 'br' | 'gzip'

/**
 * The first of our codings that the client takes at least as gladly as any other (RFC 9110 §12.5.3); `undefined` where
 * it takes none, or plain bytes more gladly. No header gives `undefined`: it allows any coding, but clients that send
 * none are often those that cannot undo one.
 */
export function preferredCoding(acceptEncoding: string | null, ours: ReadonlyMap<Coding, unknown>): Coding | undefined {
  if (acceptEncoding === null || ours.size === 0) return undefined
  const preferences = preferencesOf(acceptEncoding)
  const quality = (name: string) => preferences.find(({ value }) => value === name)?.quality
  const least = quality('identity') ?? 0
  let best: Coding | undefined
  let bestQuality = 0
  for (const coding of ours.keys()) {
    const wanted = quality(coding) ?? quality(`x-${coding}`) ?? quality('*') ?? 0
    if (wanted <= bestQuality || wanted < least) continue
    best = coding
    bestQuality = wanted
  }
  return best
}

function isBetter(rank: Rank, than: Rank): boolean {
  if (rank.quality !== than.quality) return rank.quality > than.quality
  return rank.quality > 0 && rank.specificity > than.specificity
}

/** Wildcards speak of what would be sent, so they reach a format's own type only: `rss;q=0, *` must not mean RSS. */
function rankOf(mediaType: string, isOwn: boolean, preferences: readonly Preference[]): Rank {
  const ranges = isOwn ? [mediaType, `${mediaType.split('/')[0]}/*`, '*/*'] : [mediaType]
  for (const [index, range] of ranges.entries()) {
    const preference = preferences.find(({ value }) => value === range)
    if (preference) return { quality: preference.quality, specificity: 3 - index }
  }
  return { quality: 0, specificity: 0 }
}

/** Headers that were read before: readers know a dozen spellings of `Accept-Encoding`, and send one with every request. */
const known = new Map<string, readonly Preference[]>()
const mostKnown = 100
const longestKnown = 100

function preferencesOf(header: string): readonly Preference[] {
  const before = known.get(header)
  if (before) return before
  const preferences = parsePreferences(header)
  if (header.length > longestKnown) return preferences
  // Whoever sends many different ones only makes the others be read again.
  if (known.size >= mostKnown) known.clear()
  known.set(header, preferences)
  return preferences
}

/** A comma or semicolon inside quotes parts nothing. */
const members = /(?:[^,"]|"(?:\\.|[^"\\])*"?)+/g
const parameters = /(?:[^;"]|"(?:\\.|[^"\\])*"?)+/g
const qvalue = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/

/**
 * Members of a malformed weight are passed over, and other malformed ones are never equal to what is looked for.
 * Parameters other than `q` do not count: a feed for `charset=utf-8` is still a feed.
 */
function parsePreferences(header: string): readonly Preference[] {
  return (header.match(members) ?? []).flatMap((member) => {
    const [value = '', ...rest] = (member.match(parameters) ?? []).map((part) => part.trim().toLowerCase())
    const weight = rest.find((part) => part.startsWith('q='))?.slice(2) ?? '1'
    return qvalue.test(weight) ? [{ value, quality: Number(weight) }] : []
  })
}

/** Content negotiation: selects a format by `Accept` and a coding by `Accept-Encoding`. */
import { parseAccept } from 'hono/utils/accept'

type Preference = { readonly value: string; readonly quality: number }
type Rank = { readonly quality: number; readonly specificity: number }

type Offer<K> = {
  readonly key: K
  /**
   * Lower case, without parameters: the format's own type, then aliases, which wildcards do not
   * match.
   */
  readonly mediaTypes: readonly string[]
}

/**
 * The offer that the client prefers (RFC 9110 §12.5.1): the most specific range decides the quality
 * of a type. Among equal qualities the more specific range wins, then the order of `offers`. If no
 * offer is acceptable or the header is malformed, returns the first offer, never a 406: a reader
 * with a strict `Accept` still wants a feed.
 *
 * @throws {RangeError} without offers.
 */
export function negotiate<K>(accept: string | null, offers: readonly Offer<K>[]): K {
  const [fallback] = offers
  if (!fallback) throw new RangeError('Pass at least one offer: the first is the default.')
  const preferences = parsePreferences(accept ?? '')
  let best = fallback.key
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
 * The coding of `ours` with the highest quality, the first among equals (RFC 9110 §12.5.3);
 * `undefined` if the client accepts none or prefers uncompressed bytes. Also `undefined` without a
 * header: it allows any coding, but clients without one often cannot decompress.
 */
export function preferredCoding(
  acceptEncoding: string | null,
  ours: readonly Coding[],
): Coding | undefined {
  if (acceptEncoding === null || ours.length === 0) return undefined
  const preferences = preferencesOf(acceptEncoding)
  const quality = (name: string) => preferences.find(({ value }) => value === name)?.quality
  const identityQuality = quality('identity') ?? 0
  let best: Coding | undefined
  let bestQuality = 0
  for (const coding of ours) {
    const codingQuality = quality(coding) ?? quality(`x-${coding}`) ?? quality('*') ?? 0
    if (codingQuality <= bestQuality || codingQuality < identityQuality) continue
    best = coding
    bestQuality = codingQuality
  }
  return best
}

function isBetter(rank: Rank, other: Rank): boolean {
  if (rank.quality !== other.quality) return rank.quality > other.quality
  return rank.quality > 0 && rank.specificity > other.specificity
}

/**
 * Wildcards match only a format's own type, which is sent, and no alias: `rss;q=0, *` must not
 * select RSS.
 */
function rankOf(mediaType: string, isOwnType: boolean, preferences: readonly Preference[]): Rank {
  const ranges = isOwnType ? [mediaType, `${mediaType.split('/')[0]}/*`, '*/*'] : [mediaType]
  for (const [index, range] of ranges.entries()) {
    const preference = preferences.find(({ value }) => value === range)
    if (preference) return { quality: preference.quality, specificity: 3 - index }
  }
  return { quality: 0, specificity: 0 }
}

/**
 * Cache of parsed headers: each request has an `Accept-Encoding`, and a dozen values cover most
 * clients.
 */
const parsed = new Map<string, readonly Preference[]>()
const maxParsed = 100
const maxParsedLength = 100

function preferencesOf(header: string): readonly Preference[] {
  const cached = parsed.get(header)
  if (cached) return cached
  const preferences = parsePreferences(header)
  if (header.length > maxParsedLength) return preferences
  // A client that sends many different values only causes others to be parsed again.
  if (parsed.size >= maxParsed) parsed.clear()
  parsed.set(header, preferences)
  return preferences
}

/** A malformed weight counts as 1. Ignores parameters other than `q`, such as `charset=utf-8`. */
const parsePreferences = (header: string): readonly Preference[] =>
  parseAccept(header).map(({ type, q }) => ({ value: type.toLowerCase(), quality: q }))

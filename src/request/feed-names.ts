/**
 * Names of feeds in PARTNER_FEEDS and in what a partner may read: `all`, `topics`, `topics/science`, `partners`,
 * `partners/msn`.
 */
import { families, isFamilyKey } from '../families/families.ts'
import { filterFamilies, type Selection } from '../store/selection.ts'

/** A feed that is asked for. */
export type RequestedFeed = {
  /** Key of its family. */
  readonly family: string
  /** Keys of the families that its filters name: all of its articles are in one of them too. */
  readonly filters: readonly string[]
  /** The name of the preset whose form it has, such as `msn`; `null` for none. */
  readonly preset: string | null
}

/** Whether a partner can have this name. The tables have the same rule (schema/checks.ts). */
export const isPartnerName = (name: string): boolean => /^[a-z0-9-]{1,40}$/.test(name)

/** `all`, a family, one of its feeds in canonical form, all presets or one of them. */
export const isFeedName = (name: string): boolean =>
  name === 'partners' ||
  (name.startsWith('partners/') && isPartnerName(name.slice('partners/'.length))) ||
  families.some(({ path, member }) => member !== null && path === name) ||
  isFamilyKey(name)

/** For messages: names of every kind. */
export const feedNameExamples =
  'all, topics, topics/science, sources/example.org, languages/en, reviewed, partners, partners/msn'

/** Whether one of the names is that of the feed. The feed of all articles has those of every other. */
export const covers = (names: readonly string[], family: string, preset: string | null = null): boolean =>
  names.some(
    (name) =>
      name === 'all' ||
      name === family ||
      name === family.split('/', 1)[0] ||
      (preset !== null && (name === 'partners' || name === `partners/${preset}`)),
  )

/** Whether it needs a token, also by its filters. `names` is PARTNER_FEEDS. */
export const needsToken = (names: readonly string[] | null, { family, filters, preset }: RequestedFeed): boolean =>
  names !== null && (covers(names, family, preset) || filters.some((key) => covers(names, key)))

/** What a selection asks for. */
export const requestedFeed = (selection: Selection, preset: string | null = null): RequestedFeed => ({
  family: selection.family,
  filters: filterFamilies(selection).flat(),
  preset,
})

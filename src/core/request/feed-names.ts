/**
 * Names of feeds in PARTNER_FEEDS and in what a partner may read: `all`, `topics`,
 * `topics/science`, `partners`, `partners/msn`.
 */
import { families, isFamilyKey } from '../families/families.ts'
import { type ArticleSelection, filterFamilies } from '../store/selection.ts'

/** The tables have the same rule (schema/checks.ts). */
export const isPartnerName = (name: string): boolean => /^[a-z0-9-]{1,40}$/.test(name)

/** `all`, a family, one of its feeds in canonical form, all presets or one of them. */
export const isFeedName = (name: string): boolean =>
  name === 'partners' ||
  (name.startsWith('partners/') && isPartnerName(name.slice('partners/'.length))) ||
  families.some(({ path, member }) => member !== null && path === name) ||
  isFamilyKey(name)

/** Examples of all names, for messages. */
export const feedNameExamples =
  'all, topics, topics/science, sources/example.org, languages/en, reviewed, partners, partners/msn'

/**
 * Says whether one of the names is that of the feed; `preset` is the one whose form it has, such as
 * `msn`. The feed of all articles has those of every other.
 */
export const covers = (
  names: readonly string[],
  family: string,
  preset: string | null = null,
): boolean =>
  names.some(
    (name) =>
      name === 'all' ||
      name === family ||
      name === family.split('/', 1)[0] ||
      (preset !== null && (name === 'partners' || name === `partners/${preset}`)),
  )

/**
 * Says whether a feed needs a token, also by its filters: all of its articles are in their families
 * too. `names` is PARTNER_FEEDS.
 */
export const needsToken = (
  names: readonly string[] | null,
  selection: ArticleSelection,
  preset: string | null = null,
): boolean =>
  names !== null &&
  (covers(names, selection.family, preset) ||
    filterFamilies(selection)
      .flat()
      .some((key) => covers(names, key)))

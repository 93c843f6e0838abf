/** Topics of an import: each gets a slug that the database accepts, and one name. */

import { sha256 } from 'candor-disclosure/text/hex.ts'
import { hasVisible } from 'candor-disclosure/text/invisible.ts'
import { primarySubtag } from 'candor-disclosure/text/language.ts'
import { decoded } from 'candor-disclosure/text/web-address.ts'
import type { OldAddress } from '../../core/store/known-addresses.ts'
import type { FoundTopic } from './found-item.ts'
import { type ImportNote, note } from './notes.ts'

export type ImportedTopic = { readonly slug: string; readonly label: string }

/** The rule `slug_is_lower_case_words` of the database. */
const slugRule = /^[a-z0-9]+(-[a-z0-9]+)*$/
const maxSlug = 200

/** The rule `old_path_is_not_too_long`, in bytes; paths are ASCII. */
const maxPath = 2000

const pairs = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as const))

/**
 * Letters that are no Latin letter with a mark, each before its Latin spelling. Cyrillic as in
 * Russian passports (ICAO 9303), Greek as in ISO 843.
 */
const letters = pairs(
  'ßss æae œoe øo łl đd ðd þth ıi ħh ŋng ĸk əa ' +
    'аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юiu яia ' +
    'іi їi єie ґg ўu ђdj јj љlj њnj ћc џdz ѓg ѕz ќk ' +
    'αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo',
)

/** In these languages a mark is written as a letter of its own. */
const ownLetters = new Map([
  ['de', pairs('äae öoe üue')],
  ['da', pairs('åaa øoe')],
  ['nb', pairs('åaa øoe')],
])

/** Lower-case Latin words, and whether every letter of the name is in them. */
function latinWords(
  name: string,
  language: string,
): { readonly slug: string; readonly whole: boolean } {
  const own = ownLetters.get(primarySubtag(language))
  const latin = Array.from(
    name.normalize('NFC').toLowerCase(),
    (letter) => own?.get(letter) ?? letters.get(letter) ?? letter,
  )
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
  const spelled = Array.from(latin, (letter) => letters.get(letter) ?? letter)
    .join('')
    .replace(/['’ʼ`]/g, '')
  return {
    slug: spelled.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''),
    whole: !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(spelled),
  }
}

/**
 * A name without Latin letters, or a very long one, gets a slug from its hash: the same name always
 * gives the same.
 */
async function slugOf(
  name: string,
  language: string,
): Promise<{ readonly slug: string; readonly hashed: boolean }> {
  const { slug, whole } = latinWords(name, language)
  if (whole && slug !== '' && slug.length <= maxSlug) return { slug, hashed: false }
  const hash = (await sha256(name.normalize('NFC').toLowerCase())).slice(0, 8)
  const words = slug.slice(0, maxSlug - 1 - hash.length).replace(/-$/, '')
  return { slug: words === '' ? `topic-${hash}` : `${words}-${hash}`, hashed: true }
}

/** The topics of one import. A slug keeps the first name that it had, so that runs agree. */
export class TopicSlugs {
  readonly #labels = new Map<string, string>()
  /**
   * Feeds of topics that now have another slug, by their paths: src/core/request/old-addresses.ts knows
   * the others.
   */
  readonly oldAddresses = new Map<string, OldAddress>()

  /** The topics in order, each slug once. Adds to `notes`, the first time for each topic. */
  async find(
    found: readonly FoundTopic[],
    language: string,
    notes: ImportNote[],
  ): Promise<ImportedTopic[]> {
    const topics = new Map<string, ImportedTopic>()
    for (const { label, slug, feeds = [] } of found) {
      const name = label.replace(/\s+/g, ' ').trim() || decoded(slug ?? '')
      if (!hasVisible(name)) continue
      const own = await this.#slug(name, slug, language, notes)
      const first = this.#labels.get(own) ?? name
      this.#labels.set(own, first)
      if (first !== name) notes.push(note('topics_merged', `"${name}" is "${first}", at ${own}`))
      for (const feed of own === slug ? [] : feeds) {
        if (feed.path.length <= maxPath)
          this.oldAddresses.set(feed.path, { ...feed, family: `topics/${own}` })
      }
      if (!topics.has(own)) topics.set(own, { slug: own, label: first })
    }
    return Array.from(topics.values())
  }

  async #slug(
    name: string,
    given: string | null,
    language: string,
    notes: ImportNote[],
  ): Promise<string> {
    if (given !== null && slugRule.test(given) && given.length <= maxSlug) return given
    const { slug, hashed } = await slugOf(given === null ? name : decoded(given), language)
    const obvious = given === null && slug === name.toLowerCase().replaceAll(' ', '-')
    if (this.#labels.get(slug) === name || obvious) return slug
    const code = hashed
      ? 'topic_slug_hashed'
      : given === null
        ? 'topic_slug_made'
        : 'topic_slug_changed'
    notes.push(note(code, `"${name}" is at ${slug}`))
    return slug
  }
}

/** Topics of an import: each gets a slug that the database accepts, and one name. */
import type { OldAddress } from '../store/known-addresses.ts'
import { sha256 } from '../text/hex.ts'
import { primarySubtag } from '../text/language.ts'
import type { FoundTopic } from './found-item.ts'
import type { ImportNote } from './imported-article.ts'
import { note } from './notes.ts'
import { decodePercent } from './percent.ts'
import { hasVisible } from './visible.ts'

export type ImportedTopic = { readonly slug: string; readonly label: string }

/** The rule `slug_is_lower_case_words` of the database. */
const slugRule = /^[a-z0-9]+(-[a-z0-9]+)*$/
const longestSlug = 200

/** The rule `old_path_is_not_too_long`, in bytes; paths are ASCII. */
const longestPath = 2000

/** Letters that are no Latin letter with a mark. Cyrillic as in Russian passports (ICAO 9303), Greek as in ISO 843. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'ng', ĸ: 'k', ə: 'a' },
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
  },
  ...{ н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch' },
  ...{ ъ: '', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia', і: 'i', ї: 'i', є: 'ie', ґ: 'g', ў: 'u', ђ: 'dj', ј: 'j' },
  ...{ љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz', ѓ: 'g', ѕ: 'z', ќ: 'k' },
  ...{
    α: 'a',
    β: 'v',
    γ: 'g',
    δ: 'd',
    ε: 'e',
    ζ: 'z',
    η: 'i',
    θ: 'th',
    ι: 'i',
    κ: 'k',
    λ: 'l',
    μ: 'm',
    ν: 'n',
    ξ: 'x',
  },
  ...{ ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o' },
}

/** In these languages a mark is written as a letter of its own. */
const ownLetters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: { ä: 'ae', ö: 'oe', ü: 'ue' },
  da: { å: 'aa', ø: 'oe' },
  nb: { å: 'aa', ø: 'oe' },
}

/** Lower-case Latin words, and whether every letter of the name is in them. */
export function latinWords(name: string, language: string): { readonly slug: string; readonly whole: boolean } {
  const own = ownLetters[primarySubtag(language)] ?? {}
  const latin = Array.from(name.normalize('NFC').toLowerCase(), (letter) => own[letter] ?? letters[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
  const spelled = Array.from(latin, (letter) => letters[letter] ?? letter)
    .join('')
    .replace(/['’ʼ`]/g, '')
  return {
    slug: spelled.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, ''),
    whole: !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(spelled),
  }
}

/** A name without Latin letters, or a very long one, gets a slug from its hash: the same name always gives the same. */
async function slugOf(name: string, language: string): Promise<{ readonly slug: string; readonly hashed: boolean }> {
  const { slug, whole } = latinWords(name, language)
  if (whole && slug !== '' && slug.length <= longestSlug) return { slug, hashed: false }
  const hash = (await sha256(name.normalize('NFC').toLowerCase())).slice(0, 8)
  const words = slug.slice(0, longestSlug - 1 - hash.length).replace(/-+$/, '')
  return { slug: words === '' ? `topic-${hash}` : `${words}-${hash}`, hashed: true }
}

/** The topics of one import. Asked twice for a slug, it gives the name of the first time, so that runs agree. */
export class TopicSlugs {
  readonly #labels = new Map<string, string>()
  /** Feeds of topics that now have another slug, by their paths: src/request/old-addresses.ts knows the others. */
  readonly oldAddresses = new Map<string, OldAddress>()

  /** The topics in order, each slug once. Adds to `notes`, the first time for each topic. */
  async find(found: readonly FoundTopic[], language: string, notes: ImportNote[]): Promise<ImportedTopic[]> {
    const topics = new Map<string, ImportedTopic>()
    for (const { label, slug, feeds = [] } of found) {
      const name = label.replace(/\s+/g, ' ').trim() || decodePercent(slug ?? '')
      if (!hasVisible(name)) continue
      const own = await this.#slug(name, slug, language, notes)
      const first = this.#labels.get(own) ?? name
      this.#labels.set(own, first)
      if (first !== name) notes.push(note('topics_merged', `"${name}" is "${first}", at ${own}`))
      for (const feed of own === slug ? [] : feeds) {
        if (feed.path.length <= longestPath) this.oldAddresses.set(feed.path, { ...feed, family: `topics/${own}` })
      }
      if (!topics.has(own)) topics.set(own, { slug: own, label: first })
    }
    return Array.from(topics.values())
  }

  async #slug(name: string, given: string | null, language: string, notes: ImportNote[]): Promise<string> {
    if (given !== null && slugRule.test(given) && given.length <= longestSlug) return given
    const { slug, hashed } = await slugOf(given === null ? name : decodePercent(given), language)
    const obvious = given === null && slug === name.toLowerCase().replaceAll(' ', '-')
    if (this.#labels.get(slug) === name || obvious) return slug
    const code = hashed ? 'topic_slug_hashed' : given === null ? 'topic_slug_made' : 'topic_slug_changed'
    notes.push(note(code, `"${name}" is at ${slug}`))
    return slug
  }
}

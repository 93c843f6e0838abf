/** The words of readers and editors for what the database and the API name for programs. */
import { familyName } from '../../../core/families/families.ts'
import { wordsIn } from '../../../core/words/words.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import { type Box, modeOf, partsOf } from '../evidence/signing.ts'
import type { DeskWords } from '../words/words.ts'
import type { DeskView } from './layout.ts'

export type TextsByName = Readonly<Partial<Record<string, string>>>

/** How an article was made, as feeds of this mode are called, with its parts (`modeWithParts`). */
export function modeName({ language, site, words }: DeskView, signed: string): string {
  const names: TextsByName = wordsIn('families', language, site.words).words.modes
  const nameOf = (mode: string) => names[mode] ?? words.article.unknownMode
  const mode = modeOf(signed)
  if (signed === mode) return nameOf(mode)
  const partNamed: TextsByName = wordsIn('parts', language, site.words).words.names
  const parts = partsOf<{ readonly name: string; readonly mode: string }>(signed) ?? []
  const list = parts.map((part) => `${partNamed[part.name] ?? part.name}: ${nameOf(part.mode)}`)
  return `${nameOf(mode)} (${list.join('; ')})`
}

export function feedTitle(
  { site, language }: DeskView,
  key: string,
  { topics }: Pick<StoredArticle, 'topics'>,
): string {
  const [, partner, own = key] = /^partners\/([^/]+)\/(.+)$/.exec(key) ?? []
  const label = topics.find(({ slug }) => own === `topics/${slug}`)?.label ?? null
  const name = familyName({ ...site, language }, own, label) ?? site.title
  return partner === undefined ? name : `${partner}: ${name}`
}

const partOf: TextsByName = {
  generated: 'disclosure',
  retracted: 'retraction',
  updated: 'published',
  audience: 'ai',
}

export function partNames({ language, words }: DeskView, columns: readonly string[]): string {
  const names: TextsByName = words.article.parts
  const parts = columns.map((column) => {
    const [first = ''] = column.split('_')
    return names[partOf[first] ?? first] ?? words.article.parts.other
  })
  return new Intl.ListFormat(language).format(new Set(parts))
}

/** What the editor did by this box, beside these sources. */
export const boxName = ({ sign }: DeskWords, box: Box, sources: readonly unknown[]): string =>
  box === 'facts' && sources.length === 0 ? sign.unsourced : sign.boxes[box]

const shared = [
  [/_is_not_too_long$/, 'too_long'],
  [/^unknown_|_has_a_mode$/, 'no_mode'],
  [/^review_is_/, 'clock'],
  [/^reviewer_is_/, 'bad_name'],
  [/^date_is_|_digit_year$/, 'bad_date'],
] as const

/** The sentence for a rule that an act of an editor broke, if the desk has one. */
export function sentenceOf({ refusals, sign }: DeskWords, code: string): string | undefined {
  const own: TextsByName = { ...refusals, four_eyes: sign.fourEyes }
  const name = shared.find(([pattern]) => pattern.test(code))?.[1]
  return own[code] ?? (name && refusals[name])
}

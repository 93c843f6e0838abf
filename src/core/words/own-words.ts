/** A newsroom's own words: an object in JSON or YAML that replaces texts of Candor by language. Checked as a whole, before any is used. */
import { canonicalTag } from 'candor-disclosure/text/language.ts'
import type { Language, Section, WordTable } from './language.ts'
import { languages } from './languages.ts'
import { longestPartLabel } from './longest-part-label.ts'
import { bestTag } from './words.ts'

/** All sections but the pages. */
const sections: readonly Section[] = (Object.keys(languages.en) as Section[]).filter(
  (section) => section !== 'pages',
)

type Texts = { readonly [key: string]: string | Texts }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The table of languages with the words of `text`: language → section → key → text, with the keys of the language files.
 * A language that Candor does not have needs whole sections; the others stay in English. `parse` reads YAML too: only Node has it.
 */
export function parseOwnWords(
  text: string,
  parse?: (text: string) => unknown,
): { readonly words: WordTable } | { readonly problems: readonly [string, ...string[]] } {
  let own: unknown
  try {
    own = (parse ?? JSON.parse)(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { problems: [`the value is ${parse ? 'neither JSON nor YAML' : 'no JSON'}: ${reason}`] }
  }
  if (!isObject(own))
    return {
      problems: [`the value must be ${parse ? 'an' : 'a JSON'} object with language tags as keys`],
    }
  const problems = Object.entries(own).flatMap(([tag, given]) =>
    problemsOfLanguage(tag, given, own),
  )
  const words = problems.length === 0 ? withWords(own as Record<string, Texts>) : languages
  const [first, ...others] = problems.concat(problemsOfLabels(Object.keys(own), words))
  return first === undefined ? { words } : { problems: [first, ...others] }
}

/** Characters of a label of parts (wire contract §3). */
const maxLabel = 60

const problemsOfLabels = (tags: readonly string[], table: WordTable): readonly string[] =>
  tags.flatMap((tag) => {
    const words = table[canonicalTag(tag)]?.parts
    const label = words ? longestPartLabel(words) : ''
    return label.length > maxLabel
      ? [
          `${tag}.parts makes the label “${label}” with ${label.length} characters, but may make ${maxLabel}. Shorten names, two, more, by_ai, reviewed or translated`,
        ]
      : []
  })

function problemsOfLanguage(tag: string, given: unknown, all: object): readonly string[] {
  if (!/^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(tag)) return [`"${tag}" is no language tag (BCP 47)`]
  const twin = Object.keys(all).find(
    (other) => other !== tag && canonicalTag(other) === canonicalTag(tag),
  )
  if (twin !== undefined) return [`${tag} and ${twin} are the same language`]
  if (!isObject(given)) return [`${tag} must be an object with sections of words`]
  const base = baseOf(tag)
  return Object.entries(given).flatMap(([section, texts]) => {
    const path = `${tag}.${section}`
    if (!sections.some((each) => each === section)) return [unknownKey(path, sections)]
    const english = languages.en[section as Section]
    return problemsOf(path, texts, english, base?.[section as Section] ?? null)
  })
}

/** `ours` are Candor's texts for keys that `given` lacks; `null` if there are none. */
function problemsOf(
  path: string,
  given: unknown,
  english: Texts,
  ours: Texts | null,
): readonly string[] {
  if (!isObject(given)) return [`${path} must be an object with these keys: ${keysOf(english)}`]
  const missing =
    ours === null ? Object.keys(english).filter((key) => !Object.hasOwn(given, key)) : []
  const lacks = missing.map(
    (key) => `${path}.${key} is missing: Candor has no words in this language to use instead`,
  )
  const wrong = Object.entries(given).flatMap(([key, value]) => {
    const model = Object.hasOwn(english, key) ? english[key] : undefined
    if (model === undefined) return [unknownKey(`${path}.${key}`, Object.keys(english))]
    if (typeof model === 'string') return problemsOfText(`${path}.${key}`, value, model)
    const below = ours?.[key]
    return problemsOf(`${path}.${key}`, value, model, typeof below === 'object' ? below : null)
  })
  return [...wrong, ...lacks]
}

function problemsOfText(path: string, value: unknown, model: string): readonly string[] {
  if (typeof value !== 'string' || value.trim() === '' || /[\p{Cc}\p{Cs}]/u.test(value)) {
    return [`${path} is ${JSON.stringify(value)?.slice(0, 80)}, but must be one line of text`]
  }
  const allowed = placeholdersIn(model)
  const unknown = placeholdersIn(value).filter((each) => !allowed.includes(each))
  if (unknown.length > 0) {
    const list = allowed.length === 0 ? 'no placeholder' : allowed.join(', ')
    return [`${path} has ${unknown.join(', ')}, but may have ${list}`]
  }
  const lacks = requiredIn(path, allowed).filter((each) => !value.includes(each))
  if (lacks.length > 0) return [`${path} lacks ${lacks.join(', ')}`]
  // What stands between them also separates the names in a statement.
  return path.endsWith('.parts.more') && value.indexOf('{b}') < value.indexOf('{a}')
    ? [`${path} has {b} before {a}, but must name the weightiest part first`]
    : []
}

/**
 * An entry's summary that is only a label must contain it; so must an entry's title. Labels and
 * statements of parts would not name them.
 */
const requiredIn = (path: string, allowed: readonly string[]) =>
  allowed.filter(
    (each) => path.includes('.parts.') || (path.includes('.entry.') && /label|title/.test(each)),
  )

const placeholdersIn = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g))]

const keysOf = (texts: object): string =>
  Object.keys(texts)
    .map((key) => key || '""')
    .join(', ')

const unknownKey = (path: string, allowed: readonly string[]): string =>
  `${path} is unknown. Allowed here: ${allowed.map((key) => key || '""').join(', ')}`

/** Candor's language that fills the gaps of `tag`. */
function baseOf(tag: string, table: WordTable = languages): Language | undefined {
  const best = bestTag(tag, (each) => Object.hasOwn(table, each))
  return best === undefined ? undefined : table[best]
}

/** Shorter tags first, so that `en-GB` gets what the newsroom says in `en`. */
function withWords(own: Readonly<Record<string, Texts>>): WordTable {
  const tags = Object.keys(own).toSorted((one, other) => one.length - other.length)
  const nothing = Object.fromEntries(Object.keys(languages.en).map((section) => [section, null]))
  const table: Record<string, Language> & WordTable = { ...languages }
  for (const tag of tags) {
    const language = merged(baseOf(tag, table) ?? nothing, own[tag] ?? {})
    Object.assign(table, { [canonicalTag(tag)]: language })
  }
  return table
}

function merged(ours: object, own: Texts): object {
  const texts = Object.entries(own).map(([key, value]) => {
    const below: unknown = (ours as Texts)[key]
    return [key, typeof value === 'string' ? value : merged(isObject(below) ? below : {}, value)]
  })
  return { ...ours, ...Object.fromEntries(texts) }
}

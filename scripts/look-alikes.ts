/**
 * `node scripts/look-alikes.ts`: writes the table of candor_skeleton in schema/functions/names.sql
 * from Unicode's confusables (UTS #39), which the package `unhomoglyph` has as JSON. Then
 * test/core/store/functions.test.ts says how to raise the revision.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Each character by the text that it looks like. */
export const confusables = Object.entries(
  createRequire(import.meta.url)('unhomoglyph/data.json') as Readonly<Record<string, string>>,
)

/** Small capitals that the table has not. */
const smallCapitals = Object.entries({ ꜰ: 'f', ɴ: 'n', ꞯ: 'q', ʏ: 'y', ȷ: 'j' })

/** The function normalises names first. */
export const compatible = (text: string) => text.normalize('NFKD')
const isOne = (text: string) => Array.from(text).length === 1
const isStable = (character: string) => compatible(character) === character
const isMark = (character: string) => /\p{M}/u.test(character)
/**
 * A hook or a stroke that the table takes from a Latin letter is part of that letter, as in ɱ and
 * ł. An accent is none.
 */
export const withoutMarks = (text: string) =>
  /\p{Script=Latin}/u.test(text) ? text.replace(/\p{M}/gu, '') : text
/** The function does the same after the table. */
const joined = (text: string) => text.replaceAll('rn', 'm').replaceAll('vv', 'w')

const printable = /^[ -~]$/
/**
 * What the function makes of ASCII; empty for blanks and punctuation, undefined for other
 * characters.
 */
function plainAscii(character: string): string | undefined {
  if (!printable.test(character)) return undefined
  const same: Readonly<Record<string, string>> = { l: 'i', '1': 'i', '|': 'i', '0': 'o' }
  const small = character.toLowerCase()
  return same[small] ?? (/[a-z\d]/.test(small) ? small : '')
}

/**
 * Sets of characters that look alike or differ in capitals, each with the ASCII that stands for it,
 * if some does.
 */
function createSets() {
  const parents = new Map<string, string>()
  const plain = new Map<string, string>()
  const find = (character: string): string => {
    const parent = parents.get(character)
    return parent === undefined || parent === character ? character : find(parent)
  }
  const plainOf = (character: string) => plain.get(find(character)) ?? plainAscii(find(character))
  /**
   * `false` if they would make two letters of ASCII one, of which the first counts, or a letter of
   * an accent.
   */
  function unite(one: string, other: string): boolean {
    if (isMark(one) !== isMark(other)) return false
    const [from, to] = [find(one), find(other)]
    const [ofFrom, ofTo] = [plainOf(one), plainOf(other)]
    if (from === to) return true
    if (ofFrom !== undefined && ofTo !== undefined && ofFrom !== ofTo) return false
    parents.set(from, to)
    parents.set(to, to)
    const either = ofFrom ?? ofTo
    if (either !== undefined) plain.set(to, either)
    return true
  }
  return { find, plainOf, unite, members: () => [...parents.keys()] }
}

/** Letters with a capital of the BMP that no normal form makes one. */
function* cased(): Generator<readonly [string, string]> {
  for (let code = 0x80; code < 0xffff; code += 1) {
    const letter = String.fromCharCode(code)
    const others = [letter.toLowerCase(), letter.toUpperCase()]
    for (const other of others)
      if (isStable(letter) && other !== letter && isOne(other) && isStable(other))
        yield [letter, other]
  }
}

/** Alphabets in which capitals are common that look like nothing else. */
const namesInCapitals = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]/u

/**
 * A Latin letter of an alphabet: it looks only like what the table says of itself, as ß is no b by
 * way of β and В.
 */
const isLatinLetter = (character: string) =>
  /\p{Script=Latin}/u.test(character) &&
  !printable.test(character) &&
  character !== character.toUpperCase()

export function buildTable() {
  const sets = createSets()
  for (const [letter, other] of cased()) sets.unite(letter, other)
  const pairs = [...confusables, ...smallCapitals]
    .filter(([character]) => isOne(character) && isStable(character) && !printable.test(character))
    .map(([character, text]) => [character, joined(withoutMarks(compatible(text)))] as const)
  const single = pairs.filter(([, text]) => isOne(text))
  const [toAscii, toOthers] = [true, false].map((ascii) =>
    single.filter(([, text]) => printable.test(text) === ascii),
  ) as [typeof single, typeof single]
  const left = toAscii.filter(([character, text]) => !sets.unite(character, text))
  for (const [character, text] of toOthers) {
    const isFar = [character, text].some(
      (each) => isLatinLetter(each) && sets.plainOf(each) === undefined,
    )
    const meetsAscii = [character, text].some((each) => sets.plainOf(each) !== undefined)
    if ((isFar && meetsAscii) || !sets.unite(character, text)) left.push([character, text])
  }
  const similar = new Set(pairs.flatMap(([character, text]) => [character, text].map(sets.find)))
  const alike = new Map<string, string>()
  for (const character of sets.members()) {
    const set = sets.find(character)
    const text = sets.plainOf(character) ?? set
    const isOfNames = text === '' || /[\p{L}\p{M}\p{N}]/u.test(character + text)
    if (printable.test(character) || character === text || !isOfNames) continue
    if (similar.has(set) || namesInCapitals.test(character)) alike.set(character, text)
  }
  const several = pairs.filter(([, text]) => !isOne(text) && /^[a-z]+$/i.test(text))
  return { alike, several, left }
}

/** A literal of SQL, in lines of at most 100 columns. */
const literal = (characters: readonly string[]): string => {
  const lines = ['']
  for (const each of characters) {
    if ((lines.at(-1) ?? '').length > 90) lines.push('')
    lines.push(`${lines.pop() ?? ''}${each}`)
  }
  return lines.map((line) => `    '${line}'`).join('\n')
}

/**
 * The three constants of the function. Characters that are left out of a name come last:
 * `translate` removes them.
 */
export function tableInSql(): string {
  const { alike, several } = buildTable()
  const last = (text: string) => (text === '' ? '\u{10ffff}' : text)
  const sorted = [...alike].sort(([one, as], [other, like]) =>
    last(as) + one < last(like) + other ? -1 : 1,
  )
  const sets = new Map(
    several.map(([character, text]) => [alike.get(character) ?? character, text.toLowerCase()]),
  )
  const longer = [...sets].map(
    ([character, text], place) => `${place === 0 ? '{' : ','}${character}${text}`,
  )
  return `  alike constant text :=
${literal(sorted.map(([character]) => character))};
  plain constant text :=
${literal(sorted.map(([, text]) => text))};
  several constant text[] :=
${literal([...longer, '}'])};
`
}

const file = new URL('../schema/functions/names.sql', import.meta.url)
export const withTable = (text: string): string =>
  text.replace(
    / {2}alike constant[^;]*;\n {2}plain constant[^;]*;\n {2}several constant[^;]*;\n/,
    () => tableInSql(),
  )

if (import.meta.main) writeFileSync(file, withTable(readFileSync(file, 'utf8')))

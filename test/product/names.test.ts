/**
 * Names of our own types and functions that a global has already: the reader would take one for the
 * other.
 */
import { globSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
/**
 * Names of Node and of browsers. `Document` is the word for what has an address here.
 */
const globals = new Set([
  ...Object.getOwnPropertyNames(globalThis),
  'Node',
  'Element',
  'Range',
  'Selection',
  'Worker',
])
const declared = /^(?:export )?(?:declare )?(?:type|interface|class|function|const) (\w+)/gm

it('no name of our own is a global’s', () => {
  const files = globSync('{src,packages/*/src,schema}/**/*.ts', { cwd: root }).map(
    (file) => `${root}${file}`,
  )
  expect(files.length).toBeGreaterThan(300)
  const shadows = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(declared)].flatMap(([, name = '']) =>
      globals.has(name) ? [`${relative(root, file)}: ${name}`] : [],
    ),
  )
  expect(shadows).toEqual([])
})

/** Scripts of other sites' pages: they share no name with the service. */
const ofBrowsers = /^src\/plugins\/embeds\/(browser|releases)\//
const declaredTypes = /^\s*(?:export )?(?:declare )?(?:type (\w+)(?=\s*[=<])|interface (\w+))/gm

it('declares the name of a type in one file of src/', () => {
  const files = new Map<string, Set<string>>()
  for (const file of globSync('{src,packages/*/src}/**/*.ts', { cwd: root }).filter(
    (each) => !ofBrowsers.test(each),
  ))
    for (const [, type, name = type] of readFileSync(`${root}${file}`, 'utf8').matchAll(
      declaredTypes,
    ))
      files.set(name ?? '', (files.get(name ?? '') ?? new Set()).add(file))
  expect(files.size).toBeGreaterThan(500)
  const repeated = [...files].flatMap(([name, { size }]) => (size > 1 ? [name] : []))
  expect(repeated.map((name) => `${name}: ${[...(files.get(name) ?? [])].join(', ')}`)).toEqual([])
})

const scannedFolders = '{src,packages/*/src,schema,scripts,test,bench,demo}'
/**
 * Words that say too little for a name, also as a part of one: the linter knows whole names only,
 * and only those of `src/` and `schema/`.
 */
const vagueNames =
  /^(?:un)?(?:said|told|around|lookedAt|everywhere|toWish)(?![a-z])|(?:Said|Told|Around|LookedAt|Everywhere|ToWish)(?![a-z])|^most[A-Z]/
/** A name where it is declared: as a variable, parameter, member, function or type. */
const declaredNames =
  /\b(?:const|let|var|function|type|interface|class|async|readonly) (\w+)|(?<=[({[,]\s*(?:\.\.\.)?)(\w+)(?=\s*(?:[,:=})\]]|\?:))|^\s*(\w+)\??[:(]/gm

it('has no vague words in names, nor as parts of names', () => {
  const files = globSync(`${scannedFolders}/**/*.ts`, { cwd: root }).filter(
    // Its samples break the rule.
    (file) => file !== 'test/product/import-law.test.ts',
  )
  const names = files.flatMap((file) =>
    [...withoutTexts(readFileSync(`${root}${file}`, 'utf8')).matchAll(declaredNames)].map(
      ([, keyword, listed, member]) => `${file}: ${keyword ?? listed ?? member ?? ''}`,
    ),
  )
  expect(names.length).toBeGreaterThan(20_000)
  expect(names.filter((name) => vagueNames.test(name.replace(/^.*: /, '')))).toEqual([])
})

/** A reader has asked nothing: a comment that begins so lacks the noun that it is about. */
const withoutNoun =
  /(?:\/\*\*?\s+(?:\*\s+)?|(?<!^\s*(?:\/\/|--).*\n)^.*?(?:\/\/|--) )(?:Of|As|One that|Those|Itself|Whether)\b.*/gm

it('begins each comment with the thing that it is about', () => {
  const files = globSync(`${scannedFolders}/**/*.{ts,sql}`, { cwd: root })
  expect(files.length).toBeGreaterThan(1000)
  const found = files.flatMap((file) =>
    (readFileSync(`${root}${file}`, 'utf8').match(withoutNoun) ?? []).map(
      (text) => `${file}: ${text}`,
    ),
  )
  expect(found).toEqual([])
})

/** Source text without comments and texts, which may have any word. */
function withoutTexts(source: string): string {
  return source.replace(
    /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g,
    "''",
  )
}

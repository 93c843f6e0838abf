/**
 * Regular expressions of src/ take time in proportion to the text, so that no text stops the
 * process. Each literal, and each one that is built when its module is loaded, searches texts that
 * repeat its own characters and parts.
 */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, it, vi } from 'vitest'
import { parseAst } from 'vitest/node'
import { costlyText } from '../fixtures/regex-growth.ts'

type Regex = { readonly file: string; readonly source: string; readonly flags: string }

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Regular expressions that may cost more, each with its reason. */
const exceptions: Readonly<Record<string, string>> = {
  'src/core/disclosure/labels.ts: /\\s*[:：]$/':
    'labels are our own words, and a change would be another release of the embeds',
  'src/core/documents/route-labels.ts: /(:\\w+)\\{\\S*?\\}(?=\\/|$)/g':
    'patterns are our own routes',
  'src/hosts/node/database/functions.ts: /(?:^--.*\\n)*^CREATE (?:OR REPLACE (FUNCTION|VIEW)|(TYPE)) (\\w+)/gm':
    'the files are our own',
  'src/core/pages/directory-page.ts: /\\B(?=(\\d{3})+$)/g': 'a number has few digits',
  'packages/disclosure/src/parse/parse-date.ts: /\\s*\\([^)]*\\)$/':
    'a date has at most 100 characters',
  'src/plugins/publish/rules.ts: /\\B(?=(\\d{3})+$)/g': 'a number has few digits',
  'src/core/settings/node.ts: /(?<=.)\\/+$/': 'the operator writes settings',
  'src/plugins/desk/settings/oidc.ts: /^\\s*([^=,]+?)\\s*=\\s*([a-z+]+)\\s*$/':
    'the operator writes settings',
  'src/core/settings/setting.ts: /:\\/\\/.*@/': 'the operator writes settings',
  'packages/disclosure/src/words/label-forms.ts: /\\s*[:：]$/': 'labels are our own words',
}

/** Files that build expressions later than when they are loaded, each with its reason. */
const builtLater: Readonly<Record<string, string>> = {
  'src/core/feed/content-picture.ts':
    'the address of a picture is in it; it searches clean HTML, where each tag ends',
}

const files = globSync('{src,packages/*/src,schema}/**/*.ts', { cwd: root })
const nameOf = ({ file, source, flags }: Regex) => `${file}: /${source}/${flags}`

type Syntax = {
  readonly type?: string
  readonly regex?: { readonly pattern: string; readonly flags: string }
  readonly callee?: { readonly name?: string }
}

function visit(node: unknown, found: (node: Syntax) => void): void {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return
  if (!Array.isArray(node)) found(node)
  for (const each of Object.values(node)) visit(each, found)
}

/** The literals of a file, and the number of places that build others. */
function read(file: string): { readonly literals: readonly Regex[]; readonly built: number } {
  const literals: Regex[] = []
  let built = 0
  visit(parseAst(readFileSync(`${root}${file}`, 'utf8'), { lang: 'ts' }), ({ regex, callee }) => {
    if (regex) literals.push({ file, source: regex.pattern, flags: regex.flags })
    if (callee?.name === 'RegExp') built += 1
  })
  return { literals, built }
}

/** What a file builds when it is loaded; other files that it needs are loaded already. */
async function builtBy(file: string): Promise<readonly Regex[]> {
  const path = pathToFileURL(`${root}${file}`).href
  await import(path)
  const found: Regex[] = []
  const construct = (
    target: RegExpConstructor,
    parts: ConstructorParameters<RegExpConstructor>,
  ) => {
    const made = new target(...parts)
    found.push({ file, source: made.source, flags: made.flags })
    return made
  }
  const apply = (
    target: RegExpConstructor,
    _: unknown,
    parts: ConstructorParameters<RegExpConstructor>,
  ) => construct(target, parts)
  vi.stubGlobal('RegExp', new Proxy(RegExp, { construct, apply }))
  try {
    await import(`${path}?again`)
  } finally {
    vi.unstubAllGlobals()
  }
  return found
}

/** The names of those that cost too much, each with the text. */
const costly = (regexes: readonly Regex[]): ReadonlyMap<string, string> =>
  new Map(
    regexes.flatMap((regex) => {
      const text = costlyText(regex.source, regex.flags)
      return text === null ? [] : [[nameOf(regex), text] as const]
    }),
  )

it('searches in linear time with each regular expression of src/, but for the exceptions', async () => {
  const contents = files.map((file) => ({ file, ...read(file) }))
  const builders = contents.filter(({ file, built }) => built > 0 && !(file in builtLater))
  const built: Regex[] = []
  for (const { file, built: places } of builders) {
    const own = await builtBy(file)
    expect(own.length, `${file} builds all when it is loaded`).toBeGreaterThanOrEqual(places)
    built.push(...own)
  }
  const all = [...contents.flatMap(({ literals }) => literals), ...built]
  expect(all.length).toBeGreaterThan(400)
  const found = costly(all)
  expect(Object.fromEntries([...found].filter(([name]) => !(name in exceptions)))).toEqual({})
  expect(Object.keys(exceptions).filter((name) => !found.has(name))).toEqual([])
})

it.each([
  /(a+)+$/,
  /\s+$/,
  /<[^>]*>/g,
  / +\n/g,
  /^(?:a|a)*b/,
  /<!--[\s\S]*?-->/g,
  /(\d{3})+$/,
  /^\S+@\S+$/,
  /"(?:[^"\\]|\\.)*"/g,
])('finds a costly text for %s', ({ source, flags }) => {
  expect(costlyText(source, flags)).not.toBeNull()
})

it.each([/^\s+/, /(?<!\s)\s+$/, /<[^<>]*>/g, /a{1,40}b/g, /^\S[^\s@]*@\S+$/])(
  'finds none for %s',
  ({ source, flags }) => {
    expect(costlyText(source, flags)).toBeNull()
  },
)

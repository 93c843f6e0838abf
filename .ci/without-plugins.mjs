/**
 * Fails if the core needs a plugin, or a plugin one that it does not name in `needs`. In a copy
 * without plugins: types and lint of src/ and test/core, the tests of test/core, the bundle of the
 * Worker. In a copy without each plugin and those that need it: types and lint of src/. Two commands
 * run at a time. Rules that need types are left out: the code and its types are those of the whole.
 */
import { execFile, execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { plugins } from '../scripts/import-law.ts'
import { newsroom } from '../src/newsroom.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'candor-without-plugins-'))
const bin = (/** @type {string} */ name) => join(root, 'node_modules/.bin', name)
/** Where plugins are named; what the package exports of them too. */
const lists = [
  'newsroom.ts',
  'desk.worker.ts',
  'worker.ts',
  'tools.ts',
  'edge.ts',
  'plugin.ts',
].map((name) => `src/${name}`)

/** What a plugin needs: to be in a list, or to be compiled. @type {Record<string, string[]>} */
const needs = Object.fromEntries(
  Object.entries(plugins).map(([name, imports]) => [
    name,
    [...imports, ...(newsroom.find((each) => each.name === name)?.needs ?? [])],
  ]),
)

/** A plugin, and all that need it. @returns {string[]} */
const withDependents = (/** @type {string} */ gone) => {
  const all = new Set([gone])
  for (let size = 0; size < all.size; ) {
    size = all.size
    for (const [name, needed] of Object.entries(needs))
      if (needed.some((each) => all.has(each))) all.add(name)
  }
  return [...all]
}

/** A list without the plugins of some folders. */
const shorten = (/** @type {string} */ text, /** @type {readonly string[]} */ gone) => {
  const statement = new RegExp(
    `^(?:import|export) (?:type )?\\{([^}]*)\\} from '\\./plugins/(?:${gone.join('|')})/.*\\n`,
    'gm',
  )
  const names = [...text.matchAll(statement)].flatMap(([, named = '']) =>
    named.split(',').flatMap((each) => each.trim().split(' ').at(-1) || []),
  )
  return names
    .reduce(
      (rest, name) => rest.replaceAll(new RegExp(`(?:\\.\\.\\.)?\\b${name}\\b,?[ \\n]*`, 'g'), ''),
      text.replaceAll(statement, ''),
    )
    .replace(/^export \{\s*\}\n/m, '')
}

const files = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)))

const built = 'tsconfig.part.tsbuildinfo'
/** What tsc knows of all of src/: in a copy, it checks only what depends on files that differ. */
const whole = join(folder, 'whole', built)

/** A copy of the repository without some plugins; `include` is what tsc checks in it. */
function copyWithout(
  /** @type {string} */ name,
  /** @type {readonly string[]} */ gone,
  /** @type {readonly string[]} */ include,
) {
  const copy = join(folder, name)
  const paths = gone.map((each) => new RegExp(`^(src|test)/plugins/${each}/`))
  const needed = include.includes('test/core')
    ? /./
    : /^(src|schema|demo|vendor)\/|^[^/]+$|^scripts\/(import-law|open-modules)\.ts$/
  for (const file of files.filter((each) => needed.test(each))) {
    if (paths.some((path) => path.test(file))) continue
    // A Worker of the desk alone.
    if (file === 'src/desk.worker.ts' && gone.includes('desk')) continue
    const target = join(copy, file)
    mkdirSync(dirname(target), { recursive: true })
    if (lists.includes(file))
      writeFileSync(target, shorten(readFileSync(join(root, file), 'utf8'), gone))
    else copyFileSync(join(root, file), target)
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const config = { extends: './tsconfig.json', include, compilerOptions: { incremental: true } }
  writeFileSync(join(copy, 'tsconfig.part.json'), JSON.stringify(config))
  if (existsSync(whole)) copyFileSync(whole, join(copy, built))
  return copy
}

const tsc = [bin('tsc'), '-p', 'tsconfig.part.json', '--pretty', 'false']
const oxlint = [bin('oxlint'), 'src']

const started = Date.now()
execFileSync(bin('tsc'), tsc.slice(1), { cwd: copyWithout('whole', [], ['src']), stdio: 'inherit' })
const core = copyWithout('all', Object.keys(plugins), ['src', 'test/core', 'scripts/*.d.ts'])
/** @type {[what: string, command: readonly string[], cwd: string][]} */
const checks = [
  [
    'no plugin: tests of test/core',
    [bin('vitest'), 'run', '--project', 'quick', 'test/core'],
    core,
  ],
  ['no plugin: types of src/ and test/core', tsc, core],
  ['no plugin: lint of src/ and test/core', [...oxlint, 'test/core'], core],
  [
    'no plugin: the Worker',
    [bin('wrangler'), 'deploy', '--dry-run', '--outdir', 'dist/edge'],
    core,
  ],
  ...Object.keys(plugins).flatMap((name) => {
    const gone = withDependents(name)
    const copy = copyWithout(name, gone, ['src'])
    const what = `without ${gone.join(' and ')}`
    return /** @type {[string, readonly string[], string][]} */ ([
      [`${what}: types of src/`, tsc, copy],
      [`${what}: lint of src/`, oxlint, copy],
    ])
  }),
]

let failed = 0
async function runNext() {
  for (let next = checks.shift(); next; next = checks.shift()) {
    const [what, [file = '', ...args], cwd] = next
    const began = Date.now()
    const output = await promisify(execFile)(file, args, { cwd, maxBuffer: 64_000_000 }).then(
      () => null,
      (error) => `${error.stdout}${error.stderr}`,
    )
    if (output !== null) failed += 1
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    console.log(`${output === null ? 'ok  ' : 'FAIL'} ${seconds.padStart(5)} s  ${what}`)
    if (output !== null) console.log(output.trimEnd())
  }
}
try {
  await Promise.all([runNext(), runNext()])
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${Math.round((Date.now() - started) / 1000)} s`)
process.exitCode = failed === 0 ? 0 : 1

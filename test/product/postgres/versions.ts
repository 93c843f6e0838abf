/**
 * Two versions of Candor in folders of their own: the one that operators upgrade from, and one with
 * a migration more than this one.
 */
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../fixtures/read-docs.ts'

/**
 * The newest release: operators upgrade from it to this version. The commit after a release writes
 * its tag here, and nowhere else.
 */
const release = 'v0.1.0'

const baseline = 'schema/migrations/0000_tables.sql'

const git = (...args: readonly string[]) =>
  execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()

/**
 * The commit of the release. Before its tag exists, it is the newest commit that has the baseline
 * of these files: databases of another one are from before the first release, and no version opens
 * them.
 *
 * @throws {Error} in a download without history, and while the baseline is edited.
 */
function findCommit(): string {
  if (git('tag', '--list', release) !== '') return git('rev-parse', `${release}^{commit}`)
  const own = git('hash-object', baseline)
  const commits = git('rev-list', '--max-count=100', 'HEAD').split('\n')
  const commit = commits.find((each) => git('rev-parse', `${each}:${baseline}`) === own)
  if (commit === undefined)
    throw new Error(`No commit has this ${baseline}. Commit it, then run the test again.`)
  return commit
}

export type Version = ReturnType<typeof versionIn>

function versionIn(folder: string) {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return {
    folder,
    service: [join(folder, 'src/hosts/node/main.ts')],
    candor: (...args: readonly string[]) => [join(folder, 'src/hosts/cli/main.ts'), ...args],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const makeFolder = () => mkdtempSync(join(tmpdir(), 'candor-version-'))

/**
 * With the documentation, which names all that may not go, and fixtures, which write what the
 * schema has.
 */
const parts = [
  'demo',
  'docs',
  'schema',
  'src',
  'package.json',
  'test/fixtures',
  'test/plugins/push',
  'test/product/app/all-routes.ts',
]

export function openReleased(): Version {
  const folder = makeFolder()
  const archive = execFileSync('git', ['archive', findCommit(), ...parts], {
    cwd: root,
    maxBuffer: 200_000_000,
  })
  execFileSync('tar', ['-x', '-C', folder], { input: archive })
  return versionIn(folder)
}

/** The made-up version: these files, with one migration and changed functions. */
export function openNext(): Version {
  const folder = makeFolder()
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true })
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')))

  edit('schema/migrations/meta/_journal.json', (text) => {
    const journal = JSON.parse(text)
    const last = journal.entries.at(-1)
    const entry = { ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_next' }
    return JSON.stringify({ ...journal, entries: [...journal.entries, entry] })
  })
  writeFileSync(
    join(folder, 'schema/migrations/9999_next.sql'),
    'CREATE TABLE next (id integer PRIMARY KEY);\n--> statement-breakpoint\nALTER TABLE articles ADD COLUMN next text;\n',
  )
  for (const name of readdirSync(join(folder, 'schema/functions')).slice(0, 6)) {
    edit(`schema/functions/${name}`, (text) => `${text}\n-- Changed by the next version.\n`)
  }
  edit('schema/functions-revision.ts', (text) =>
    text.replace(
      /(functionsRevision = )(\d+)/,
      (_, start, number) => `${start}${Number(number) + 1}`,
    ),
  )
  return versionIn(folder)
}

/** The code of the version before this one, as its own process: it must go on serving a database that this one has migrated. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The version that operators run before they upgrade to this one. At a release, write here the commit of the release before
 * it. Until there are two, it is one of main.
 */
const versionBefore = 'f63f875f6db871db0e46da2f3b9322ccd5cb9bae'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Of a download without history, which tests nothing of it. */
export const hasHistory = existsSync(join(root, '.git'))

/**
 * Takes the code out of the history, with the packages that are installed here.
 *
 * @throws {Error} in a clone without that commit.
 */
export function openVersionBefore() {
  const folder = mkdtempSync(join(tmpdir(), 'candor-before-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const paths = ['demo', 'schema', 'scripts', 'src', 'vendor', 'package.json']
    const options = { cwd: root, maxBuffer: 200_000_000 }
    const archive = execFileSync('git', ['archive', versionBefore, ...paths], options)
    execFileSync('tar', ['-x', '-C', folder], { input: archive })
  } catch (cause) {
    remove()
    const remedy = 'This clone has only a part of the history: git fetch --unshallow'
    throw new Error(`git cannot read ${versionBefore}, the version before. ${remedy}`, { cause })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return {
    service: [join(folder, 'src/node/main.ts')],
    migrate: [join(folder, 'scripts/migrate.ts')],
    remove,
  }
}

/**
 * `node scripts/release-notes.ts v0.1.0`: prints the changelog's section on a version. Fails if the
 * tag is not that of all packages.
 */
import { readFileSync } from 'node:fs'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

/**
 * The text below the heading of a version with its date. @throws {Error} if there is none, or no
 * text.
 */
export function notesOf(changelog: string, version: string): string {
  const section = changelog.split(/^## /m).find((each) => each.startsWith(`[${version}] - `))
  const [heading = '', ...lines] = section?.split('\n') ?? []
  const text = /- \d{4}-\d{2}-\d{2}$/.test(heading) && lines.join('\n').trim()
  if (!text) throw new Error(`CHANGELOG.md has no section "## [${version}] - <date>" with a text.`)
  return `${text}\n`
}

/**
 * All manifests have one version, which dependencies between them name. @throws {Error} that names
 * the manifests with another one.
 */
export function checkVersions(version: string, manifests: Readonly<Record<string, Manifest>>) {
  const others = Object.entries(manifests).filter(
    ([, { version: own, dependencies = {} }]) =>
      own !== version ||
      Object.entries(dependencies).some(
        ([name, of]) => name.startsWith('candor-') && of !== version,
      ),
  )
  if (others.length > 0)
    throw new Error(
      `The version is ${version}. Set it, also of the packages named candor-…, in ${others.map(([path]) => path).join(', ')}.`,
    )
}
type Manifest = {
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
}

export const manifestPaths = [
  'package.json',
  'packages/disclosure/package.json',
  'packages/check/package.json',
]

if (import.meta.main) {
  const version = (process.argv[2] ?? '').replace(/^v/, '')
  const manifests = manifestPaths.map((path) => [path, JSON.parse(read(path))])
  checkVersions(version, Object.fromEntries(manifests))
  process.stdout.write(notesOf(read('CHANGELOG.md'), version))
}

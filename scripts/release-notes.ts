/**
 * `node scripts/release-notes.ts v0.1.0`: prints the changelog's section on a version. Fails if the
 * tag is not this version's.
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

if (import.meta.main) {
  const tag = process.argv[2] ?? ''
  const { version } = JSON.parse(read('package.json'))
  if (tag !== `v${version}`)
    throw new Error(`The tag is "${tag}", but package.json says ${version}.`)
  process.stdout.write(notesOf(read('CHANGELOG.md'), version))
}

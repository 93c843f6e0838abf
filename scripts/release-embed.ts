/**
 * Builds a script for partners' pages, as a release that never changes:
 * `npx node scripts/release-embed.ts headlines 1.1.2`. Then add its output to
 * src/plugins/embeds/releases.ts and test/plugins/embeds/releases.test.ts.
 */
import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { buildRelease, isReleaseName, releaseModule } from './embed-build.ts'

const [name = '', version = ''] = process.argv.slice(2)
if (!isReleaseName(name) || !/^\d+\.\d+\.\d+$/.test(version)) {
  console.error('Usage: npx node scripts/release-embed.ts headlines 1.1.2')
  process.exit(2)
}
const file = new URL(
  `../src/plugins/embeds/releases/${name}-${version.replaceAll('.', '-')}.ts`,
  import.meta.url,
)
if (existsSync(file)) {
  console.error(
    `${name} ${version} is already released and cannot change: pages pin its hash. Use the next version.`,
  )
  process.exit(1)
}
const text = await buildRelease(name, version)
writeFileSync(file, releaseModule(name, version, text))
const integrity = `sha384-${createHash('sha384').update(text).digest('base64')}`
console.log(`${file.pathname}: ${Buffer.byteLength(text)} bytes, integrity '${integrity}'`)

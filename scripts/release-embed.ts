/** Builds what partners' pages load, as a release that never changes: `node scripts/release-embed.ts headlines 1.0.1`, then add it to src/embeds/releases.ts. */
import { existsSync, writeFileSync } from 'node:fs'
import { buildRelease, releaseModule } from './embed-build.ts'

const [name = '', version = ''] = process.argv.slice(2)
if (!(name === 'headlines' || name === 'frame-height') || !/^\d+\.\d+\.\d+$/.test(version)) {
  console.error('Say what to release and its version: node scripts/release-embed.ts headlines 1.0.1')
  process.exit(2)
}
const file = new URL(`../src/embeds/releases/${name}-${version.replaceAll('.', '-')}.ts`, import.meta.url)
if (existsSync(file)) {
  console.error(`${name} ${version} is released: pages that name its hash would refuse another. Take the next version.`)
  process.exit(1)
}
const text = await buildRelease(name, version)
writeFileSync(file, releaseModule(name, version, text))
console.log(`${file.pathname}: ${text.length} bytes`)

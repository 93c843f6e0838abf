/**
 * `npm run package`: the packages that are published, each in a folder of dist/: `package`
 * (candor-feeds), `candor-disclosure` and `candor-check`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { inRoot } from './package/bundle.ts'
import { compileTypes } from './package/declarations.ts'
import { buildFeeds } from './package/feeds.ts'
import { buildCheck, buildDisclosure } from './package/small.ts'

/** Writes the packages to folders of `folder`, which are emptied first. */
export async function buildPackages(folder: string): Promise<void> {
  const types = mkdtempSync(join(tmpdir(), 'candor-types-'))
  try {
    compileTypes(types)
    await buildFeeds(join(folder, 'package'), types)
    await buildDisclosure(join(folder, 'candor-disclosure'), types)
    await buildCheck(join(folder, 'candor-check'), types)
  } finally {
    rmSync(types, { recursive: true })
  }
}

if (import.meta.main) {
  const folder = inRoot('dist')
  await buildPackages(folder)
  console.log(`The packages are in ${relative(process.cwd(), folder) || '.'}.`)
}

/**
 * Fails if a part of the repository has more bytes than its budget, in kB (1,000 bytes) of the files
 * that git tracks. A budget that is exceeded is mended before anything new is built.
 */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'

/** Pathspecs of git. The Worker's bundle has its budget in test/product/clients/fresh-clone.test.ts. */
/** @type {[name: string, budget: number, paths: string[]][]} */
const budgets = [
  [
    'src/ without words and releases',
    2178,
    ['src', ':(exclude,glob)src/**/words/**', ':!src/plugins/embeds/releases'],
  ],
  ['src/core without words', 690, ['src/core', ':(exclude,glob)src/core/words/**']],
  [
    'src/plugins/desk without words',
    278,
    ['src/plugins/desk', ':(exclude,glob)src/plugins/desk/words/**'],
  ],
  [
    'packages/*/src without words',
    370,
    [':(glob)packages/*/src/**', ':(exclude,glob)packages/*/src/words/**'],
  ],
  ['schema/functions', 141, ['schema/functions']],
  ['TypeScript of tests', 3900, ['test/*.ts', ':(glob)packages/*/test/**']],
  ['test/product/golden', 600, ['test/product/golden']],
]

let failed = false
for (const [name, budget, paths] of budgets) {
  const files = execFileSync('git', ['ls-files', '-z', '--'].concat(paths), { encoding: 'utf8' })
  const bytes = files
    .split('\0')
    .filter((file) => file !== '')
    .reduce((sum, file) => sum + statSync(file).size, 0)
  if (bytes === 0) throw new Error(`${name}: git tracks no file of ${paths.join(' ')}`)
  const isTooLarge = bytes > budget * 1000
  failed ||= isTooLarge
  const line = `${name}: ${Math.round(bytes / 1000)} kB of ${budget}`
  console.log(isTooLarge ? `${line}. Take as much away as you add: CONTRIBUTING.md, Style.` : line)
}
process.exitCode = failed ? 1 : 0

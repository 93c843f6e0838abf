/**
 * Names of our own types and functions that a global has already: the reader would take one for the
 * other.
 */
import { globSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
/**
 * Of Node and of browsers. `Document` is the word for what has an address here (docs/glossary.md).
 */
const globals = new Set([
  ...Object.getOwnPropertyNames(globalThis),
  'Node',
  'Element',
  'Range',
  'Selection',
  'Worker',
])
const declared = /^(?:export )?(?:declare )?(?:type|interface|class|function|const) (\w+)/gm

it('no name of our own is a global’s', () => {
  const files = globSync('{src,schema}/**/*.ts', { cwd: root }).map((file) => `${root}${file}`)
  expect(files.length).toBeGreaterThan(300)
  const shadows = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(declared)].flatMap(([, name = '']) =>
      globals.has(name) ? [`${relative(root, file)}: ${name}`] : [],
    ),
  )
  expect(shadows).toEqual([])
})

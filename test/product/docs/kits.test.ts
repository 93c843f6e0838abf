/** The README of each kit: short, and first what readers of the newsroom will see. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { kitWords } from '../../../scripts/kit-words.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const readmes = globSync('kits/*/README.md', { cwd: root })

it('exists for each folder that people copy by itself', () => {
  const named = ['astro', 'eleventy', 'ghost', 'hugo', 'jekyll', 'python', 'wordpress']
  expect(new Set(readmes.map((path) => path.split('/')[1]))).toEqual(new Set(named))
})

describe.each(readmes)('%s', (path) => {
  const text = readFileSync(`${root}${path}`, 'utf8')

  it('has less than 2 kB', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(2000)
  })

  it('opens with a label and its statement', () => {
    const [, opening] = text.split('\n\n')
    const { labels, statements } = kitWords.languages['en'] ?? {}
    expect(opening).toContain(`${labels?.['ai-assisted']} `)
    expect(opening).toContain(statements?.['ai-assisted'].split('{reviewed_by}')[0])
  })
})

it('says in Python’s that modes with AI need a label', () => {
  const text = readFileSync(`${root}kits/python/README.md`, 'utf8')
  expect(text).toMatch(/`ai-assisted` and `ai-autonomous` also need a `label`/)
})

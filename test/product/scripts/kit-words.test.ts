/** The words in kits/ are Candor's, and kits find those of a language as Candor does. */
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { kitFiles, kitWords } from '../../../scripts/kit-words.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { wordsFor } from '../../../src/core/words/spoken.ts'

it.each(Object.entries(kitFiles))('kits/%s is current: node scripts/kit-words.ts', (path, text) => {
  expect(readFileSync(new URL(`../../../kits/${path}`, import.meta.url), 'utf8')).toBe(text)
})

const root = new URL('../../../', import.meta.url)
const readmes = globSync('kits/*/README.md', { cwd: root.pathname })

it('finds the README of each kit', () => {
  expect(readmes.length).toBe(7)
})

it.each(readmes)('%s opens with a label and its statement, and has less than 2 kB', (path) => {
  const text = readFileSync(new URL(path, root), 'utf8')
  const { labels, statements } = kitWords.languages['en'] ?? {}
  const [statement] = statements?.['ai-assisted'].split('{') ?? []
  expect(text.split('\n\n')[1]).toContain(`${labels?.['ai-assisted']} ${statement}`)
  expect(Buffer.byteLength(text)).toBeLessThan(2000)
  if (path.includes('python'))
    expect(text).toMatch(/`ai-assisted` and `ai-autonomous` also need a `label`/)
})

describe('the rule of the kits', () => {
  /** Shortens a tag until it is a language or an alias. */
  function found(tag: string): string {
    for (
      let each = tag.toLowerCase();
      each !== '';
      each = each.slice(0, Math.max(each.lastIndexOf('-'), 0))
    ) {
      const words = kitWords.languages[kitWords.aliases[each] ?? each]
      if (words) return words.language
    }
    return 'en'
  }

  const others =
    'en-GB de-AT-1996 pt-BR pt-AO zh zh-CN zh-TW zh-HK zh-Hant-MO zh-Hans-HK no nn-NO nb-NO iw in mo xx ur-PK'
  const tags = [...Object.keys(languages), ...others.split(' '), '']

  it('finds the words that Candor finds', () => {
    expect(tags.map((tag) => [tag, found(tag)])).toEqual(
      tags.map((tag) => [tag, tag === '' ? 'en' : wordsFor(tag).labels.language]),
    )
  })
})

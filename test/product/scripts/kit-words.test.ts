/** The words in kits/ are Candor's, and kits find those of a language as Candor does. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { kitFiles, kitWords } from '../../../scripts/kit-words.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { wordsFor } from '../../../src/core/words/spoken.ts'

it.each(Object.entries(kitFiles))('kits/%s is current: node scripts/kit-words.ts', (path, text) => {
  expect(readFileSync(new URL(`../../../kits/${path}`, import.meta.url), 'utf8')).toBe(text)
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

  const others = [
    'en-GB',
    'de-AT-1996',
    'pt-BR',
    'pt-AO',
    'zh',
    'zh-CN',
    'zh-TW',
    'zh-HK',
    'zh-Hant-MO',
    'zh-Hans-HK',
  ]
  const tags = [
    ...Object.keys(languages),
    ...others,
    'no',
    'nn-NO',
    'nb-NO',
    'iw',
    'in',
    'mo',
    'xx',
    'ur-PK',
    '',
  ]

  it('finds the words that Candor finds', () => {
    expect(tags.map((tag) => [tag, found(tag)])).toEqual(
      tags.map((tag) => [tag, tag === '' ? 'en' : wordsFor(tag).labels.language]),
    )
  })
})

/** Linear searches find what a plain expression finds in the square of the time. */

import { withoutSections } from 'candor-disclosure/parse/without-sections.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutCutMark } from '../../../src/plugins/import/cut-mark.ts'
import { readPerson } from '../../../src/plugins/import/item-parts.ts'
import { runs } from '../../fixtures/runs.ts'

const textOf = (...parts: readonly string[]) =>
  fc.array(fc.constantFrom(...parts), { maxLength: 10 }).map((found) => found.join(''))

const cutMark =
  /\s*(?:\[(?:…|\.\.\.|&hellip;)\]|…|\.\.\.)\s*(?:(?:continue reading|read more).*)?$/i
const section = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g
const named = /^"?([^"<>]+?)"?\s*<[^<>]*@[^<>]*>$/

describe('a linear search', () => {
  it.each([
    ['The sea…', 'The sea'],
    ['The sea [...] Read more of it', 'The sea'],
    ['The sea … read more\nof it', 'The sea … read more\nof it'],
    ['Wait… and see', 'Wait… and see'],
  ])('makes of the summary %j %j', (summary, words) => {
    expect(withoutCutMark(summary)).toBe(words)
  })

  it('removes the mark of any cut summary', () => {
    const parts = [
      '[…]',
      '…',
      '.',
      '...',
      '[',
      ']',
      '&hellip;',
      ' ',
      '\n',
      '\u2028',
      'read more',
      'Continue Reading',
      'a',
    ]
    fc.assert(
      fc.property(textOf(...parts), (text) => {
        expect(withoutCutMark(text)).toBe(text.replace(cutMark, ''))
      }),
      runs(5000),
    )
  })

  it('removes the sections of any document', () => {
    const parts = ['<!--', '-->', '<![CDATA[', ']]>', '<!', '--', '-', '>', ']', 'a']
    fc.assert(
      fc.property(textOf(...parts), (text) => {
        expect(withoutSections(text)).toBe(text.replace(section, ''))
      }),
      runs(5000),
    )
  })

  it('reads the name of any person', () => {
    fc.assert(
      fc.property(textOf('"', 'a', ' ', '<', '>', '@', '<a@b>'), (text) => {
        const [, name] = named.exec(text) ?? []
        const isAddress = name === undefined && /^\S+@\S+$/.test(text)
        const expected = name === undefined ? text : name.trim() || null
        expect(readPerson(text, [])).toBe(isAddress ? null : expected)
      }),
      runs(5000),
    )
  })
})

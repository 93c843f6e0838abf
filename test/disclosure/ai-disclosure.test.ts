/** The AI-Disclosure header (draft-abaris-aicdh-01): it covers a whole response, so it states only facts that all items share. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aiDisclosure, type DisclosedItem } from '../../src/disclosure/ai-disclosure.ts'

function item(overrides: Partial<DisclosedItem> = {}): DisclosedItem {
  return { mode: 'ai-autonomous', model: 'writer-3', provider: 'Example Models', ...overrides }
}

describe('aiDisclosure', () => {
  it('separates members by commas (RFC 9651), not by the semicolons of the draft’s example', () => {
    expect(aiDisclosure([item(), item()])).toBe('mode=machine-generated, model="writer-3", provider="Example Models"')
  })

  it('is absent for an empty response and for several modes', () => {
    expect(aiDisclosure([])).toBeNull()
    expect(aiDisclosure([item(), item({ mode: 'human-only' })])).toBeNull()
  })

  it('includes model and provider only if all items share them', () => {
    expect(aiDisclosure([item(), item({ model: 'writer-4' })])).toBe(
      'mode=machine-generated, provider="Example Models"',
    )
    expect(aiDisclosure([item(), item({ provider: null })])).toBe('mode=machine-generated, model="writer-3"')
    expect(aiDisclosure([item({ provider: null }), item()])).toBe('mode=machine-generated, model="writer-3"')
  })

  it('escapes quotes and backslashes (RFC 9651 §4.1.6)', () => {
    expect(aiDisclosure([item({ model: 'a"b\\c', provider: null })])).toBe('mode=machine-generated, model="a\\"b\\\\c"')
  })

  it.each(['', 'modèle', 'a\r\nX: y', '\x7f'])('leaves out %j, which is no valid String', (model) => {
    expect(aiDisclosure([item({ model, provider: null })])).toBe('mode=machine-generated')
  })

  it('is a valid dictionary for any names', () => {
    const name = fc.option(fc.oneof(fc.string(), fc.string({ unit: 'binary' })))
    const dictionary = /^mode=[a-z-]+(, (model|provider)="([ !#-[\]-~]|\\["\\])*")*$/
    fc.assert(
      fc.property(name, name, (model, provider) => {
        expect(aiDisclosure([item({ model, provider })])).toMatch(dictionary)
      }),
    )
  })
})

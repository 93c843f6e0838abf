/**
 * Documents are well-formed and return the same text from two independent parsers, for any text.
 */

import { legalText } from 'candor-disclosure/text/legal-text.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderXml } from '../../../src/core/text/xml.ts'
import { runs } from '../../fixtures/runs.ts'
import { expanded, type Reading, readWithSaxes, readWithXmldom } from './xml-readers.ts'

const troublemakers = [
  ...['\0', '\b', '\t', '\n', '\v', '\f', '\r', '\r\n', '\x1b', '\x1f'],
  ...['\x7f', '\x80', '\x85', '\x9f', '\u2028', '\u2029'],
  ...[
    '\ud83d',
    '\ude00',
    '\ud83d\ude00',
    '\ufffd',
    '\ufffe',
    '\uffff',
    '\ufeff',
    '\u{1fffe}',
    '\u{10ffff}',
    '\ufdd0',
  ],
  ...['\x1b[', '\x1b]', '\x1b\\', '\x9b', '\x9d', '\x9c', '\x07', '31m', '0;', 'm', 'K'],
  ...[']]>', ']]', ']', '>', '<', '&', '"', "'", '&amp;', '&lt;', '&#13;', '&#x'],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    '<?xml',
    '?>',
    '<b>',
    '</value>',
    '<!DOCTYPE x>',
    ' ',
    '  ',
    '$&',
    '$1',
  ],
]

/** Controls that begin an escape sequence. */
const introducers = '\x1b\x90\x98\x9b\x9d\x9e\x9f'

const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...troublemakers), fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''))

function documentOf(text: string): string {
  return renderXml({
    document: {
      _attributes: { first: text, 'xml:lang': 'en', last: text },
      plain: text,
      value: { _attributes: { value: text }, _text: text },
      group: { cdata: [{ _cdata: text }, { _cdata: text }] },
    },
  })
}

function expectedOf(text: string): Reading {
  const legal = legalText(text)
  const element = (name: string, attributes = {}, children: readonly Reading[] = []): Reading => ({
    ...{ name, attributes, children, text: children.length === 0 ? legal : '' },
  })
  return element('document', { first: legal, [expanded('xml:lang')]: 'en', last: legal }, [
    element('plain'),
    element('value', { value: legal }),
    element('group', {}, [element('cdata'), element('cdata')]),
  ])
}

/**
 * The rule of legalText in another implementation, character by character: for texts without escape
 * sequences.
 */
function legalBySpecification(text: string): string {
  let legal = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const isControl =
      (code < 0x20 && !'\t\n\r'.includes(character)) || (code >= 0x80 && code < 0xa0)
    const isNoncharacter = (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe
    if (code >= 0xd800 && code <= 0xdfff) legal += '\ufffd'
    else if (!isControl && !isNoncharacter) legal += character
  }
  return legal
}

describe('any text, written and read back', () => {
  it('is the same in saxes and in xmldom', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const read of [readWithSaxes, readWithXmldom])
          expect(read(documentOf(text))).toEqual(expectedOf(text))
      }),
      runs(1500),
    )
  })

  it('has CDATA ends only at the ends of sections, and no character that XML 1.0 forbids', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const xml = documentOf(text)
        expect(xml.replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')).not.toContain(']]>')
        expect(legalBySpecification(xml)).toBe(xml)
      }),
      runs(1500),
    )
  })
})

describe('legalText, for any text', () => {
  it('follows XML 1.0 §2.2 with its note on discouraged characters, character by character', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const unescaped = text.replace(/\p{Cc}/gu, (control) =>
          introducers.includes(control) ? '' : control,
        )
        expect(legalText(unescaped)).toBe(legalBySpecification(unescaped))
        expect(legalText(legalText(text))).toBe(legalText(text))
        expect(legalBySpecification(legalText(text))).toBe(legalText(text))
      }),
      runs(2000),
    )
  })

  it('takes nothing of the markup after it', () => {
    const end = fc.constantFrom('</p>', '"', '" title="x">', '&lt;', '<')
    fc.assert(
      fc.property(hostileText, end, (text, rest) => {
        // A reference is no end of a text: the writer of the markup removed the sequence before.
        fc.pre(rest !== '&lt;' || !/\p{Cc}/u.test(text))
        expect(legalText(text + rest).endsWith(rest)).toBe(true)
      }),
      runs(2000),
    )
  })
})

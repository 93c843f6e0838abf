/** Documents are well-formed and return the same text from two independent parsers, for any text. */
import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { legalText } from '../../src/text/legal-text.ts'
import { renderXml } from '../../src/text/xml.ts'
import { runs } from '../fixtures/runs.ts'

type ReadElement = { name: string; attributes: Record<string, string>; text: string }

const troublemakers = [
  ...['\0', '\b', '\t', '\n', '\v', '\f', '\r', '\r\n', '\x1b', '\x1f'],
  ...['\x7f', '\x80', '\x85', '\x9f', '\u2028', '\u2029'],
  ...['\ud83d', '\ude00', '\ud83d\ude00', '\ufffd', '\ufffe', '\uffff', '\ufeff', '\u{1fffe}', '\u{10ffff}'],
  ...[']]>', ']]', ']', '>', '<', '&', '"', "'", '&amp;', '&lt;', '&#13;', '&#x'],
  ...['<!--', '-->', '<![CDATA[', '<?xml', '?>', '<b>', '</value>', '<!DOCTYPE x>', ' ', '  ', '$&', '$1'],
]

const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...troublemakers), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 })
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

function expectedOf(text: string): ReadElement[] {
  const legal = legalText(text)
  return [
    { name: 'document', attributes: { first: legal, 'xml:lang': 'en', last: legal }, text: '' },
    { name: 'plain', attributes: {}, text: legal },
    { name: 'value', attributes: { value: legal }, text: legal },
    { name: 'group', attributes: {}, text: '' },
    { name: 'cdata', attributes: {}, text: legal },
    { name: 'cdata', attributes: {}, text: legal },
  ]
}

const containers = new Set(['document', 'group'])

function readWithSaxes(xml: string): ReadElement[] {
  const elements: ReadElement[] = []
  const open: ReadElement[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([name, { value }]) => [name, value]))
    const element = { name: tag.name, attributes, text: '' }
    elements.push(element)
    open.push(element)
  })
  const addText = (text: string) => {
    const element = open.at(-1)
    if (element !== undefined && !containers.has(element.name)) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  return elements
}

function readWithXmldom(xml: string): ReadElement[] {
  const parser = new DOMParser({
    onError: (level, message) => {
      // A warning about U+FFFD, a legal character that also replaces lone surrogates.
      if (message.startsWith('Unicode replacement character detected')) return
      throw new Error(`${level}: ${message}`)
    },
  })
  return Array.from(parser.parseFromString(xml, 'application/xml').getElementsByTagName('*'), (element) => ({
    name: element.nodeName,
    attributes: Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value])),
    text: containers.has(element.nodeName) ? '' : (element.textContent ?? ''),
  }))
}

/** The rule of legalText in another implementation, character by character. */
function legalBySpecification(text: string): string {
  let legal = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0xd800 && code <= 0xdfff) legal += '\ufffd'
    else if (code === 0x9 || code === 0xa || code === 0xd || (code >= 0x20 && code !== 0xfffe && code !== 0xffff)) {
      legal += character
    }
  }
  return legal
}

describe('any text, written and read back', () => {
  it('is the same in saxes', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(readWithSaxes(documentOf(text))).toEqual(expectedOf(text))
      }),
      runs(1500),
    )
  })

  it('is the same in xmldom', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(readWithXmldom(documentOf(text))).toEqual(expectedOf(text))
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
  it('follows XML 1.0 §2.2, character by character', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(legalText(text)).toBe(legalBySpecification(text))
      }),
      runs(2000),
    )
  })

  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(legalText(legalText(text))).toBe(legalText(text))
      }),
      runs(2000),
    )
  })
})

/** Writes trees as XML: layout, escaping, omitted and refused values. */
import { describe, expect, it } from 'vitest'
import { legalText } from '../../src/text/legal-text.ts'
import type { XmlElement } from '../../src/text/xml.ts'
import { renderXml } from '../../src/text/xml.ts'

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n'

/** The output of `renderXml` for a root element `r`, after the declaration. */
function written(element: XmlElement | string): string {
  const xml = renderXml({ r: element })
  expect(xml.slice(0, declaration.length)).toBe(declaration)
  return xml.slice(declaration.length)
}

describe('legalText', () => {
  it('removes C0 controls other than tab, line feed and carriage return', () => {
    expect(legalText('a\0b\x08\t\n\x0b\x0c\r\x0e\x1fc')).toBe('ab\t\n\rc')
  })

  it('removes U+FFFE and U+FFFF', () => {
    expect(legalText('a\ufffeb\uffffc')).toBe('abc')
  })

  it('replaces each lone surrogate by U+FFFD', () => {
    expect(legalText('a\ud83d b\ude00 \ude00\ud83d')).toBe('a\ufffd b\ufffd \ufffd\ufffd')
  })

  it('does not join two surrogates by removing a character between them', () => {
    expect(legalText('\ud83d\0\ude00')).toBe('\ufffd\ufffd')
  })

  it('keeps DEL, C1 controls, U+2028, the byte order mark and astral characters', () => {
    const text = '\x7f\x80\x85\x9f\u2028\u2029\ufeff\ufffd😀\u{1fffe}\u{10ffff}'
    expect(legalText(text)).toBe(text)
  })
})

describe('layout', () => {
  it('indents elements by two spaces and keeps text on one line', () => {
    expect(written({ a: { b: 'one', c: { d: 'two' } }, e: 'three' })).toBe(
      '<r>\n  <a>\n    <b>one</b>\n    <c>\n      <d>two</d>\n    </c>\n  </a>\n  <e>three</e>\n</r>\n',
    )
  })

  it('keeps the order of keys and repeats an element for each value of an array', () => {
    expect(written({ z: 'last', a: ['1', { _text: '2' }], m: 'mid' })).toBe(
      '<r>\n  <z>last</z>\n  <a>1</a>\n  <a>2</a>\n  <m>mid</m>\n</r>\n',
    )
  })

  it('writes attributes in order, also if they follow the text', () => {
    expect(written({ _text: 'x', _attributes: { b: '1', a: '2' } })).toBe('<r b="1" a="2">x</r>\n')
  })

  it('joins _text and _cdata in order', () => {
    expect(written({ _cdata: '<a>', _text: ' & b' })).toBe('<r><![CDATA[<a>]]> &amp; b</r>\n')
  })

  it('writes processing instructions before the root', () => {
    const _instruction = { 'xml-stylesheet': { _attributes: { href: 'a?>.css', type: 'text/css' } } }
    expect(renderXml({ _instruction, r: 'x' })).toBe(
      `${declaration}<?xml-stylesheet href="a?&gt;.css" type="text/css"?>\n<r>x</r>\n`,
    )
  })
})

describe('escaping', () => {
  it('escapes &, < and > in text, so that no CDATA end is possible', () => {
    expect(written('a & b <i> ]]> &amp; "q"')).toBe('<r>a &amp; b &lt;i&gt; ]]&gt; &amp;amp; "q"</r>\n')
  })

  it('writes _cdata as a section, and splits CDATA ends between two sections', () => {
    expect(written({ _cdata: '<p>&amp;</p>' })).toBe('<r><![CDATA[<p>&amp;</p>]]></r>\n')
    expect(written({ _cdata: '<p>]]></p>' })).toBe('<r><![CDATA[<p>]]]]><![CDATA[></p>]]></r>\n')
  })

  it('writes _cdata as text if it needs no section, or if a section would lose a character', () => {
    expect(written({ _cdata: 'a "b"' })).toBe('<r>a "b"</r>\n')
    expect(written({ _cdata: '<p>\r\u2028]]></p>' })).toBe('<r>&lt;p&gt;&#13;&#8232;]]&gt;&lt;/p&gt;</r>\n')
  })

  it('escapes quotes, tabs and line ends in attributes', () => {
    expect(written({ _attributes: { a: '<"&\'>\t\n\r' } })).toBe('<r a="&lt;&quot;&amp;\'&gt;&#9;&#10;&#13;"/>\n')
  })

  it('passes every text and attribute through legalText', () => {
    expect(written({ _attributes: { a: '\0x\ud800' }, b: '\x0by', c: { _cdata: '\uffffz' } })).toBe(
      '<r a="x\ufffd">\n  <b>y</b>\n  <c>z</c>\n</r>\n',
    )
  })
})

describe('missing values', () => {
  it('omits undefined and null elements and attributes, and empty arrays', () => {
    const attributes = { a: undefined, b: null, c: '' }
    expect(written({ _attributes: attributes, d: undefined, e: null, f: [], g: [undefined, 'x', null] })).toBe(
      '<r c="">\n  <g>x</g>\n</r>\n',
    )
  })

  it('writes an element without text and children as an empty tag', () => {
    expect(written({ a: '', b: {}, c: { _text: undefined }, d: { _cdata: '' }, e: { f: undefined } })).toBe(
      '<r>\n  <a/>\n  <b/>\n  <c/>\n  <d/>\n  <e/>\n</r>\n',
    )
  })
})

describe('invalid trees', () => {
  const wrongNames = ['a b', '', '1a', 'a>', 'a:b:c', ':a', 'a:', 'a"', 'é', '_comment', 'a\n', '-a']

  it.each(wrongNames)('refuses the element name %j', (name) => {
    expect(() => renderXml({ r: { [name]: 'x' } })).toThrow(`Not an XML name: ${JSON.stringify(name)}`)
  })

  it('refuses text beside elements', () => {
    expect(() => renderXml({ r: { _text: 'x', a: 'y' } })).toThrow('<r> mixes text with elements')
  })

  it('refuses a document without a root, or with more than one', () => {
    expect(() => renderXml({})).toThrow('exactly one root element, not: none')
    expect(() => renderXml({ a: undefined })).toThrow('exactly one root element, not: none')
    expect(() => renderXml({ a: 'x', b: 'y' })).toThrow('exactly one root element, not: a, b')
    expect(() => renderXml({ a: ['x', 'y'] })).toThrow('exactly one root element, not: a')
  })

  it('refuses an object as a text or an attribute', () => {
    expect(() => renderXml({ r: { _attributes: JSON.parse('{"a":{}}') } })).toThrow('not an object')
    expect(() => renderXml({ r: { _text: JSON.parse('{}') } })).toThrow('not an object')
    expect(() => renderXml({ r: { _attributes: JSON.parse('"text"') } })).toThrow('_attributes is an object of values')
  })
})

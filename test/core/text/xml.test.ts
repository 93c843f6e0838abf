/** Writes trees as XML: layout, escaping, omitted and refused values. */
import { describe, expect, it } from 'vitest'
import { renderXml, type XmlElement } from '../../../src/core/text/xml.ts'

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n'

/** The output of `renderXml` for a root element `r`, after the declaration. */
function written(element: XmlElement | string): string {
  const xml = renderXml({ r: element })
  expect(xml.slice(0, declaration.length)).toBe(declaration)
  return xml.slice(declaration.length)
}

describe('escaping', () => {
  it('writes processing instructions before the root', () => {
    const _instruction = {
      'xml-stylesheet': { _attributes: { href: 'a?>.css', type: 'text/css' } },
    }
    expect(renderXml({ _instruction, r: 'x' })).toBe(
      `${declaration}<?xml-stylesheet href="a?&gt;.css" type="text/css"?>\n<r>x</r>\n`,
    )
  })

  it('writes _cdata as a section, and splits CDATA ends between two sections', () => {
    expect(written({ _cdata: '<p>&amp;</p>' })).toBe('<r><![CDATA[<p>&amp;</p>]]></r>\n')
    expect(written({ _cdata: '<p>]]></p>' })).toBe('<r><![CDATA[<p>]]]]><![CDATA[></p>]]></r>\n')
  })

  it('writes _cdata as text if it needs no section, or if a section would lose a character', () => {
    expect(written({ _cdata: 'a "b"' })).toBe('<r>a "b"</r>\n')
    expect(written({ _cdata: '<p>\r\u2028]]></p>' })).toBe(
      '<r>&lt;p&gt;&#13;&#8232;]]&gt;&lt;/p&gt;</r>\n',
    )
  })

  it('escapes quotes, tabs and line ends in attributes', () => {
    expect(written({ _attributes: { a: '<"&\'>\t\n\r' } })).toBe(
      '<r a="&lt;&quot;&amp;\'&gt;&#9;&#10;&#13;"/>\n',
    )
  })
})

describe('missing values', () => {
  it('writes an element without text and children as an empty tag', () => {
    expect(
      written({ a: '', b: {}, c: { _text: undefined }, d: { _cdata: '' }, e: { f: undefined } }),
    ).toBe('<r>\n  <a/>\n  <b/>\n  <c/>\n  <d/>\n  <e/>\n</r>\n')
  })
})

describe('invalid trees', () => {
  const wrongNames = [
    'a b',
    '',
    '1a',
    'a>',
    'a:b:c',
    ':a',
    'a:',
    'a"',
    'é',
    '_comment',
    'a\n',
    '-a',
  ]

  it.each(wrongNames)('refuses the element name %j', (name) => {
    expect(() => renderXml({ r: { [name]: 'x' } })).toThrow(
      `Not an XML name: ${JSON.stringify(name)}`,
    )
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
    expect(() => renderXml({ r: { _attributes: JSON.parse('"text"') } })).toThrow(
      '_attributes is an object of values',
    )
  })
})

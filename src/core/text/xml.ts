/**
 * Writes an element tree as XML: the last step of every XML document, and the only code that
 * escapes for XML.
 */
import { legalText } from 'candor-disclosure/text/legal-text.ts'

type XmlValue = string | number | boolean | null | undefined

type XmlAttributes = { [name: string]: XmlValue }

type XmlNode = XmlValue | XmlElement | XmlNode[]

/**
 * The compact tree that the `feed` package builds. A key is an element's name, an array repeats the
 * element, and the keys are in document order. `_text` and `_cdata` are not escaped: `renderXml`
 * escapes `_text`, and writes `_cdata`, which holds markup, as a CDATA section.
 */
export type XmlElement = {
  _attributes?: XmlAttributes | undefined
  _text?: XmlValue
  _cdata?: XmlValue
  [name: string]: XmlNode
}

/**
 * A document with exactly one root element. `_declaration` is ignored: every document is XML 1.0 in
 * UTF-8.
 */
export type XmlTree = {
  _declaration?: XmlElement | undefined
  _instruction?: { [target: string]: { _attributes?: XmlAttributes | undefined } } | undefined
  [root: string]: XmlNode
}

/**
 * Writes a whole document, indented by two spaces per level, with a line feed at the end. Omits
 * undefined and null values and empty arrays. Writes an element without text and children as
 * `<name/>`, `''` included.
 *
 * @throws {Error} for an invalid name, for text beside elements (indentation would change it), and
 *   unless there is exactly one root: a bug, never bad data.
 */
export function renderXml(tree: XmlTree): string {
  const { _declaration, _instruction, ...roots } = tree
  const names = Object.keys(roots).filter(
    (name) => roots[name] !== undefined && roots[name] !== null,
  )
  const [root] = names
  if (root === undefined || names.length > 1 || Array.isArray(roots[root])) {
    throw new Error(
      `An XML document has exactly one root element, not: ${names.join(', ') || 'none'}`,
    )
  }
  let xml = '<?xml version="1.0" encoding="utf-8"?>\n'
  for (const [target, { _attributes }] of Object.entries(_instruction ?? {})) {
    xml += `<?${checkedName(target)}${renderAttributes(_attributes)}?>\n`
  }
  return xml + renderNode(root, roots[root], '')
}

function renderNode(name: string, node: XmlNode, indent: string): string {
  if (node === undefined || node === null) return ''
  if (Array.isArray(node)) {
    let xml = ''
    for (const each of node) xml += renderNode(name, each, indent)
    return xml
  }
  const start = `${indent}<${checkedName(name)}`
  if (typeof node === 'object') return renderElement(name, node, start, indent)
  return closeElement(name, start, escapeText(node))
}

function renderElement(name: string, element: XmlElement, start: string, indent: string): string {
  const inner = `${indent}  `
  let attributes = ''
  let text = ''
  let children = ''
  for (const key of Object.keys(element)) {
    const value = element[key]
    if (key === '_attributes') attributes = renderAttributes(value)
    else if (key === '_text') text += escapeText(value)
    else if (key === '_cdata') text += cdataSection(value)
    else children += renderNode(key, value, inner)
  }
  if (children === '') return closeElement(name, start + attributes, text)
  if (text !== '')
    throw new Error(`<${name}> mixes text with elements, which the indentation would change`)
  return `${start}${attributes}>\n${children}${indent}</${name}>\n`
}

function closeElement(name: string, start: string, content: string): string {
  return content === '' ? `${start}/>\n` : `${start}>${content}</${name}>\n`
}

function renderAttributes(attributes: XmlNode): string {
  if (attributes === undefined || attributes === null) return ''
  if (typeof attributes !== 'object')
    throw new Error(`_attributes is an object of values, not: ${attributes}`)
  let xml = ''
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null)
      xml += ` ${checkedName(name)}="${escapeAttribute(value)}"`
  }
  return xml
}

// Stricter than XML: a name starts with a letter, so that special keys of the compact tree
// (`_comment`) fail too.
const qualifiedName = /^[A-Za-z][\w.-]*(?::[A-Za-z][\w.-]*)?$/

function checkedName(name: string): string {
  if (!qualifiedName.test(name)) throw new Error(`Not an XML name: ${JSON.stringify(name)}`)
  return name
}

const special = /[&<>\r\x85\u2028\u2029]/
// U+0085, U+2028 and U+2029 are ordinary characters in XML 1.0, but XML 1.1 and xmldom read them as
// a line feed. A character reference keeps them, as it keeps a carriage return (XML 1.0 §2.11) and,
// in attributes, a tab (§3.3.3).
const lineEnd = /[\r\x85\u2028\u2029]/
const everyLineEnd = new RegExp(lineEnd, 'g')
const specialInAttribute = /["\t\n]/

function escapeText(value: XmlNode): string {
  const text = legalText(toText(value))
  if (!special.test(text)) return text
  // Three plain replacements are faster than one with a callback; a body has hundreds of matches.
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return lineEnd.test(escaped) ? escaped.replace(everyLineEnd, reference) : escaped
}

/**
 * A CDATA section needs no escaping, so documents with HTML are smaller and faster to write. A
 * `]]>` is split across two sections (XML 1.0 §2.7). Text that needs character references is escaped
 * instead, because they have no meaning in a section.
 */
function cdataSection(value: XmlNode): string {
  const text = legalText(toText(value))
  if (!special.test(text)) return text
  return lineEnd.test(text)
    ? escapeText(text)
    : `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

function escapeAttribute(value: XmlNode): string {
  const text = escapeText(value)
  return specialInAttribute.test(text)
    ? text.replace(/"/g, '&quot;').replace(/[\t\n]/g, reference)
    : text
}

function toText(value: XmlNode): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'object')
    throw new Error('A text or an attribute is a string, number or boolean, not an object')
  return String(value)
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

/**
 * Has no “<”, so that no text in it ends the script or opens a comment (HTML §4.12.1.3). Any JSON
 * parser reads the same.
 */
export const scriptJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replaceAll('<', '\\u003c')

/** The XML parser: it goes on after errors that lose nothing, as most feed readers do. */
import { parseFragment } from 'parse5'
import { SaxesParser } from 'saxes'
import { UnreadableDocument } from './unreadable-document.ts'
import { readNamespaces } from './xml-element.ts'

/** Errors that lose nothing: the parser goes on as most feed readers do. */
const harmless =
  /disallowed character\.|undefined entity|malformed character entity|"\]\]>" is disallowed|after the root|outside of root|encoding value|version number|duplicate attribute/

export type Parser = SaxesParser<{ xmlns: true }>

export function createParser(onRepair: (message: string) => void): Parser {
  const parser = new SaxesParser({
    xmlns: true,
    // A prefix that a feed forgot to declare has its usual namespace.
    resolvePrefix: (prefix: string) =>
      prefix === '' ? '' : (readNamespaces[prefix] ?? `unknown:${prefix}`),
  })
  parser.ENTITIES = new Proxy<Record<string, string>>(
    {},
    { get: (_, name) => htmlCharacter(String(name)) },
  )
  parser.on('error', (error) => {
    if (!harmless.test(error.message)) {
      throw new UnreadableDocument(
        'not_well_formed',
        `The XML is broken at line and column ${error.message}`,
      )
    }
    onRepair(error.message)
  })
  parser.on('doctype', (doctype) => {
    if (!doctype.includes('[')) return
    throw new UnreadableDocument(
      'entities_refused',
      'The XML declares entities of its own, which no feed needs. Remove the DOCTYPE.',
    )
  })
  return parser
}

const characters = new Map<string, string | undefined>()

/** A character by its name in HTML; `undefined` if HTML has no such name. */
function htmlCharacter(name: string): string | undefined {
  if (characters.has(name)) return characters.get(name)
  const [node] = /^[A-Za-z][A-Za-z0-9]{1,31}$/.test(name)
    ? parseFragment(`&${name};`).childNodes
    : []
  const text =
    node !== undefined && 'value' in node && node.value !== `&${name};` ? node.value : undefined
  if (characters.size < 5000) characters.set(name, text)
  return text
}

/** The XML parser: it goes on after errors that lose nothing, as most feed readers do. */
import { SaxesParser } from 'saxes'
import { readTokens } from './read-tokens.ts'
import { UnreadableDocument } from './unreadable-document.ts'
import { readNamespaces } from './xml-element.ts'

/** Errors that lose nothing: the parser goes on as most feed readers do. */
const harmless =
  /disallowed character\.|undefined entity|malformed character entity|"\]\]>" is disallowed|after the root|outside of root|encoding value|version number|duplicate attribute/

/** Different errors that are told: a document can have one for each of its names. */
const maxRepairs = 100

/** More are no slips: an unknown reference takes some microseconds. */
const maxErrors = 20_000

type ParserOptions = { xmlns: true; resolvePrefix: (prefix: string) => string }

/** Tells each error once, with its first position, and makes no `Error`, which takes 5 µs. */
class RepairingParser extends SaxesParser<ParserOptions> {
  #left = maxErrors
  readonly #known = new Set<string>()
  onRepair: (message: string) => void = () => {}

  override fail(error: string): this {
    const isMany = --this.#left < 0
    if (!isMany && this.#known.has(error)) return this
    const at = `line ${this.line}, column ${this.column}`
    if (isMany || !harmless.test(error))
      throw new UnreadableDocument(
        'not_well_formed',
        `The XML is broken${isMany ? ' too often' : ''} in ${at}: ${error}`,
      )
    if (this.#known.size < maxRepairs) {
      this.#known.add(error)
      this.onRepair(`${at}: ${error}`)
    }
    return this
  }
}

export type Parser = RepairingParser

/** `onRepair` gets each error once, with its first line and column. */
export function createParser(onRepair: (message: string) => void): Parser {
  const parser = new RepairingParser({
    xmlns: true,
    // A prefix that a feed forgot to declare has its usual namespace.
    resolvePrefix: (prefix: string) =>
      prefix === '' ? '' : (readNamespaces[prefix] ?? `unknown:${prefix}`),
  })
  parser.onRepair = onRepair
  parser.ENTITIES = new Proxy<Record<string, string>>(
    {},
    { get: (_, name) => htmlCharacter(String(name)) },
  )
  parser.on('doctype', (doctype) => {
    if (!doctype.includes('[')) return
    throw new UnreadableDocument(
      'entities_refused',
      'The XML declares entities of its own, which no feed needs. Remove the DOCTYPE.',
    )
  })
  return parser
}

const characters = new Map<string, string>()

/** A character by its name in HTML; `undefined` if HTML has no such name. */
function htmlCharacter(name: string): string | undefined {
  const known = characters.get(name)
  if (known !== undefined || !/^[A-Za-z][A-Za-z0-9]{1,31}$/.test(name)) return known
  let found = ''
  const text = (part: string) => {
    found += part
  }
  readTokens(`&${name};`, { start() {}, end() {}, text })
  if (found === `&${name};`) return undefined
  // HTML has 2,125 names; one with another after it, as in `&notit;`, can be any.
  if (characters.size < 5000) characters.set(name, found)
  return found
}

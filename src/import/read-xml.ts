/** Reads XML as a stream of parts: the children of the root and of a channel, one at a time, each with all that is in it. */
import { parseFragment } from 'parse5'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { ImportError } from './import-error.ts'
import { readNamespaces, XmlElement } from './xml-element.ts'

export type XmlPart = {
  /** The root, without children. */
  readonly root: XmlElement
  readonly element: XmlElement
  /** There was more in it than the limit: the rest is missing. */
  readonly cut: boolean
}

export type XmlLimits = {
  /** Characters of text and names in one part. */
  readonly partLength: number
  /** Characters without any markup, which the parser has to hold. */
  readonly runLength: number
  readonly depth: number
}

export const usualLimits: XmlLimits = { partLength: 8_000_000, runLength: 32_000_000, depth: 200 }

/**
 * Yields each child of the root, and those of a child `channel` instead of the channel. Names of characters in HTML
 * (`&nbsp;`) are known without a DOCTYPE; a DOCTYPE with entities of its own is refused. `documentAddress` is the base of
 * relative `xml:base`. `onRepair` is told each error that the parser could repair.
 */
export async function* readXml(
  text: AsyncIterable<string>,
  documentAddress: string | null,
  onRepair: (message: string) => void,
  limits: XmlLimits = usualLimits,
): AsyncGenerator<XmlPart> {
  const parts = new Parts(documentAddress, limits)
  const parser = createParser(parts, onRepair)
  for await (const chunk of text) {
    // The parser holds what it was given until its end, so it is given a little at a time.
    for (let at = 0; at < chunk.length; at += 65_536) {
      const piece = chunk.slice(at, at + 65_536)
      parts.run += piece.length
      parser.write(piece)
      if (parts.run > limits.runLength) throw tooLarge(`one text of more than ${limits.runLength} characters`)
      yield* parts.complete.splice(0)
    }
  }
  parser.close()
  yield* parts.complete.splice(0)
}

const tooLarge = (what: string): ImportError =>
  new ImportError('too_large', `The input has ${what}. Split it, or take that item out.`)

/** Errors that lose nothing: the parser goes on as most feed readers do. */
const harmless =
  /disallowed character\.|undefined entity|malformed character entity|"\]\]>" is disallowed|after the root|outside of root|encoding value|version number|duplicate attribute/

function createParser(parts: Parts, onRepair: (message: string) => void): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({
    xmlns: true,
    // What feeds forget to declare counts by its usual prefix.
    resolvePrefix: (prefix: string) => (prefix === '' ? '' : (readNamespaces[prefix] ?? `unknown:${prefix}`)),
  })
  parser.ENTITIES = new Proxy<Record<string, string>>({}, { get: (_, name) => htmlCharacter(String(name)) })
  parser.on('error', (error) => {
    if (!harmless.test(error.message)) {
      throw new ImportError('not_well_formed', `The XML is broken at line and column ${error.message}`)
    }
    onRepair(error.message)
  })
  parser.on('doctype', (doctype) => {
    if (!doctype.includes('[')) return
    throw new ImportError(
      'entities_refused',
      'The XML declares entities of its own, which no feed needs. Remove the DOCTYPE.',
    )
  })
  parser.on('opentag', (tag) => parts.open(tag))
  parser.on('closetag', () => parts.close())
  parser.on('text', (text) => parts.add(text))
  parser.on('cdata', (text) => parts.add(text))
  return parser
}

const characters = new Map<string, string | undefined>()

/** A character by its name in HTML; `undefined` if HTML has no such name. */
function htmlCharacter(name: string): string | undefined {
  if (characters.has(name)) return characters.get(name)
  const [node] = /^[A-Za-z][A-Za-z0-9]{1,31}$/.test(name) ? parseFragment(`&${name};`).childNodes : []
  const text = node !== undefined && 'value' in node && node.value !== `&${name};` ? node.value : undefined
  if (characters.size < 5000) characters.set(name, text)
  return text
}

class Parts {
  /** Those that nobody took yet. */
  readonly complete: XmlPart[] = []
  /** Characters since the last markup. */
  run = 0
  readonly #stack: XmlElement[] = []
  readonly #address: string | null
  readonly #limits: XmlLimits
  #root: XmlElement | undefined
  /** Characters of the part that is read. */
  #length = 0

  constructor(address: string | null, limits: XmlLimits) {
    this.#address = address
    this.#limits = limits
  }

  /** Whether elements at this depth are not collected, because their children are the parts. */
  #isContainer(depth: number): boolean {
    return depth === 0 || (depth === 1 && this.#stack[1]?.local === 'channel')
  }

  open(tag: SaxesTagNS): void {
    const depth = this.#stack.length
    const element = new XmlElement(tag, this.#stack.at(-1) ?? null, this.#address)
    this.#root ??= element
    if (depth >= this.#limits.depth) throw tooLarge(`elements nested more than ${this.#limits.depth} deep`)
    this.#stack.push(element)
    this.run = 0
    if (this.#isContainer(depth) || this.#isContainer(depth - 1)) this.#length = 0
    else this.#append(element, tag.name.length + 20)
  }

  close(): void {
    const element = this.#stack.pop()
    const depth = this.#stack.length
    this.run = 0
    if (element === undefined || this.#root === undefined || depth === 0 || !this.#isContainer(depth - 1)) return
    if (depth === 1 && element.local === 'channel') return
    this.complete.push({ root: this.#root, element, cut: this.#length > this.#limits.partLength })
    this.#length = 0
  }

  add(text: string): void {
    this.run = 0
    if (!this.#isContainer(this.#stack.length - 1)) this.#append(text, text.length)
  }

  #append(child: XmlElement | string, length: number): void {
    this.#length += length
    const parent = this.#stack.at(typeof child === 'string' ? -1 : -2)
    if (this.#length <= this.#limits.partLength) parent?.children.push(child)
  }
}

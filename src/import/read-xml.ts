/** Reads XML as a stream of parts: the children of the root and of a channel, one at a time, each with all that is in it. */
import { parseFragment } from 'parse5'
import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'
import { ImportError } from './import-error.ts'
import { readNamespaces, type XmlElement } from './xml-element.ts'

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

/** Errors that lose nothing: the parser goes on as most feed readers do. */
const harmless =
  /disallowed character\.|undefined entity|malformed character entity|"\]\]>" is disallowed|after the root|outside of root|encoding value|version number|duplicate attribute/

type Growing = XmlElement & { readonly children: (XmlElement | string)[] }

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
  const builder = buildParts(documentAddress, limits)
  const parser = createParser(builder, onRepair)
  let lastEvents = 0
  let run = 0
  for await (const chunk of text) {
    for (const piece of pieces(chunk)) {
      parser.write(piece)
      run = builder.events === lastEvents ? run + piece.length : 0
      lastEvents = builder.events
      if (run > limits.runLength) throw tooLarge(`one text of more than ${limits.runLength} characters`)
      yield* builder.take()
    }
  }
  parser.close()
  yield* builder.take()
}

/** The parser holds what it was given until its end, so it is given a little at a time. */
function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 65_536) yield text.slice(at, at + 65_536)
}

const tooLarge = (what: string): ImportError =>
  new ImportError('too_large', `The input has ${what}. Split it, or take that item out.`)

/** What feeds forget to declare counts by its usual prefix. */
const namespaceOf = (prefix: string): string =>
  Object.entries(readNamespaces).find(([name]) => name === prefix)?.[1] ?? `unknown:${prefix}`

type Parser = SaxesParser<{ xmlns: true }>

function createParser(builder: Builder, onRepair: (message: string) => void): Parser {
  const parser: Parser = new SaxesParser({
    xmlns: true,
    resolvePrefix: (prefix: string) => (prefix === '' ? '' : namespaceOf(prefix)),
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
  parser.on('opentag', builder.open)
  parser.on('closetag', builder.close)
  parser.on('text', builder.addText)
  parser.on('cdata', builder.addText)
  return parser
}

const characters = new Map<string, string | undefined>([
  ...[
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
  ].map(([name = '', text]) => [name, text] as const),
])

/** A character by its name in HTML; `undefined` if HTML has no such name. */
function htmlCharacter(name: string): string | undefined {
  if (characters.has(name)) return characters.get(name)
  const [node] = /^[A-Za-z][A-Za-z0-9]{1,31}$/.test(name) ? parseFragment(`&${name};`).childNodes : []
  const text = node !== undefined && 'value' in node && !node.value.startsWith('&') ? node.value : undefined
  if (characters.size < 5000) characters.set(name, text)
  return text
}

type Builder = {
  readonly events: number
  readonly open: (tag: SaxesTagNS) => void
  readonly close: () => void
  readonly addText: (text: string) => void
  /** The parts that are complete. */
  readonly take: () => XmlPart[]
}

function buildParts(documentAddress: string | null, limits: XmlLimits): Builder {
  const stack: Growing[] = []
  let complete: XmlPart[] = []
  let root: XmlElement | undefined
  let length = 0
  let events = 0
  const addLength = (more: number): boolean => {
    length += more
    return length <= limits.partLength
  }
  /** Elements that are not collected, because their children are the parts. */
  const isContainer = (depth: number): boolean => depth === 0 || (depth === 1 && stack[1]?.local === 'channel')
  return {
    get events() {
      return events
    },
    open(tag) {
      events += 1
      const element = toElement(tag, stack.at(-1) ?? null, documentAddress)
      root ??= element
      if (stack.length >= limits.depth) throw tooLarge(`elements nested more than ${limits.depth} deep`)
      const depth = stack.length
      stack.push(element)
      if (isContainer(depth) || isContainer(depth - 1)) length = 0
      else if (addLength(tag.name.length + 20)) stack.at(-2)?.children.push(element)
    },
    close() {
      events += 1
      const element = stack.pop()
      const depth = stack.length
      if (element === undefined || root === undefined || depth === 0 || !isContainer(depth - 1)) return
      if (depth === 1 && element.local === 'channel') return
      complete.push({ root, element, cut: length > limits.partLength })
      length = 0
    },
    addText(text) {
      events += 1
      if (isContainer(stack.length - 1)) return
      if (addLength(text.length)) stack.at(-1)?.children.push(text)
    },
    take() {
      const taken = complete
      complete = []
      return taken
    },
  }
}

function toElement({ uri, local, attributes }: SaxesTagNS, parent: XmlElement | null, address: string | null): Growing {
  const named = new Map(Object.values(attributes).map((each) => [nameOf(each), each.value] as const))
  const own = named.get(`{${xmlNamespace}}base`)
  const around = parent === null ? address : parent.base
  return {
    uri,
    local,
    attributes: named,
    base: own === undefined ? around : (URL.parse(own, around ?? undefined)?.href ?? around),
    language: named.get(`{${xmlNamespace}}lang`) ?? parent?.language ?? null,
    children: [],
  }
}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

const nameOf = ({ uri, local, prefix }: SaxesAttributeNS): string => {
  if (prefix === 'xmlns' || (prefix === '' && local === 'xmlns')) return `{xmlns}${prefix === '' ? '' : local}`
  return uri === '' ? local : `{${uri}}${local}`
}

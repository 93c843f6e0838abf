/**
 * Reads XML as a stream of parts: the children of the root and of a channel, one at a time, each
 * with all that is in it.
 */
import { UnreadableDocument } from './unreadable-document.ts'
import { XmlElement } from './xml-element.ts'
import { createParser, type Parser } from './xml-parser.ts'

export type XmlPart = {
  /** The root, without children. */
  readonly root: XmlElement
  readonly element: XmlElement
  /** There was more in it than the limit: the rest is missing. */
  readonly cut: boolean
}

type XmlLimits = {
  /** Characters of text and names in one part. */
  readonly partLength: number
  /** Characters without any markup, which the parser has to hold. */
  readonly runLength: number
  readonly depth: number
  /** Elements and attributes of the document. */
  readonly names: number
}

export const usualLimits: XmlLimits = {
  ...{ partLength: 8_000_000, runLength: 32_000_000, depth: 200 },
  names: Number.POSITIVE_INFINITY,
}

/** All parts of a document are in memory at once. A feed of 1,000 articles has 20,000 names. */
const textLimits: XmlLimits = { ...usualLimits, names: 150_000 }

/**
 * Yields each child of the root, and those of a child `channel` instead of the channel. Names of
 * characters in HTML (`&nbsp;`) are known without a DOCTYPE; a DOCTYPE with entities of its own is
 * refused. `documentAddress` is the base of relative `xml:base`. `onRepair` is told each error that
 * the parser could repair.
 */
export async function* readXml(
  text: AsyncIterable<string>,
  documentAddress: string | null,
  onRepair: (message: string) => void,
  limits: XmlLimits = usualLimits,
): AsyncGenerator<XmlPart> {
  const read = createReader(documentAddress, onRepair, limits)
  for await (const chunk of text) yield* read(chunk)
  yield* read(null)
}

/**
 * The same of a text that is in memory. If it is broken, white space before it is moved and each
 * bare `&` escaped: a repair too.
 */
export function readXmlText(
  text: string,
  documentAddress: string | null,
  onRepair: (message: string) => void,
): readonly XmlPart[] {
  const readAll = (xml: string) => {
    const read = createReader(documentAddress, onRepair, textLimits)
    return [...read(xml), ...read(null)]
  }
  try {
    return readAll(text)
  } catch (error) {
    // White space before the declaration goes behind it, so that lines keep their numbers.
    const moved = text.replace(/^\ufeff?(\s+)(<\?xml[^>]*>)/, '$2$1')
    const repaired = withAmpersands(moved, maxAmpersands)
    if (
      !(error instanceof UnreadableDocument) ||
      error.code !== 'not_well_formed' ||
      repaired === text
    )
      throw error
    onRepair(error.message)
    return readAll(repaired)
  }
}

function createReader(
  documentAddress: string | null,
  onRepair: (message: string) => void,
  limits: XmlLimits,
) {
  const parser = createParser(onRepair)
  const { complete, add } = collectParts(parser, documentAddress, limits)
  /** `null` is the end. */
  return function* (chunk: string | null): Generator<XmlPart> {
    // The parser holds what it was given until its end, so it is given a little at a time.
    for (let at = 0; at < (chunk?.length ?? 0); at += 65_536) {
      add(chunk?.slice(at, at + 65_536) ?? '')
      yield* complete.splice(0)
    }
    if (chunk === null) parser.close()
    yield* complete.splice(0)
  }
}

/** More are no slips, and each one makes the document five times as long. */
const maxAmpersands = 20_000

/**
 * Escapes each `&` that begins no reference: the most frequent fault of feeds that are written by
 * hand. Throws an `UnreadableDocument` for more than `max`.
 */
export function withAmpersands(xml: string, max = Number.POSITIVE_INFINITY): string {
  let count = 0
  return xml.replace(
    /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|&(?!(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);)/gi,
    (found) => {
      if (found !== '&') return found
      if (++count > max)
        throw new UnreadableDocument(
          'not_well_formed',
          `The XML has more than ${max} times a & that begins no reference. Write &amp;.`,
        )
      return '&amp;'
    },
  )
}

/** Characters of a namespace, base or language: all elements inside have it, and read it. */
const maxInherited = 500

const tooLarge = (what: string): UnreadableDocument =>
  new UnreadableDocument('too_large', `The input has ${what}. Split it, or take that item out.`)

/** `complete` gets each part at its end; `add` gives the parser more text. */
function collectParts(parser: Parser, documentAddress: string | null, limits: XmlLimits) {
  const complete: XmlPart[] = []
  const stack: XmlElement[] = []
  let root: XmlElement | undefined
  /** Characters since the last markup, and of the part that is read; names so far. */
  let [run, length, names] = [0, 0, 0]
  const addName = () => {
    if (++names > limits.names) throw tooLarge(`more than ${limits.names} elements and attributes`)
  }
  /** Elements at this depth are not collected, because their children are the parts. */
  const isContainer = (depth: number) =>
    depth === 0 || (depth === 1 && stack[1]?.local === 'channel')
  const append = (child: XmlElement | string, added: number) => {
    length += added
    const parent = stack.at(typeof child === 'string' ? -1 : -2)
    if (length <= limits.partLength) parent?.children.push(child)
  }
  const addText = (text: string) => {
    run = 0
    if (!isContainer(stack.length - 1)) append(text, text.length)
  }
  parser.on('attribute', ({ name, value }) => {
    addName()
    if (value.length > maxInherited && /^xml(?:ns|:base|:lang)/.test(name))
      throw tooLarge(`${name.slice(0, 20)} with more than ${maxInherited} characters`)
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('opentag', (tag) => {
    const depth = stack.length
    const element = new XmlElement(tag, stack.at(-1) ?? null, documentAddress)
    root ??= element
    if (depth >= limits.depth) throw tooLarge(`elements nested more than ${limits.depth} deep`)
    addName()
    stack.push(element)
    run = 0
    if (isContainer(depth) || isContainer(depth - 1)) length = 0
    else append(element, tag.name.length + 20)
  })
  parser.on('closetag', () => {
    const element = stack.pop()
    const depth = stack.length
    run = 0
    if (element === undefined || root === undefined || depth === 0 || !isContainer(depth - 1))
      return
    if (depth === 1 && element.local === 'channel') return
    complete.push({ root, element, cut: length > limits.partLength })
    length = 0
  })
  const add = (text: string) => {
    run += text.length
    parser.write(text)
    if (run > limits.runLength)
      throw tooLarge(`one text of more than ${limits.runLength} characters`)
  }
  return { complete, add }
}

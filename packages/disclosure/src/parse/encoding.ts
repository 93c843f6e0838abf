/** Finds the character encoding of an input, which feeds often declare wrongly, and decodes it. */
import { legalText } from '../text/legal-text.ts'
import { UnreadableDocument } from './unreadable-document.ts'

/** The bytes of a document. */
export type ByteInput = {
  /** The parameter `charset` of the Content-Type, or `null`. */
  readonly charset: string | null
  /** From the beginning, each time. */
  readonly open: () => AsyncIterable<Uint8Array>
}

/** A label of the Encoding Standard, and whether it differs from what the input declares. */
export type Encoding = {
  readonly label: string
  readonly declared: string | null
  readonly guessed: boolean
}

const headLength = 1024

/**
 * A byte order mark wins, then the Content-Type, then the XML declaration (RFC 7303 §3), then
 * UTF-8. A declaration that the bytes contradict does not count: text in windows-1252 that is
 * declared as UTF-8, and the reverse. A few bytes that are broken in the middle of UTF-8 do not
 * make it another encoding.
 */
export async function findEncoding(input: ByteInput): Promise<Encoding> {
  let [head, valid, invalid] = [new Uint8Array(), 0, 0]
  const decoder = new TextDecoder('utf-8')
  for await (const bytes of input.open()) {
    if (head.length < headLength)
      head = Uint8Array.from([...head, ...bytes.subarray(0, headLength)])
    // U+FFFD stands for bytes that are no UTF-8.
    const text = decoder.decode(bytes, { stream: true })
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      if (unit === 0xfffd) invalid += 1
      else if (unit > 0x7f) valid += 1
    }
  }
  const marked = byteOrder(head)
  if (marked !== null) return { label: marked, declared: null, guessed: false }
  const declared = input.charset ?? declaredIn(head)
  const label = knownLabel(declared)
  if (label === null || label === 'utf-8' || label.startsWith('utf-16')) {
    // Declared as UTF-16 but without zero bytes, it is UTF-8: the declaration is from before a
    // conversion.
    const isUtf8 = valid >= invalid
    return { label: isUtf8 ? 'utf-8' : 'windows-1252', declared, guessed: !isUtf8 }
  }
  const isUtf8 = valid > 0 && invalid === 0
  return { label: isUtf8 ? 'utf-8' : label, declared, guessed: isUtf8 }
}

/**
 * The text of an input, without a byte order mark, white space before its beginning, and what XML
 * cannot carry.
 */
export async function* decode(input: ByteInput, { label }: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(label)
  let begun = false
  const clean = (text: string): string => {
    const rest = begun ? text : text.trimStart()
    begun ||= rest !== ''
    return legalText(rest)
  }
  for await (const bytes of input.open()) {
    const text = clean(decoder.decode(bytes, { stream: true }))
    if (text !== '') yield text
  }
  const rest = clean(decoder.decode())
  if (rest !== '') yield rest
}

/**
 * The text of an input in UTF-8, with every character that is there: for documents that programs
 * must not read in two ways.
 */
export async function decodeUtf8({ charset, open }: ByteInput): Promise<string> {
  if (charset !== null && knownLabel(charset) !== 'utf-8')
    throw new UnreadableDocument(
      'not_utf8',
      `The Content-Type says ${charset}: a document with statements is UTF-8.`,
    )
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  try {
    for await (const bytes of open()) text += decoder.decode(bytes, { stream: true })
    return text + decoder.decode()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new UnreadableDocument('not_utf8', 'The document is not UTF-8.', { cause: error })
  }
}

/** By the mark, or by the zero bytes of `<` and `{` in UTF-16. */
function byteOrder([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (second === 0 && first !== undefined && first !== 0) return 'utf-16le'
  return first === 0 && second !== undefined && second !== 0 ? 'utf-16be' : null
}

function declaredIn(head: Uint8Array): string | null {
  const ascii = new TextDecoder('windows-1252').decode(head)
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(ascii)?.[1] ?? null
}

function knownLabel(label: string | null): string | null {
  if (label === null) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

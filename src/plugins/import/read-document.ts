/** Finds out what an input is by its content, never by its name, and reads one document of it. */

import { decode, type Encoding, findEncoding } from 'candor-disclosure/parse/encoding.ts'
import { isFeedRoot } from 'candor-disclosure/parse/feed-elements.ts'
import { isHtml } from 'candor-disclosure/parse/parse-html.ts'
import { readXml, withAmpersands, type XmlPart } from 'candor-disclosure/parse/read-xml.ts'
import { UnreadableDocument } from 'candor-disclosure/parse/unreadable-document.ts'
import { type Input, InputError } from '../../core/tools/output.ts'
import { toJsonPage, toXmlPage } from './feed-page.ts'
import { type FoundDocument, isExport } from './found-item.ts'
import { ghostData, readGhost } from './ghost.ts'
import { type ImportNote, note } from './notes.ts'
import { isWordpressExport, readWordpress } from './wordpress.ts'

/** Notes are of the whole document. Throws an `InputError` if it is no feed and no export. */
export async function readDocument(
  input: Input,
  site: string | null,
  notes: ImportNote[],
): Promise<FoundDocument> {
  if (await isCompressed(input))
    throw new InputError(
      'not_a_feed',
      `${input.name} is compressed: unpack it, and import what is in it.`,
    )
  const encoding = await findEncoding(input)
  if (encoding.guessed) {
    notes.push(
      note(
        'encoding_guessed',
        `${input.name} is ${encoding.label}, not ${encoding.declared ?? 'UTF-8'}`,
      ),
    )
  }
  const head = await firstText(input, encoding)
  if (head === '')
    throw new InputError('empty_input', `${input.name} is empty. Check the file or the address.`)
  if (/^[{[]/.test(head)) return readJson(input, encoding, site, notes)
  if (!head.startsWith('<') || isHtml(head)) throw notAFeed(input, head)
  return await readXmlDocument(input, encoding, site, notes)
}

/** By the first bytes of zip and of gzip. */
async function isCompressed(input: Input): Promise<boolean> {
  for await (const [first, second, third] of input.open()) {
    return (
      (first === 0x50 && second === 0x4b && third === 0x03) || (first === 0x1f && second === 0x8b)
    )
  }
  return false
}

async function firstText(input: Input, encoding: Encoding): Promise<string> {
  for await (const text of decode(input, encoding)) return text.slice(0, 1000)
  return ''
}

function notAFeed({ name }: Input, head: string): InputError {
  const what = isHtml(head) || /<html/i.test(head) ? 'a web page' : 'no format that can be read'
  return new InputError(
    'not_a_feed',
    `${name} is ${what}. Give a feed (RSS, Atom, JSON Feed), a WordPress export (WXR) or a Ghost export (JSON).`,
  )
}

/** Characters. JSON is read at once, and JavaScript has no longer texts than half a billion. */
const maxJsonLength = 400_000_000

async function readJson(
  input: Input,
  encoding: Encoding,
  site: string | null,
  notes: ImportNote[],
): Promise<FoundDocument> {
  const texts: string[] = []
  let length = 0
  for await (const text of decode(input, encoding)) {
    texts.push(text)
    length += text.length
    if (length > maxJsonLength)
      throw new InputError(
        'too_large',
        `${input.name} has more than ${maxJsonLength} characters of JSON: split it.`,
      )
  }
  let value: unknown
  try {
    value = JSON.parse(texts.join(''))
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : ''
    throw new InputError('not_well_formed', `The JSON of ${input.name} is broken: ${reason}`, {
      cause: error,
    })
  }
  const page = toJsonPage(value, input.address, site)
  if (page !== null) return page
  const data = ghostData(value)
  if (data === null) throw notAFeed(input, '')
  return readGhost(data, site, notes)
}

async function readXmlDocument(
  input: Input,
  encoding: Encoding,
  site: string | null,
  notes: ImportNote[],
): Promise<FoundDocument> {
  const repairs = new Set<string>()
  const base = input.address ?? site
  const onRepair = (message: string) => void repairs.add(message.replace(/^[\d:]+\s*/, ''))
  const parts = () => readParts(decode(input, encoding), base, onRepair)
  const read = async (stream: AsyncIterable<XmlPart>) => {
    const found: XmlPart[] = []
    for await (const part of stream) {
      if (isWordpressExport(part.root)) return await readWordpress(parts, notes)
      if (!isFeedRoot(part.root)) throw notAFeed(input, '')
      found.push(part)
    }
    if (found.length === 0)
      throw new InputError(
        'empty_input',
        `${input.name} has no items and no title. Check the address.`,
      )
    return toXmlPage(found, input.address, site)
  }
  const document = await read(parts()).catch(async (error: unknown) => {
    if (!(error instanceof InputError) || error.code !== 'not_well_formed') throw error
    const repaired = await read(
      readParts(repairedText(decode(input, encoding)), base, onRepair),
    ).catch(() => null)
    if (repaired === null || isExport(repaired)) throw error
    repairs.add('a bare &')
    return repaired
  })
  for (const repair of repairs) notes.push(note('xml_repaired', `${input.name}: ${repair}`))
  return document
}

/** Errors of the parsers end an import. */
async function* readParts(
  text: AsyncIterable<string>,
  base: string | null,
  onRepair: (message: string) => void,
): AsyncGenerator<XmlPart> {
  try {
    yield* readXml(text, base, onRepair)
  } catch (error) {
    throw error instanceof UnreadableDocument
      ? new InputError(error.code, error.message, { cause: error })
      : error
  }
}

async function* repairedText(texts: AsyncIterable<string>): AsyncGenerator<string> {
  const all: string[] = []
  for await (const text of texts) all.push(text)
  yield withAmpersands(all.join(''))
}

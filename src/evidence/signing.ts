/**
 * The statement that an editor signs: a few lines about one text, whose SHA-256 is the challenge that a passkey answers. Pure.
 * docs/desk.md has the steps for programs of other people, in any language.
 */
import { toHex } from '../text/hex.ts'

/** Boxes that an editor can tick, in the order of the statement. */
export const boxes = ['facts', 'sources', 'quotes', 'changed'] as const
export type Box = (typeof boxes)[number]

export type Statement = {
  readonly guid: string
  /** SHA-256 of title, standfirst and body, in hexadecimal: `text_digest` of the record. */
  readonly textDigest: string
  /** The mode of disclosure, for which a review stands too. */
  readonly mode: string
  /** Public name. */
  readonly editor: string
  /** RFC 3339, in UTC with milliseconds. */
  readonly at: string
  readonly boxes: readonly Box[]
  /** 16 random bytes in base64url: no challenge comes twice. */
  readonly nonce: string
  /** May have several lines. */
  readonly note: string
}

const heading = 'Candor review 1'
const names = ['article', 'text', 'mode', 'editor', 'at', 'did', 'nonce', 'note'] as const
const nothing = '-'

/** The exact text. The note is last, so that none of its lines can stand for another one. */
export function toStatement({ guid, textDigest, mode, editor, at, boxes: ticked, nonce, note }: Statement): string {
  const did = boxes.filter((box) => ticked.includes(box)).join(' ') || nothing
  const values = [guid, `sha256:${textDigest}`, mode, editor, at, did, nonce]
  if (values.some((value) => /[\r\n]/.test(value))) throw new Error('A value of a statement has several lines.')
  return [heading, ...[...values, note].map((value, index) => `${names[index]}: ${value}`)].join('\n')
}

const form = new RegExp(
  `^${heading}\\narticle: (.+)\\ntext: sha256:([0-9a-f]{64})\\nmode: (.+)\\neditor: (.+)\\nat: (.+)\\ndid: (.+)\\nnonce: (.+)\\nnote: ([^]*)$`,
)

/** `null` if it is no statement that `toStatement` could have written. */
export function parseStatement(text: string): Statement | null {
  const [, guid = '', textDigest = '', mode = '', editor = '', at = '', did = '', nonce = '', note = ''] =
    form.exec(text) ?? []
  const ticked = boxes.filter((box) => did.split(' ').includes(box))
  const statement = { guid, textDigest, mode, editor, at, boxes: ticked, nonce, note }
  return guid !== '' && toStatement(statement) === text ? statement : null
}

const digest = async (text: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))

/** The challenge of a statement: SHA-256 of its text in UTF-8, 32 bytes. */
export const challengeOf = (statement: string): Promise<Uint8Array<ArrayBuffer>> => digest(statement)

export type SignedText = { readonly title: string; readonly standfirst: string; readonly body_html: string }

/** As `candor_text_digest` in the database: with a zero byte between the parts. */
export const textDigestOf = async ({ title, standfirst, body_html }: SignedText): Promise<string> =>
  toHex(await digest([title, standfirst, body_html].join('\0')))

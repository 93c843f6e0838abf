/**
 * The statement that an editor signs: a few lines about one text, whose SHA-256 is the challenge
 * that a passkey answers. Pure. docs/desk/operator.md has the steps for programs of other people, in any
 * language.
 */
import { fromHex, sha256 } from 'candor-disclosure/text/hex.ts'

export const boxes = ['facts', 'sources', 'quotes', 'changed'] as const
export type Box = (typeof boxes)[number]
/**
 * Without it, nobody reviewed the text in the sense of the law: the desk signs nothing, and
 * `signatures` keeps nothing.
 */
export const requiredBox: Box = 'facts'

export type Statement = {
  readonly guid: string
  /** SHA-256 of title, standfirst and body, in hexadecimal: `text_digest` of the record. */
  readonly textDigest: string
  /** SHA-256 of the sources beside the text, in hexadecimal: see `sourcesDigestOf`. */
  readonly sourcesDigest: string
  readonly mode: string
  readonly editor: string
  /** RFC 3339, in UTC with milliseconds. */
  readonly at: string
  readonly boxes: readonly Box[]
  /** 16 random bytes in base64url: no challenge comes twice. */
  readonly nonce: string
  readonly note: string
}

const heading = 'Candor review 1'
const names = 'article text sources mode editor at did nonce note'.split(' ')
const nothing = '-'

/** The exact text. The note is last, so that none of its lines can stand for another one. */
export function toStatement({ boxes: ticked, note, ...facts }: Statement): string {
  const did = boxes.filter((box) => ticked.includes(box)).join(' ') || nothing
  const digests = [`sha256:${facts.textDigest}`, `sha256:${facts.sourcesDigest}`]
  const values = [facts.guid, ...digests, facts.mode, facts.editor, facts.at, did, facts.nonce]
  if (values.some((value) => /[\r\n]/.test(value)))
    throw new Error('A value of a statement has several lines.')
  return [heading, ...[...values, note].map((value, index) => `${names[index]}: ${value}`)].join(
    '\n',
  )
}

const form = new RegExp(
  `^${heading}\\narticle: (.+)\\ntext: sha256:([0-9a-f]{64})\\nsources: sha256:([0-9a-f]{64})\\nmode: (.+)\\neditor: (.+)\\nat: (.+)\\ndid: (.+)\\nnonce: (.+)\\nnote: ([^]*)$`,
)

/** `null` if it is no statement that `toStatement` could have written. */
export function parseStatement(text: string): Statement | null {
  const found = form.exec(text)
  if (!found) return null
  const [guid = '', textDigest = '', sourcesDigest = '', mode = '', ...rest] = found.slice(1)
  const [editor = '', at = '', did = '', nonce = '', note = ''] = rest
  const statement = {
    ...{ guid, textDigest, sourcesDigest, mode, editor, at, nonce, note },
    boxes: boxes.filter((box) => did.split(' ').includes(box)),
  }
  return toStatement(statement) === text ? statement : null
}

/** SHA-256 of the text of a statement in UTF-8, 32 bytes: what a passkey answers. */
export const challengeOf = async (statement: string): Promise<Uint8Array<ArrayBuffer>> =>
  fromHex(await sha256(statement))

const beforeParts = '; parts '

/**
 * The mode of a statement: a signature stands for the parts of the disclosure too. With parts, they
 * follow as PostgreSQL writes `jsonb`.
 */
export function modeWithParts(mode: string, parts: readonly object[] | null): string {
  if (parts === null) return mode
  const member = ([name, value]: readonly unknown[]) =>
    `${JSON.stringify(name)}: ${JSON.stringify(value)}`
  const list = parts.map((part) => {
    // PostgreSQL sorts names by their length.
    const members = Object.entries(part).toSorted(
      ([a], [b]) => a.length - b.length || (a < b ? -1 : 1),
    )
    return `{${members.map(member).join(', ')}}`
  })
  return `${mode}${beforeParts}[${list.join(', ')}]`
}

/** The parts of the mode of a statement. */
export const partsOf = <Part>(signed: string): readonly Part[] | null => {
  const [, list] = signed.split(beforeParts)
  return list === undefined ? null : JSON.parse(list)
}

/** The mode of a statement without its parts. */
export const modeOf = (signed: string): string => signed.split(beforeParts)[0] ?? ''

export type SignedText = {
  readonly title: string
  readonly standfirst: string
  readonly body_html: string
}

/** Digests as `candor_text_digest` does in the database: with a zero byte between the parts. */
export const textDigestOf = ({ title, standfirst, body_html }: SignedText): Promise<string> =>
  sha256([title, standfirst, body_html].join('\0'))

export type SignedSource = { readonly url: string; readonly title: string }

/** With a zero byte after each address and each title; without sources, that of nothing. */
export const sourcesDigestOf = (sources: readonly SignedSource[]): Promise<string> =>
  sha256(sources.map(({ url, title }) => `${url}\0${title}\0`).join(''))

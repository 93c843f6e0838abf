/** A rule of the W3C feed validator: its message id, a check, and an example of a fault. */
import type { Format } from '../../src/request/formats.ts'
import { type GoldenName, goldenText } from '../golden/golden-news.ts'
import { all, attribute, type Reading, readWithSaxes } from '../text/xml-readers.ts'
import { expectedFeed } from './expected.ts'

export type Document = {
  readonly bytes: Buffer
  readonly text: string
  /** `rss` or `feed`. */
  readonly root: Reading
  /** The document’s address. */
  readonly location: string
}

export type Rule = {
  /** The validator’s message id. */
  readonly id: string
  /** One text per fault. */
  readonly faults: (document: Document) => readonly string[]
  /** Adds the fault to the complete document. */
  readonly spoil: (text: string) => string | Buffer
  /** Documents with an intended fault, and the reason. */
  readonly except?: Partial<Record<GoldenName, string>>
}

export function documentOf(name: GoldenName, format: Format, content: string | Buffer = goldenText(name, format)) {
  const bytes = Buffer.from(content)
  const text = bytes.toString('utf8')
  const location = expectedFeed(name, format).self
  let root: Reading | undefined
  return {
    bytes,
    text,
    location,
    // Lazy: rules about bytes also read documents that no XML parser accepts.
    get root() {
      root ??= readWithSaxes(text)
      return root
    },
  }
}

/** All descendants with a name, such as `item` or `media:content`. */
export function below(parent: Reading, name: string): readonly Reading[] {
  return [...all(parent, name), ...parent.children.flatMap((child) => below(child, name))]
}

/** All elements of the document, the root first. */
export const everything = (root: Reading): readonly Reading[] => [root, ...root.children.flatMap(everything)]

export const textsOf = (root: Reading, ...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => below(root, name).map(({ text }) => text))

export const attributesOf = (root: Reading, element: string, name: string): readonly string[] =>
  below(root, element).flatMap((each) => attribute(each, name) ?? [])

export const isBlank = (text: string): boolean => text.trim() === ''

/** Texts that occur more than once. */
export const repeated = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index)

/** An absolute URI with only the characters of RFC 3986. */
export const isUri = (text: string): boolean => /^[a-z][a-z\d+.-]*:[\w.~:/?#@!$&'()*+,;=%-]+$/i.test(text)

export const isPositiveInteger = (text: string): boolean => /^[1-9]\d*$/.test(text)

/** RFC 3339 with seconds and zone, for an existing date. */
export const isRfc3339 = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))

/** A language of ISO 639. */
export const isLanguage = (tag: string): boolean =>
  new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag.split('-')[0] ?? '') !== undefined

export const isMediaType = (text: string): boolean => /^[\w.+-]+\/[\w.+-]+$/.test(text)

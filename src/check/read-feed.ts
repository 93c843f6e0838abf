/** Reads the text of a feed for its rules, and says what strict readers refuse of it. */

import { ParseError } from '../parse/parse-error.ts'
import { isHtml } from '../parse/parse-html.ts'
import { type Feed, readJsonFeed } from './facts.ts'
import { type Fault, when } from './validity.ts'
import { readXmlFeed } from './xml-facts.ts'

export type ReadFeed = {
  /** `null` for other documents. */
  readonly feed: Feed | null
  /** The text that could be read: without the faults that most readers repair. */
  readonly text: string
  readonly faults: readonly Fault[]
}

/** Escapes each `&` that begins no reference, outside of CDATA. */
const withAmpersands = (text: string): string =>
  text.replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|&(?!(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);)/gi, (found) =>
    found === '&' ? '&amp;' : found,
  )

/** Never throws. */
export function readFeed(text: string): ReadFeed {
  if (/^\ufeff?\s*[{[]/.test(text)) {
    try {
      return { feed: readJsonFeed(JSON.parse(text.replace(/^\ufeff/, ''))), text, faults: [] }
    } catch (error) {
      return { feed: null, text, faults: [['not-well-formed', `The JSON is broken: ${String(error).slice(0, 200)}.`]] }
    }
  }
  if (isHtml(text.trimStart())) return { feed: null, text, faults: [] }
  const first = tryXml(text)
  if (first.feed !== null || first.faults.length === 0) return first
  const repaired = tryXml(withAmpersands(text.trimStart()))
  return repaired.feed === null ? first : { ...repaired, faults: [...first.faults, ...repaired.faults] }
}

/** Of HTML: strict parsers of XML end there. */
const unknownReference = /&(?!(?:amp|lt|gt|quot|apos);)[a-z][a-z\d]*;/i

function tryXml(text: string): ReadFeed {
  const repairs = new Set<string>()
  try {
    const feed = readXmlFeed(text, (message) => repairs.add(message.replace(/^[\d:]+\s*/, '')))
    const [name] = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, '').match(unknownReference) ?? []
    const unknown = when(name !== undefined, 'not-well-formed', `XML knows no reference ${name}.`)
    return { feed, text, faults: feed === null ? [] : [...[...repairs].map(toFault), ...unknown] }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    const code = ({ entities_refused: 'entities-refused', too_large: 'feed-large' } as const)[error.code as string]
    return { feed: null, text, faults: [[code ?? 'not-well-formed', error.message]] }
  }
}

function toFault(repair: string): Fault {
  if (/disallowed character\./.test(repair)) return ['control-character', 'It has a character that XML does not allow.']
  return repair.includes(']]>') ? ['cdata-end', 'A text has ]]>.'] : ['not-well-formed', `${repair}`]
}

/** What differs between two responses within a moment. */
export function compareFeeds(one: Feed, other: Feed | null): Fault[] {
  if (other === null) return []
  const keyOf = ({ title, addresses }: Feed['items'][number]) => `${title} ${addresses[0]?.address}`
  const before = new Map(one.items.map((item) => [keyOf(item), item.id]))
  const moved = other.items.filter((item) => before.has(keyOf(item)) && before.get(keyOf(item)) !== item.id)
  const datesOf = ({ dates }: Feed) => dates.map(({ text }) => text).join()
  return [
    ...when(moved.length > 0, 'ids-unstable', `${moved.length} items had another id a moment later.`),
    ...when(
      moved.length === 0 && datesOf(one) !== datesOf(other),
      'date-changes',
      `It was ${datesOf(one)}, and a moment later ${datesOf(other)}.`,
    ),
  ]
}

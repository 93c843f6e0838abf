/** Reads the text of a feed for its rules, and says what strict readers refuse of it. */

import { isHtml } from 'candor-disclosure/parse/parse-html.ts'
import { undeclaredIn } from 'candor-disclosure/parse/undeclared.ts'
import { UnreadableDocument } from 'candor-disclosure/parse/unreadable-document.ts'
import { counted } from 'candor-disclosure/text/counted.ts'
import { type CheckedFeed, readJsonFeed } from './facts.ts'
import { type FeedFault, when } from './fault.ts'
import { readXmlFeed } from './xml-facts.ts'

type ReadFeed = {
  /** `null` for other documents. */
  readonly feed: CheckedFeed | null
  readonly faults: readonly FeedFault[]
}

/** Never throws. */
export function readFeed(text: string): ReadFeed {
  if (/^\ufeff?\s*[{[]/.test(text)) {
    try {
      return { feed: readJsonFeed(JSON.parse(text.replace(/^\ufeff/, ''))), faults: [] }
    } catch (error) {
      return {
        feed: null,
        faults: [['json-malformed', `The JSON is broken: ${String(error).slice(0, 200)}.`]],
      }
    }
  }
  const isXml = /^\ufeff?\s*<|<(?:\?xml|rss|rdf:RDF|(?:\w+:)?feed)[\s>]/.test(text)
  if (!isXml || isHtml(text.trimStart())) return { feed: null, faults: [] }
  const repairs = new Set<string>()
  try {
    const feed = readXmlFeed(text, (message) => repairs.add(message.replace(/^[\d:]+\s*/, '')))
    return {
      feed,
      faults: feed === null ? [] : [...[...repairs].map(toFault), ...undeclaredFaults(text)],
    }
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    const code = error.code === 'entities_refused' ? 'entities-refused' : 'not-well-formed'
    return { feed: null, faults: [[code, error.message]] }
  }
}

function undeclaredFaults(text: string): FeedFault[] {
  const { reference, prefix } = undeclaredIn(text)
  return [
    ...when(reference !== undefined, 'not-well-formed', `XML knows no reference ${reference}.`),
    ...when(prefix !== undefined, 'not-well-formed', `The prefix ${prefix} has no namespace.`),
  ]
}

function toFault(repair: string): FeedFault {
  if (/disallowed character\./.test(repair))
    return ['control-character', 'It has a character that XML does not allow.']
  return repair.includes(']]>')
    ? ['cdata-end', 'A text has ]]>.']
    : ['not-well-formed', `${repair}`]
}

/** What must be the same in two responses of one moment. */
export type Outline = { readonly ids: ReadonlyMap<string, string | null>; readonly dates: string }

export const outlineOf = ({ items, dates }: CheckedFeed): Outline => ({
  ids: new Map(items.map(({ id, title, addresses }) => [`${title} ${addresses[0]?.address}`, id])),
  dates: dates.map(({ text }) => text).join(),
})

export function compareOutlines(one: Outline, other: Outline): FeedFault[] {
  const moved = [...other.ids].filter(
    ([item, id]) => one.ids.has(item) && one.ids.get(item) !== id,
  ).length
  const isRedated = moved === 0 && one.dates !== other.dates
  return [
    ...when(moved > 0, 'ids-unstable', `${counted(moved, 'item')} had another id a moment later.`),
    ...when(isRedated, 'date-changes', `It was ${one.dates}, and a moment later ${other.dates}.`),
  ]
}

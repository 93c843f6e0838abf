/** Extracts from a feed what the doctor checks. Needs no parser: Candor's own strict serializer writes the feeds. */
import type { FormatKey } from '../request/formats.ts'

export type FeedDocument = {
  /** The feed's link to itself. */
  readonly self: string | null
  /** One per item. */
  readonly ids: readonly string[]
  /** Number of items with a disclosure. */
  readonly disclosed: number
  /** Number of items without one that must have one: those from before the duty to disclose may have none. */
  readonly undisclosed: number
  readonly newest: Date | null
}

/** Returns `null` if the text is not a feed of this format. */
export function readDocument(format: FormatKey, text: string): FeedDocument | null {
  return format === 'json' ? readJson(text) : readXml(format, text)
}

const elements = {
  rss: { root: '<rss ', item: /<item>[\s\S]*?<\/item>/g, id: /<guid[^>]*>([^<]*)/, date: /<pubDate>([^<]*)/ },
  atom: { root: '<feed ', item: /<entry[ >][\s\S]*?<\/entry>/g, id: /<id>([^<]*)/, date: /<published>([^<]*)/ },
} as const

function readXml(format: 'rss' | 'atom', text: string): FeedDocument | null {
  const { root, item, id, date } = elements[format]
  if (!text.includes(root)) return null
  const items = text.match(item) ?? []
  const head = text.slice(0, items[0] === undefined ? text.length : text.indexOf(items[0]))
  const [self] = [...head.matchAll(/<(?:atom:)?link ([^>]*)>/g)].flatMap(([, attributes = '']) =>
    /\brel="self"/.test(attributes) ? [/\bhref="([^"]*)"/.exec(attributes)?.[1] ?? ''] : [],
  )
  return {
    self: self?.replaceAll('&amp;', '&') ?? null,
    ids: items.map((each) => id.exec(each)?.[1] ?? ''),
    ...countDisclosed(
      items.map((each) => ({
        isDisclosed: /<candor:disclosure [^>]*mode="[^"]+"/.test(each),
        published: date.exec(each)?.[1],
      })),
    ),
    newest: latest(items.map((each) => date.exec(each)?.[1])),
  }
}

function readJson(text: string): FeedDocument | null {
  const feed = record(parsed(text))
  if (!String(feed['version']).startsWith('https://jsonfeed.org/version/') || !Array.isArray(feed['items'])) return null
  const items = feed['items'].map(record)
  return {
    self: typeof feed['feed_url'] === 'string' ? feed['feed_url'] : null,
    ids: items.map(({ id }) => (typeof id === 'string' ? id : '')),
    ...countDisclosed(
      items.map((item) => ({
        isDisclosed: record(record(item['_candor'])['disclosure'])['mode'] !== undefined,
        published: String(item['date_published']),
      })),
    ),
    newest: latest(items.map((item) => String(item['date_published']))),
  }
}

/** As the rule unknown_is_from_before_the_duty has it. */
const duty = Date.parse('2026-08-02T00:00:00Z')

function countDisclosed(items: readonly { isDisclosed: boolean; published: string | undefined }[]) {
  const others = items.filter(({ isDisclosed }) => !isDisclosed)
  return {
    disclosed: items.length - others.length,
    undisclosed: others.filter(({ published }) => !(Date.parse(published ?? '') < duty)).length,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An empty object for a value that is not an object. */
const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

function latest(dates: readonly (string | undefined)[]): Date | null {
  const times = dates.map((date) => Date.parse(date ?? '')).filter((time) => !Number.isNaN(time))
  return times.length === 0 ? null : new Date(Math.max(...times))
}

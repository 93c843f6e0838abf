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

type Item = { readonly id: string; readonly isDisclosed: boolean; readonly published: number }

/** As the rule unknown_is_from_before_the_duty has it. */
const duty = Date.parse('2026-08-02T00:00:00Z')

/** Returns `null` if the text is not a feed of this format. */
export function readDocument(format: FormatKey, text: string): FeedDocument | null {
  const found = format === 'json' ? readJson(text) : readXml(format, text)
  if (found === null) return null
  const { self, items } = found
  const times = items.map(({ published }) => published).filter((time) => !Number.isNaN(time))
  return {
    self,
    ids: items.map(({ id }) => id),
    disclosed: items.filter(({ isDisclosed }) => isDisclosed).length,
    undisclosed: items.filter(({ isDisclosed, published }) => !isDisclosed && !(published < duty)).length,
    newest: times.length === 0 ? null : new Date(Math.max(...times)),
  }
}

const elements = {
  rss: { root: '<rss ', item: /<item>[\s\S]*?<\/item>/g, id: /<guid[^>]*>([^<]*)/, date: /<pubDate>([^<]*)/ },
  atom: { root: '<feed ', item: /<entry[ >][\s\S]*?<\/entry>/g, id: /<id>([^<]*)/, date: /<published>([^<]*)/ },
} as const

function readXml(format: 'rss' | 'atom', text: string) {
  const { root, item, id, date } = elements[format]
  if (!text.includes(root)) return null
  const items = (text.match(item) ?? []).map((each): Item => {
    const isDisclosed = /<candor:disclosure [^>]*mode="[^"]+"/.test(each)
    return { id: id.exec(each)?.[1] ?? '', isDisclosed, published: Date.parse(date.exec(each)?.[1] ?? '') }
  })
  const [link = ''] = text.replace(item, '').match(/<(?:atom:)?link [^>]*\brel="self"[^>]*>/) ?? []
  return { self: /\bhref="([^"]*)"/.exec(link)?.[1]?.replaceAll('&amp;', '&') ?? null, items }
}

type JsonItem = { id: unknown; date_published: unknown; _candor?: { disclosure?: { mode?: string } } }

function readJson(text: string) {
  try {
    const { version, feed_url: self, items } = JSON.parse(text)
    if (!String(version).startsWith('https://jsonfeed.org/version/')) return null
    const found = (items as JsonItem[]).map(({ id, date_published: date, _candor: extension }): Item => {
      const isDisclosed = extension?.disclosure?.mode !== undefined
      return { id: String(id), isDisclosed, published: Date.parse(String(date)) }
    })
    return { self: typeof self === 'string' ? self : null, items: found }
  } catch {
    return null
  }
}

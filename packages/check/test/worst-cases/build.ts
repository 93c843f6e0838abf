/** How worst cases are made, and the beginnings and ends of their documents. */

/** A document of about this many characters. */
export type Generate = (size: number) => string

/** `unit` as often as fits between the two ends. */
export const filled =
  (before: string, unit: string | ((index: number) => string), after = ''): Generate =>
  (size) => {
    const room = size - before.length - after.length
    if (typeof unit === 'string')
      return before + unit.repeat(Math.max(1, Math.floor(room / unit.length))) + after
    const units: string[] = []
    for (let length = 0; length < room; )
      length += units[units.push(unit(units.length)) - 1]?.length ?? room
    return before + units.join('') + after
  }

/** The first fills half of the room, and the second the rest. */
export const halves =
  (before: string, one: Generate, between: string, other: Generate, after = ''): Generate =>
  (size) => {
    const room = (size - before.length - between.length - after.length) / 2
    return before + one(room) + between + other(room) + after
  }

const all = (names: string, uris: Readonly<Record<string, string>>) =>
  names
    .split(' ')
    .map((name) => ` xmlns:${name}="${uris[name]}"`)
    .join('')
export const usual = all('atom content candor podcast dc media', {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  candor: 'https://w3id.org/candor/1.0/',
  podcast: 'https://podcastindex.org/namespace/1.0',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
})
export const head =
  '<title>News</title><link>https://news.example.org/</link><description>News</description>'
export const channel = `<rss version="2.0"${usual}><channel>${head}`
export const channelEnd = '</channel></rss>'
export const item = `${channel}<item><title>Harbour</title><guid>https://news.example.org/1</guid>`
export const itemEnd = `</item>${channelEnd}`
export const atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom"${usual}><id>urn:a</id><title>News</title>`
export const entry = `${atomFeed}<entry><id>urn:b</id><title>Harbour</title>`
export const entryEnd = '</entry></feed>'
export const content = `${item}<content:encoded><![CDATA[`
export const contentEnd = `]]></content:encoded>${itemEnd}`
export const page = '<!doctype html><html lang="en"><head><title>News</title></head><body>'
export const jsonFeed = '{"version":"https://jsonfeed.org/version/1.1","title":"News",'
export const ldScript = '<script type="application/ld+json">'
/** A statement that reads as one: its digests are of nothing. */
export const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const digest = 'A'.repeat(32)
const time = '2025-12-11T08:00:00Z'
export const statement = (number: number) =>
  [
    encoded({ alg: 'Ed25519', kid: 'A'.repeat(16) }),
    encoded({
      ...{ candor: 'statement/1', guid: `urn:${number}`, number: 1, at: time, state: 'published' },
      ...{ url: 'https://news.example.org/1', publisher: 'https://news.example.org/' },
      ...{ published_at: time, text: digest },
      entry: { title: digest, summary: digest, text: digest, facts: digest },
    }),
    'A'.repeat(86),
  ].join('.')
export const signed = (number: number) =>
  `<candor:statement>${statement(number)}</candor:statement>`

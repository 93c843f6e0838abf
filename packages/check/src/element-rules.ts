/**
 * Elements of RSS 2.0 and of its modules that tell programs something, as a table: where they may
 * be, and what their text and attributes must be.
 */
import type { Code } from './codes.ts'

const inMedia = 'feed item media:group media:content'

/**
 * `element | inside of | text | attributes`. `*` is anywhere; `–` is any text. An attribute with
 * `!` is required, and one with `?` may be empty; others may be missing too. A form is a name of
 * `forms`, or a list of values.
 */
const tables = {
  // https://www.rssboard.org/rss-specification#optionalChannelElements. A cloud with HTTP POST has no
  // procedure.
  schedule: `
ttl | feed | positive |
cloud | feed | – | domain! port!positive path! registerProcedure? protocol!
skipHours | feed | – |
hour | skipHours | hour |
skipDays | feed | – |
day | skipDays | Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday |
`,
  // https://www.rssboard.org/media-rss#primary-elements and #optional-elements
  media: `
media:group | item | – |
media:content | item media:group | – | url:url fileSize:whole type:type medium:image,audio,video,document,executable isDefault:true,false expression:sample,full,nonstop bitrate:number framerate:number samplingrate:number channels:whole duration:number height:above width:above
media:thumbnail | ${inMedia} | – | url!url height:above width:above
media:player | ${inMedia} | – | url!url height:above width:above
media:title | ${inMedia} | – | type:plain,html
media:description | ${inMedia} | – | type:plain,html
media:text | ${inMedia} | – | type:plain,html
media:hash | ${inMedia} | – | algo:md5,sha-1
media:restriction | ${inMedia} | – | relationship!allow,deny type:country,uri,sharing
media:copyright | ${inMedia} | – | url:url
`,
  // https://help.apple.com/itc/podcasts_connect/#/itcb54353390, “Podcast” and “Episode” tags. Apple
  // took “yes”, “no”, “clean” and “explicit” before “true” and “false”.
  podcast: `
itunes:image | feed item | – | href!url
itunes:explicit | feed item | true,false,yes,no,clean,explicit |
itunes:category | feed itunes:category | – | text!
itunes:type | feed | episodic,serial |
itunes:owner | feed | – |
itunes:email | itunes:owner | email |
itunes:name | itunes:owner | – |
itunes:new-feed-url | feed | url |
itunes:complete | feed | – |
itunes:duration | item | duration |
itunes:episode | item | positive |
itunes:season | item | positive |
itunes:episodeType | item | full,trailer,bonus |
itunes:order | item | – |
itunes:isClosedCaptioned | item | – |
`,
  // https://www.w3.org/2003/01/geo/ and OGC 17-002r1, GeoRSS-Simple
  coordinates: `
geo:Point | * | – |
geo:lat | * | latitude |
geo:long | * | longitude |
georss:point | * | point |
georss:line | * | line |
georss:polygon | * | polygon |
georss:box | * | box |
`,
} as const

export type Form = {
  /** For sentences: “is not …”. */
  readonly name: string
  readonly test: (text: string) => boolean
}

const numberIn = (text: string, max: number) =>
  /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text) && Math.abs(Number(text)) <= max

/** Pairs of latitude and longitude. Commas between them are a habit that programs read. */
function pairsIn(text: string): readonly string[] | null {
  const numbers = text.split(/[\s,]+/)
  const areRight = numbers.every((each, index) => numberIn(each, index % 2 === 0 ? 90 : 180))
  return areRight && numbers.length % 2 === 0 ? numbers : null
}

const pairs = (min: number, max = Infinity): Form => ({
  name: `${min === max ? min : `${min} or more`} pairs of latitude and longitude`,
  test: (text) => {
    const { length } = pairsIn(text) ?? []
    return length >= 2 * min && length <= 2 * max
  },
})

const forms: Readonly<Record<string, Form>> = {
  positive: { name: 'a whole number above 0', test: (text) => /^0*[1-9]\d*$/.test(text) },
  whole: { name: 'a whole number', test: (text) => /^\d+$/.test(text) },
  number: { name: 'a number', test: (text) => /^\d+(?:\.\d+)?$/.test(text) },
  above: {
    name: 'a number above 0',
    test: (text) => /^\d+(?:\.\d+)?$/.test(text) && Number(text) > 0,
  },
  // Hours from 1 to 24 are those of RSS 0.91.
  hour: { name: 'an hour from 0 to 23', test: (text) => /^(?:[01]?\d|2[0-4])$/.test(text) },
  type: { name: 'a media type', test: (text) => /^[\w.+-]+\/[\w.+-]+/.test(text) },
  // An owner may have no address for everybody.
  email: { name: 'an e-mail address', test: (text) => /^(?:|[^\s@]+@[^\s@]+)$/.test(text) },
  duration: {
    name: 'seconds or HH:MM:SS',
    test: (text) => /^\d+(?::[0-5]?\d){0,2}(?:\.\d+)?$/.test(text),
  },
  latitude: { name: 'a number from -90 to 90', test: (text) => numberIn(text, 90) },
  longitude: { name: 'a number from -180 to 180', test: (text) => numberIn(text, 180) },
  point: { ...pairs(1, 1), name: 'a latitude and a longitude' },
  line: pairs(2),
  box: pairs(2, 2),
  polygon: {
    name: 'four or more pairs of latitude and longitude, the last as the first',
    test: (text) => {
      const all = pairsIn(text) ?? []
      return all.length >= 8 && all.slice(-2).join() === all.slice(0, 2).join()
    },
  },
}

/** `null` is any text, and `url` an address, which has rules of its own. */
type FormOrUrl = Form | 'url' | null

function toForm(text: string): FormOrUrl {
  if (text === '–' || text === '') return null
  if (text === 'url') return 'url'
  const values = text.split(',')
  const isOneOf = (each: string) => values.some((v) => v === each || v === each.toLowerCase())
  return forms[text] ?? { name: `one of ${values.join(', ')}`, test: isOneOf }
}

type ElementRule = {
  /** `null` is anywhere. */
  readonly parents: readonly string[] | null
  readonly text: FormOrUrl
  readonly attributes: readonly {
    readonly name: string
    /** The sign after its name in the table. */
    readonly mark: string | undefined
    readonly form: FormOrUrl
  }[]
  readonly invalid: Code
  /** `null` where the place is not a rule. */
  readonly misplaced: Code | null
}

const codesOf = {
  schedule: ['schedule-invalid', null],
  media: ['media-invalid', 'media-misplaced'],
  podcast: ['podcast-invalid', 'podcast-misplaced'],
  coordinates: ['coordinates-invalid', null],
} as const

function toRule(row: string, module: keyof typeof tables): readonly [string, ElementRule] {
  const [name = '', parents = '', text = '', attributes = ''] = row.split(/ ?\| ?/)
  const [invalid, misplaced] = codesOf[module]
  const written = attributes.split(' ').flatMap((each) => {
    const [, attribute, mark, form = ''] = /^(\w+)([:!?])(.*)$/.exec(each) ?? []
    return attribute === undefined ? [] : { name: attribute, mark, form: toForm(form) }
  })
  return [
    name,
    {
      ...{ invalid, misplaced, text: toForm(text), attributes: written },
      parents: parents === '*' ? null : parents.split(' '),
    },
  ]
}

/** By the name of the element. */
export const elementRules: ReadonlyMap<string, ElementRule> = new Map(
  (Object.keys(tables) as (keyof typeof tables)[]).flatMap((module) =>
    tables[module]
      .trim()
      .split('\n')
      .map((row) => toRule(row, module)),
  ),
)

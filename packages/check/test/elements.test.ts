/** The table of element-rules.ts, by values that its specifications have and do not have; and the lists of RSS 1.0. */
import { describe, expect, it } from 'vitest'
import { checkDocument } from '../src/check-document.ts'
import { elementRules } from '../src/element-rules.ts'
import { atom, change, rss } from './documents.ts'

const now = new Date('2025-12-13T00:00:00Z')
const findingsOf = (text: string) => checkDocument({ text, address: null }, { now }).findings
const codesOf = (text: string) => findingsOf(text).map(({ code }) => code)
const inFeed = (elements: string) => change(rss, '<language>', `${elements}<language>`)
const inItem = (elements: string) => change(rss, '<pubDate>', `${elements}<pubDate>`)

/** `ttl` is a text, `ttl@port` an attribute of an element that is whole otherwise. */
type ValueCase = readonly [of: string, right: readonly string[], wrong: readonly string[]]

const url = 'https://news.example.org/a'
const sizes = [
  ['480', '480.5'],
  ['0', '2em', '100%', '-3'],
] as const
const plainOrHtml = [['plain', 'html'], ['text/html']] as const
const numbers = [
  ['25', '44.1'],
  ['fast', '1:30', '-1'],
] as const
const urls = [
  [url, 'rtmp://news.example.org/a'],
  ['/a', `${url} b.jpg`, 'https://'],
] as const

const ofFeed: readonly ValueCase[] = [
  ['ttl', ['60', '060'], ['0', '-1', '1.5', '', '1 hour']],
  ['cloud@port', ['80'], ['0', '-1', '12.0', 'a']],
  ['itunes:type', ['episodic', 'Serial'], ['random', '']],
  ['itunes:new-feed-url', [url], ['/feed', 'feed here']],
  ['itunes:category@text', ['News'], ['']],
]

const ofItem: readonly ValueCase[] = [
  ['itunes:duration', ['90', '1:30', '01:01:30', '90.5'], ['', 'PT1M', '00:07:74', '1:2:3:4']],
  ['itunes:episode', ['1', '012'], ['0', 'A', '']],
  ['itunes:season', ['3'], ['0', 'two']],
  ['itunes:episodeType', ['full', 'Trailer', 'bonus'], ['other']],
  ['itunes:explicit', ['true', 'False', 'no', 'clean'], ['very', '']],
  ['itunes:image@href', [url], ['', '/a.png', 'a b']],
  ['media:content@url', ...urls],
  ['media:content@fileSize', ['0', '9000000000'], ['12 MB', '1.5']],
  ['media:content@type', ['video/mp4'], ['video']],
  ['media:content@medium', ['image'], ['picture']],
  ['media:content@isDefault', ['true'], ['maybe']],
  ['media:content@expression', ['nonstop'], ['partial']],
  ['media:content@channels', ['2'], ['stereo']],
  ...['bitrate', 'framerate', 'samplingrate', 'duration'].map(
    (name): ValueCase => [`media:content@${name}`, ...numbers],
  ),
  ...['content', 'thumbnail', 'player'].flatMap((name): ValueCase[] => [
    [`media:${name}@height`, ...sizes],
    [`media:${name}@width`, ...sizes],
  ]),
  ['media:thumbnail@url', urls[0], [...urls[1], '']],
  ['media:player@url', urls[0], [...urls[1], '']],
  ['media:copyright@url', ...urls],
  ...['title', 'description', 'text'].map(
    (name): ValueCase => [`media:${name}@type`, ...plainOrHtml],
  ),
  ['media:hash@algo', ['sha-1'], ['sha-256']],
  ['media:restriction@relationship', ['allow'], ['', 'forbid']],
  ['media:restriction@type', ['country'], ['land']],
  ['geo:lat', ['-41.5', '90', '.5', '1e-5'], ['91', '', '48,85', 'north']],
  ['geo:long', ['-180', '5.'], ['180.1', '']],
  ['georss:point', ['45.2 -110.5', '45.2, -110.5'], ['45.2', '-110.5 45.2', '1 2 3', '']],
  ['georss:line', ['1 2 3 4'], ['1 2', '1 2 3']],
  ['georss:box', ['1 2 3 4'], ['1 2', '1 2 3 4 5 6']],
  ['georss:polygon', ['1 2 3 4 5 6 1 2'], ['1 2 3 4 5 6', '1 2 3 4 5 6 7 8']],
]

/** Inside an element of its own, with its container. */
const within: readonly (readonly [ValueCase, container: string])[] = [
  [['hour', ['0', '07', '24'], ['25', '-1', '2.5', '']], 'skipHours'],
  [['day', ['Monday'], ['monday', 'Fantabuday', '']], 'skipDays'],
  [['itunes:email', ['kim@example.org', ''], ['kim', 'kim at example.org']], 'itunes:owner'],
]

const whole: Readonly<Record<string, string>> = {
  cloud: 'domain="a.example" port="80" path="/" registerProcedure="" protocol="http-post"',
  'media:thumbnail': `url="${url}"`,
  'media:player': `url="${url}"`,
  'media:restriction': 'relationship="deny"',
}

function elementWith(of: string, value: string): string {
  const [name = '', attribute] = of.split('@')
  if (attribute === undefined) return `<${name}>${value}</${name}>`
  const others = (whole[name] ?? '').replace(new RegExp(`${attribute}="[^"]*"`), '')
  return `<${name} ${others} ${attribute}="${value}"/>`
}

const documents = [
  ...ofFeed.map((each) => [each, (element: string) => inFeed(element)] as const),
  ...ofItem.map((each) => [each, (element: string) => inItem(element)] as const),
  ...within.map(
    ([each, container]) =>
      [each, (element: string) => inFeed(`<${container}>${element}</${container}>`)] as const,
  ),
]

describe('an element', () => {
  it.each(documents.map(([[of, right, wrong], within]) => [of, right, wrong, within] as const))(
    '%s has no finding with a right value, and one with a wrong value',
    (of, right, wrong, within) => {
      for (const value of right)
        expect([value, codesOf(within(elementWith(of, value)))]).toEqual([value, []])
      for (const value of wrong) {
        const found = findingsOf(within(elementWith(of, value)))
        expect([value, found.length, found[0]?.detail]).toEqual([
          value,
          1,
          expect.stringContaining(of.replace('@', ' ').split(' ').at(-1) ?? ''),
        ])
      }
    },
  )

  it('has a case for each text and attribute of the table', () => {
    const tested = new Set([...documents.map(([[of]]) => of)])
    const ruled = [...elementRules].flatMap(([name, { text, attributes }]) => [
      ...(text === null ? [] : [name]),
      ...attributes.flatMap((each) =>
        each.form === null && name === 'cloud' ? [] : [`${name}@${each.name}`],
      ),
    ])
    expect(ruled.length).toBeGreaterThan(40)
    expect(ruled.filter((each) => !tested.has(each))).toEqual([])
  })

  it('is missed with each attribute that a cloud must have', () => {
    const cloud = `<cloud ${whole['cloud']}/>`
    expect(codesOf(inFeed(cloud))).toEqual([])
    for (const name of ['domain', 'port', 'path', 'registerProcedure', 'protocol'])
      expect(codesOf(inFeed(cloud.replace(` ${name}="`, ` not-${name}="`)))).toEqual([
        'schedule-invalid',
      ])
  })

  it('of Media RSS and iTunes is in an element that may have it', () => {
    const group = `<media:group><media:content url="${url}"><media:title>A</media:title></media:content></media:group>`
    expect(codesOf(inItem(group))).toEqual([])
    expect(codesOf(inFeed(group))).toEqual(['media-misplaced'])
    expect(codesOf(inFeed(`<media:content url="${url}"/>`))).toEqual(['media-misplaced'])
    expect(codesOf(inFeed(`<media:thumbnail url="${url}"/>`))).toEqual([])
    expect(codesOf(inFeed('<itunes:duration>90</itunes:duration>'))).toEqual(['podcast-misplaced'])
    expect(codesOf(inItem('<itunes:category text="News"/>'))).toEqual(['podcast-misplaced'])
    expect(
      codesOf(
        inFeed('<itunes:category text="Arts"><itunes:category text="Food"/></itunes:category>'),
      ),
    ).toEqual([])
  })

  it('of another namespace, or inside an unknown element, has no rule', () => {
    expect(codesOf(inItem('<ttl>a</ttl><day>x</day><hour>99</hour>'))).toEqual([])
    expect(codesOf(inItem('<podcast:x><media:thumbnail/></podcast:x>'))).toEqual([])
  })

  it('is found in a group of media and in a point of an entry, where addresses may be relative', () => {
    const text = atom
      .replace(
        '<feed ',
        '<feed xmlns:media="http://search.yahoo.com/mrss/" xmlns:g="http://www.w3.org/2003/01/geo/wgs84_pos#" ',
      )
      .replace(
        '<published>',
        '<media:group><media:content url="/a" width="x"/></media:group><g:Point><g:lat>99</g:lat></g:Point><published>',
      )
    expect(codesOf(text)).toEqual(['media-invalid', 'coordinates-invalid'])
  })
})

describe('the list of RSS 1.0', () => {
  const rdf = (
    items: readonly string[],
    addresses: readonly string[],
    namespace = 'http://purl.org/rss/1.0/',
  ) =>
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="${namespace}">
<channel><title>N</title><link>${url}</link><description>N</description>
<items><rdf:Seq>${addresses.map((each) => `<rdf:li ${each}/>`).join('')}</rdf:Seq></items></channel>
${items.map((each) => `<item ${each}><title>A</title><link>${url}</link></item>`).join('')}</rdf:RDF>`
  const list = (text: string) =>
    findingsOf(text).flatMap(({ code, detail }) => (code === 'item-list-differs' ? detail : []))
  const [one, two] = ['urn:x:1', 'urn:x:2']

  it('has the same addresses as its items', () => {
    const items = [`rdf:about="${one}"`, `rdf:about="${two}"`]
    expect(list(rdf(items, [`rdf:resource="${two}"`, `resource="${one}"`]))).toEqual([])
    expect(list(rdf(items, [`rdf:resource="${one}"`]))).toEqual([expect.stringContaining(two)])
    expect(list(rdf(items.slice(1), [`rdf:resource="${one}"`, `rdf:resource="${two}"`]))).toEqual([
      expect.stringContaining(one),
    ])
    expect(list(rdf(['', ...items], [`rdf:resource="${one}"`, `rdf:resource="${two}"`]))).toEqual([
      expect.stringContaining('1 item'),
    ])
  })

  it('is unknown to RSS 0.90', () => {
    expect(list(rdf(['', ''], [], 'http://my.netscape.com/rdf/simple/0.9/'))).toEqual([])
  })
})

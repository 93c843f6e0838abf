/**
 * The vocabulary’s page and JSON Schema match the feeds: all terms are documented, and all
 * documented terms are used.
 */
import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { invisibleRanges } from 'candor-disclosure/text/invisible.ts'
import { namespaces } from 'candor-disclosure/text/namespaces.ts'
import { describe, expect, it } from 'vitest'
import { candorJsonSchema } from '../../../src/core/disclosure/json-schema.ts'
import { sections } from '../../../src/core/disclosure/terms.ts'
import {
  atomExample,
  jsonExample,
  rssExample,
} from '../../../src/core/disclosure/vocabulary-examples.ts'
import { renderAtom } from '../../../src/core/feed/atom.ts'
import { renderJsonFeed } from '../../../src/core/feed/json-feed.ts'
import { renderRss } from '../../../src/core/feed/rss.ts'
import {
  buildArticle,
  buildCorrection,
  buildDisclosure,
  buildPart,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildSource,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { openApp, readPage } from './read-page.ts'

const reviewed = {
  mode: 'ai-assisted',
  reviewedBy: 'Desk editor',
  reviewedAt: '2026-05-01T12:30:00Z',
} as const

/** Articles and a correction that together use every term. */
const full = buildArticle({
  language: 'eu',
  disclosure: buildDisclosure({
    mode: 'ai-assisted',
    reviewedBy: 'Desk editor',
    parts: [buildPart({ name: 'translation', translatedFrom: 'fr', ...reviewed })],
  }),
  picture: buildPicture(),
  sources: [buildSource()],
  corrections: [buildCorrection()],
  aiRights: 'licensed',
  statement: { jws: 'a.b.c', address: '0'.repeat(64) },
})
const gone = buildArticle({
  guid: 'urn:x:gone',
  retraction: { reason: 'It was wrong.', date: new Date('2026-05-03') },
})
const notice = buildArticle({
  guid: 'urn:x:notice',
  notice: { guid: 'urn:x:notice', kind: 'correction', about: 'urn:x:gone', ...buildCorrection() },
})
const tombstones = [{ guid: 'urn:x:deleted', deletedAt: new Date('2026-05-02T00:00:00Z') }]
const site = buildSite({
  titleLabel: 'all',
  aiRights: 'open',
  licenseUrl: 'https://news.example.org/licence',
})
const feed = feedShowing(
  site,
  buildSelection(),
  buildSnapshot({ articles: [full, gone, notice], tombstones }),
)
const json = JSON.parse(renderJsonFeed(feed))

/** Paths of all members as in the table, with `[]` after a list. */
function membersOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value))
    return [`${path}[]`, ...value.flatMap((each) => membersOf(each, `${path}[]`)).filter(isBelow)]
  if (typeof value !== 'object' || value === null) return path === '' ? [] : [path]
  const below = Object.entries(value).flatMap(([name, each]) =>
    membersOf(each, path === '' ? name : `${path}.${name}`),
  )
  return path === '' ? below : [path, ...below]
}
const isBelow = (path: string) => !path.endsWith('[]')
const sorted = (values: Iterable<string>) => [...new Set(values)].sort()

const documented = (scope: 'item' | 'feed') =>
  sorted(
    sections
      .filter((section) => section.scope === scope)
      .flatMap(({ terms }) => terms.map(({ json }) => json)),
  )

/** The terms of our namespace in a document, as in the table. */
function candorTerms(xml: string): readonly string[] {
  const found: string[] = []
  const visit = (node: Node) => {
    if (node.nodeType === 1) found.push(...termsOf(node as Element))
    for (const child of Array.from(node.childNodes)) visit(child)
  }
  visit(new DOMParser().parseFromString(xml, 'text/xml'))
  return found
}

function termsOf(element: Element): readonly string[] {
  const attributes = Array.from(element.attributes)
  const prefix = element.namespaceURI === namespaces.atom ? 'atom:' : 'media:'
  if (element.namespaceURI !== namespaces.candor) {
    const ours = attributes.filter(({ namespaceURI }) => namespaceURI === namespaces.candor)
    return ours.map(({ localName }) => `${prefix}${element.localName}/@candor:${localName}`)
  }
  const name = `candor:${element.localName}`
  return [
    name,
    ...attributes.map((attribute) => `${name}/@${attribute.name}`),
    ...(element.textContent ? [`${name}/text()`] : []),
  ]
}

describe('the table', () => {
  it('has exactly the members of _candor in our JSON Feed', () => {
    expect(
      sorted(json.items.flatMap(({ _candor }: { _candor: unknown }) => membersOf(_candor))),
    ).toEqual(documented('item'))
    expect(sorted(membersOf(json._candor))).toEqual(documented('feed'))
  })

  it.each([
    ['RSS', renderRss(feed)],
    ['Atom', renderAtom(feed)],
  ])('has exactly the elements and attributes of our namespace in our %s', (_name, xml) => {
    const ours = sections.flatMap(({ terms }) =>
      terms.flatMap(({ xml }) => (xml?.includes('candor:') ? [xml] : [])),
    )
    expect(sorted(candorTerms(xml))).toEqual(sorted(ours))
  })

  it('is on the page', async () => {
    const page = await readPage(openApp(), '/ns/1.0')
    const codes = new Set(page.all('code').map(({ text }) => text))
    for (const { xml, json } of sections.flatMap(({ terms }) => terms)) {
      expect(codes).toContain(json)
      if (xml !== null) expect(codes).toContain(xml)
    }
  })
})

it('links to the schema for validators', async () => {
  const app = openApp()
  const links = (await readPage(app, '/ns/1.0')).all('a').map((link) => link.get('href') ?? '')
  const files = links.filter((href) => href.includes('/ns/1.0/'))
  expect(files).toEqual(['/ns/1.0/candor.schema.json'])
  for (const file of files) expect((await app.request(file)).status).toBe(200)
})

describe('the examples', () => {
  const article = buildArticle({
    disclosure: {
      ...buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'Desk editor', parts: [buildPart()] }),
      generatedAt: new Date('2026-05-01T11:58:30Z'),
    },
    picture: buildPicture({
      url: 'https://news.example.org/bridge.jpg',
      digitalSourceType: 'digitalCapture',
    }),
    sources: [buildSource({ url: 'https://council.example.org/minutes' })],
    corrections: [buildCorrection({ url: 'https://news.example.org/corrections' })],
  })
  const same = feedShowing(buildSite(), buildSelection(), buildSnapshot({ articles: [article] }))

  it.each([
    ['RSS', rssExample, renderRss(same)],
    ['Atom', atomExample, renderAtom(same)],
  ])('in %s equals our feed of such an article, line by line', (_name, example, xml) => {
    const written = new Set(xml.split('\n').map((line) => line.trim()))
    expect(
      example
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => !written.has(line)),
    ).toEqual([])
  })

  it('in JSON equals our feed of such an article', () => {
    expect(JSON.parse(renderJsonFeed(same)).items[0]._candor).toEqual(jsonExample)
  })
})

describe('the JSON Schema', () => {
  const ajv = addFormats.default(
    new Ajv2020.default({ strict: true, allErrors: true, strictRequired: false }),
  )
  const validate = ajv.compile(candorJsonSchema)
  const item = (changes: object) => ({
    items: [{ _candor: { ...structuredClone(jsonExample), ...changes } }],
  })
  const disclosure = (changes: object) =>
    item({ disclosure: { ...jsonExample.disclosure, ...changes } })

  const text = { name: 'text', mode: 'ai-autonomous' }
  const byHuman = { name: 'headline', mode: 'human-only' }

  it('accepts a summary by AI beside a text by people that has no reviewer', () => {
    const document = disclosure({ reviewed_by: undefined })
    expect(validate(JSON.parse(JSON.stringify(document))) ? [] : validate.errors).toEqual([])
  })

  const notes = {
    text: 'It was wrong.',
    date: '2026-05-03T10:00:00Z',
    ref: 'urn:x:gone',
    kind: 'retraction',
  }

  it.each(['correction', 'retraction'])('accepts a %s that is an item of its own', (kind) => {
    expect(validate(item({ corrections: [{ ...notes, kind }] })) ? [] : validate.errors).toEqual([])
  })

  it('accepts our feed with every term', () => {
    expect(validate(json) ? [] : validate.errors).toEqual([])
  })

  it.each([
    ['an unknown mode', disclosure({ mode: 'ai' })],
    ['a blank statement', disclosure({ statement: ' ' })],
    ['a statement that nobody sees', disclosure({ statement: '\u200b\u2060 \u3164' })],
    ['a label of soft hyphens and tags', disclosure({ label: '\u00ad\u{e0041}' })],
    ['ai-assisted that names nobody', disclosure({ reviewed_by: undefined, parts: undefined })],
    ['a text by AI that nobody reviewed', disclosure({ reviewed_by: undefined, parts: [text] })],
    ['no part by AI and no reviewer', disclosure({ reviewed_by: undefined, parts: [byHuman] })],
    ['an unknown part', disclosure({ parts: [{ name: 'mood', mode: 'ai-autonomous' }] })],
    ['a translation from nowhere', disclosure({ parts: [{ ...text, name: 'translation' }] })],
    ['a reviewer without a date', disclosure({ parts: [{ ...text, reviewed_by: 'R' }] })],
    ['ai-autonomous with a reviewer', disclosure({ mode: 'ai-autonomous' })],
    ['a day instead of a point in time', disclosure({ generated_at: '2026-05-01' })],
    ['an unknown kind of notice', item({ corrections: [{ ...notes, kind: 'withdrawal' }] })],
    ['a kind without the article', item({ corrections: [{ ...notes, ref: undefined }] })],
  ])('refuses %s', (_name, document) => {
    // Through JSON, which has no undefined members.
    expect(validate(JSON.parse(JSON.stringify(document)))).toBe(false)
  })

  it('accepts one visible character among others that are not', () => {
    for (const statement of ['\u200b–\u200b', '🙂', '\u00adى']) {
      expect(validate(disclosure({ statement })) ? [] : validate.errors).toEqual([])
    }
  })

  it('is served in characters that people can see, with the class that the database has too', async () => {
    const text = await (await openApp().request('/ns/1.0/candor.schema.json')).text()
    expect(text).toMatch(/^[\n\x20-\x7e]+$/)
    const { pattern } = JSON.parse(text).$defs.disclosure.properties.statement
    for (const [first, last] of invisibleRanges) {
      const ends = [first, last].map((code) => String.fromCodePoint(code))
      expect(ends.filter((each) => new RegExp(pattern, 'u').test(each))).toEqual([])
    }
  })

  it('is served with CORS', async () => {
    const answer = await openApp().request('/ns/1.0/candor.schema.json')
    expect(answer.headers.get('Content-Type')).toBe('application/schema+json')
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(candorJsonSchema)))
  })
})

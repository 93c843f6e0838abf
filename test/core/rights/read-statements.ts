/**
 * Reads what a service says that machines may do, in each vocabulary on its own, as a crawler that
 * knows only that one would.
 */
import { expect } from 'vitest'
import type { Running } from '../app/running.ts'
import { type Reading, readWithSaxes } from '../text/xml-readers.ts'
import { checkRsl, rsl } from './rsl-rules.ts'

/**
 * What may be done without asking. `mining` stands where a vocabulary has one bit for input and
 * training.
 */
export type Uses = {
  readonly search?: boolean
  readonly input?: boolean
  readonly train?: boolean
  readonly mining?: boolean
}

const labels: Readonly<Record<string, 'search' | 'input' | 'train'>> = {
  ...{ 'train-ai': 'train', 'ai-use': 'input', search: 'search' },
  ...{ 'ai-train': 'train', 'ai-input': 'input' },
}

/** `train-ai=n, …` (aipref) or `ai-train=no, …` (Content Signals). */
export function readPairs(text: string, words: readonly [yes: string, no: string]): Uses {
  return Object.fromEntries(
    text.split(/\s*,\s*/).map((pair) => {
      const [label = '', answer = ''] = pair.split('=')
      expect(Object.keys(labels)).toContain(label)
      expect(words).toContain(answer)
      return [labels[label], answer === words[0]]
    }),
  )
}

const covers: Readonly<Record<string, readonly string[]>> = {
  all: ['search', 'ai-input', 'ai-train', 'ai-index'],
  'ai-all': ['ai-input', 'ai-train', 'ai-index'],
}
const tokensOf = (element: Reading, name: string): readonly string[] =>
  element.children
    .filter((child) => child.name === rsl(name) && child.attributes['type'] === 'usage')
    .flatMap(({ text }) => text.split(' ').flatMap((token) => covers[token] ?? [token]))

/**
 * RSL 1.0 §3.1.1: what any licence prohibits is not licensed; of the others, what one permits that
 * costs nothing to ask.
 */
export function readRsl(contents: readonly Reading[]): Uses {
  const licences = contents.flatMap((content) =>
    content.children
      .filter(({ name }) => name === rsl('license'))
      .map((licence) => ({ licence, content })),
  )
  const prohibited = licences.flatMap(({ licence }) => tokensOf(licence, 'prohibits'))
  const free = licences.flatMap(({ licence, content }) => {
    const [payment] = licence.children.filter(({ name }) => name === rsl('payment'))
    const isFree = ['free', 'attribution'].includes(payment?.attributes['type'] ?? '')
    return isFree && content.attributes['server'] === undefined ? tokensOf(licence, 'permits') : []
  })
  const may = (token: string) => free.includes(token) && !prohibited.includes(token)
  return { search: may('search'), input: may('ai-input'), train: may('ai-train') }
}

export const contentsOf = (parent: Reading): readonly Reading[] =>
  parent.children.filter(({ name }) => name === rsl('content'))

const mining = (value: unknown): Uses => {
  expect([0, 1, '0', '1']).toContain(value)
  return { mining: Number(value) === 0 }
}

const itemsOf = (reading: Reading): readonly Reading[] =>
  reading.name === 'item' ? [reading] : reading.children.flatMap(itemsOf)

/** By where it stands. `base` is the base path, and `more` are pages of plugins. */
export async function readStatements(
  running: Running,
  base = '',
  more: readonly string[] = [],
): Promise<ReadonlyMap<string, Uses>> {
  const found = new Map<string, Uses>()
  const get = async (path: string) => {
    const response = await running.fetch(path)
    expect([path, response.status]).toEqual([path, 200])
    const { headers } = response
    const usage = headers.get('Content-Usage')
    if (usage !== null) found.set(`Content-Usage of ${path}`, readPairs(usage, ['y', 'n']))
    const reserved = headers.get('tdm-reservation')
    if (reserved !== null) found.set(`tdm-reservation of ${path}`, mining(reserved))
    for (const [, url = ''] of (headers.get('Link') ?? '').matchAll(
      /<([^>]*)>; rel="license"; type="application\/rsl\+xml"/g,
    ))
      found.set(`Link of ${path}`, await rslAt(url))
    return response.text()
  }
  const documents = new Map<string, Uses>()
  const rslAt = async (url: string) => {
    const { pathname } = new URL(url)
    const known = documents.get(pathname)
    if (known) return known
    const response = await running.fetch(pathname)
    expect([url, response.status, response.headers.get('Content-Type')]).toEqual([
      url,
      200,
      'application/rsl+xml',
    ])
    const root = readWithSaxes(await response.text())
    checkRsl(root)
    const uses = readRsl(contentsOf(root))
    documents.set(pathname, uses)
    return uses
  }

  const robots = await get(`${base}/robots.txt`)
  for (const [, url = ''] of robots.matchAll(/^License: (.*)$/gm))
    found.set('License of robots.txt', await rslAt(url))
  const [, group = ''] = robots.split(/^User-agent: \*$/m)
  for (const [, text = ''] of group.matchAll(/^Content-Signal: (.*)$/gm))
    found.set('Content-Signal of robots.txt', readPairs(text, ['yes', 'no']))
  for (const [, path, text = ''] of group.matchAll(/^Content-Usage: (\S+) (.*)$/gm)) {
    expect(path).toBe(`${base}/`)
    found.set('Content-Usage of robots.txt', readPairs(text, ['y', 'n']))
  }

  const mined = await running.fetch('/.well-known/tdmrep.json')
  if (mined.status === 200) {
    const [rule, ...others] = (await mined.json()) as readonly Record<string, unknown>[]
    expect([others, rule?.['location']]).toEqual([[], `${base}/`])
    found.set('tdmrep.json', mining(rule?.['tdm-reservation']))
  }

  for (const path of ['/atom.xml', '/feed.json', '/', '/reviewed/', '/opml.xml', ...more])
    await get(`${base}${path}`)
  for (const [index, item] of itemsOf(readWithSaxes(await get(`${base}/rss.xml`))).entries()) {
    const contents = contentsOf(item)
    for (const content of contents)
      checkRsl({ name: rsl('rsl'), attributes: {}, text: '', children: [content] })
    if (contents.length > 0) found.set(`rsl:content of item ${index}`, readRsl(contents))
  }
  for (const path of ['/', ...more]) {
    const html = await get(`${base}${path}`)
    for (const [, url = ''] of html.matchAll(
      /<link rel="license" type="application\/rsl\+xml" href="([^"]*)">/g,
    ))
      found.set(`link of ${path}`, await rslAt(url))
  }
  return found
}

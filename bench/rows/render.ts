/**
 * One render compared with the plain `feed` package and its own serializer: the cost of extensions
 * and safety.
 */

import { registerHooks } from 'node:module'
import type { Feed as PlainFeed } from 'feed'
import { buildFeed } from '../../src/core/feed/build-feed.ts'
import { renderFeed } from '../../src/core/feed/render-feed.ts'
import { type FormatKey, formats } from '../../src/core/request/address.ts'
import { wholeFamily } from '../../src/core/request/selection.ts'
import { cacheBodies, cleanBody } from '../../src/core/sanitize/clean-body.ts'
import { parseSite } from '../../src/core/settings/site.ts'
import type { Snapshot } from '../../src/core/store/snapshot.ts'
import { createStore } from '../../src/core/store/store.ts'
import { openPool } from '../../src/hosts/node/database/server.ts'
import { atMost, compare, type Finding, inTurns } from '../measurement.ts'
import type { Bench, Row } from './bench.ts'

const rendersInRound = 60
const targets: Readonly<Record<FormatKey, number>> = { rss: 0.8, atom: 0.8, json: 1.2 }

type PlainFeedClass = typeof PlainFeed

/**
 * A second copy of the package, as npm installs it elsewhere: with xml-js, without vendor/xml-js.
 */
async function loadPlainFeed(): Promise<PlainFeedClass> {
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'feed?plain') {
        const found = next('feed', context)
        return { ...found, url: `${found.url}?plain` }
      }
      if (specifier !== 'xml-js' || !context.parentURL?.endsWith('?plain'))
        return next(specifier, context)
      return next('xml-js-original', { ...context, parentURL: import.meta.url })
    },
  })
  const plain = 'feed?plain'
  const { Feed }: { Feed: PlainFeedClass } = await import(plain)
  if (typeof new Feed({ id: '', title: '', copyright: '' }).rss2() !== 'string')
    throw new Error('the plain copy of feed did not return a string')
  return Feed
}

/** Uses the package as its documentation shows: without extensions, and with unchecked HTML. */
function renderPlain(Feed: PlainFeedClass, { articles }: Snapshot, key: FormatKey): string {
  const feed = new Feed({
    id: 'https://news.example.org/',
    title: 'Example News',
    description: 'News from an example',
    link: 'https://news.example.org/',
    copyright: '© Example News',
    updated: new Date('2026-11-01T00:00:00Z'),
    feedLinks: { rss: 'https://news.example.org/rss.xml' },
  })
  for (const article of articles) {
    feed.addItem({
      id: article.guid,
      title: article.title,
      link: article.url,
      description: article.standfirst,
      content: article.bodyHtml,
      author: [{ name: article.byline ?? '' }],
      category: article.topics.map(({ label }) => ({ name: label })),
      date: article.updatedAt,
      published: article.publishedAt,
    })
  }
  return { rss: () => feed.rss2(), atom: () => feed.atom1(), json: () => feed.json1() }[key]()
}

async function measure(bench: Bench): Promise<Finding[]> {
  const Feed = await loadPlainFeed()
  const { db, close } = openPool(bench.small.url)
  const selection = wholeFamily('all', 30)
  const snapshot = await createStore(db, () => {}).latest(selection)
  await close()
  const site = parseSite({ SITE_ORIGIN: 'https://news.example.org' })
  const clean = cacheBodies(cleanBody, 10_000_000)
  const findings: Finding[] = []
  for (const format of Object.values(formats)) {
    const ours = () =>
      renderFeed(buildFeed({ site, request: selection, snapshot, clean }), format.key)
    const theirs = () => renderPlain(Feed, snapshot, format.key)
    const sizes = [ours(), theirs()].map(
      (text) => `${Math.round(Buffer.byteLength(text) / 1000)} kB`,
    )
    const cpu: [number[], number[]] = [[], []]
    const times = await inTurns(
      Math.max(bench.options.rounds, 5) * 3,
      () => timed(ours, cpu[0]),
      () => timed(theirs, cpu[1]),
    )
    const what = `render of 30 articles as ${format.name}`
    const rest = {
      row: 'render',
      against: 'plain `feed`, no extensions, no safety',
      unit: 'ms',
      names: ['Candor', 'feed'],
      note: `${sizes[0]} against ${sizes[1]}`,
    } as const
    // The first third is the warm-up of both sides.
    const withoutWarmUp = ([one, other]: readonly [number[], number[]]) =>
      [one.slice(one.length / 3), other.slice(other.length / 3)] as const
    findings.push(
      compare({ ...rest, what, target: atMost(targets[format.key]) }, withoutWarmUp(times)),
    )
    findings.push(
      compare({ ...rest, what: `${what}: CPU, all threads`, target: null }, withoutWarmUp(cpu)),
    )
  }
  return findings
}

/**
 * Returns the milliseconds of one render. Adds its CPU time in all threads, garbage collection
 * included, to `cpu`.
 */
function timed(render: () => string, cpu: number[]): number {
  const before = process.cpuUsage()
  const start = performance.now()
  for (let index = 0; index < rendersInRound; index += 1) render()
  const time = (performance.now() - start) / rendersInRound
  const { user, system } = process.cpuUsage(before)
  cpu.push((user + system) / 1000 / rendersInRound)
  return time
}

export const renderRows: readonly Row[] = [{ name: 'render', measure }]

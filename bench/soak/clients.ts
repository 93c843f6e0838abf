/**
 * The fifty readers of a soak: feeds that are always in memory, and what may be missing while the
 * database is away.
 */
import type { Reader } from '../endurance/readers.ts'

/** One to two seconds, so that they do not poll together. */
const politeMs = () => 1000 + Math.random() * 1000
/** Nobody searches every second. */
const searcherMs = () => 4000 + Math.random() * 2000

const feeds = [
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/topics/topic-1/rss.xml',
  '/modes/ai-autonomous/feed.json',
]
const embeds = [
  '/embed/?layout=cards&summaries=on',
  '/embed/fragment.html?layout=cards&summaries=on',
  '/topics/topic-1/embed/?limit=5',
  '/feed.json?limit=5&content=summary',
]
const words = ['article', 'soak', 'bridge', 'minutes', 'council']

/**
 * Thirty that poll, one of them fast and with each new text for `onText`; ten that show embeds; ten
 * that search.
 */
export function fiftyReaders(onText: (text: string) => void): readonly Reader[] {
  const polls = Array.from({ length: 29 }, (_, index): Reader => {
    const path = feeds[index % feeds.length] ?? '/rss.xml'
    return {
      ...polite(`polls ${path}`),
      paths: [path],
      coding: index % 2 === 0 ? 'gzip' : 'br',
      mayMiss: false,
    }
  })
  const waits = {
    ...polite('waits for articles'),
    paths: ['/rss.xml'],
    coding: 'gzip',
    mayMiss: false,
    onText,
  }
  const others = (name: string, paths: readonly string[], pauseMs: () => number) =>
    Array.from(
      { length: 10 },
      (): Reader => ({ ...polite(name), paths, coding: 'gzip', pauseMs, mayMiss: true }),
    )
  return [
    ...polls,
    { ...waits, pauseMs: () => 250 },
    ...others('embeds', embeds, politeMs),
    ...others(
      'searches',
      words.map((word) => `/search/rss.xml?q=${word}`),
      searcherMs,
    ),
  ]
}

const polite = (name: string) => ({ name, pauseMs: politeMs, conditional: true })

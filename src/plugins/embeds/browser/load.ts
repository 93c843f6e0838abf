/**
 * Loads a feed for the web component. The browser revalidates it, and all widgets of a page share
 * the request. If it fails, returns the last good feed.
 */
import type { Headlines } from '../headlines.ts'
import { keepFeed, keptFeed } from './last-good.ts'
import { readJsonFeed } from './read-json-feed.ts'

const timeoutMs = 10_000

const underWay = new Map<string, Promise<Headlines>>()

/**
 * `url` is absolute. Sends no cookie and no referrer.
 *
 * @throws if the feed cannot be loaded and there is no last good one.
 */
export function loadHeadlines(url: string): Promise<Headlines> {
  const already = underWay.get(url)
  if (already) return already
  const work = load(url).finally(() => underWay.delete(url))
  underWay.set(url, work)
  return work
}

async function load(url: string): Promise<Headlines> {
  try {
    const feed: unknown = await request(url)
    const headlines = readJsonFeed(feed, url)
    keepFeed(url, JSON.stringify(feed, withoutBodies))
    return headlines
  } catch (error) {
    const text = keptFeed(url)
    if (text === null) throw error
    console.warn(`<candor-headlines> shows the last good headlines of ${url}:`, error)
    return readJsonFeed(JSON.parse(text), url)
  }
}

/** Bodies are most of a feed, and headlines do not show them. */
const withoutBodies = (name: string, value: unknown) =>
  name === 'content_html' ? undefined : value

async function request(url: string): Promise<unknown> {
  const signal = AbortSignal.timeout(timeoutMs)
  const response = await fetch(url, {
    cache: 'no-cache',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal,
  })
  // A removed feed is no outage: its articles may have been retracted.
  if (response.status === 404 || response.status === 410) keepFeed(url, null)
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
  return await response.json()
}

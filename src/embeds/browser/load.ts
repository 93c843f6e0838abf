/** Gets a feed for the web component: revalidated by the browser, shared by all widgets of a page, and the last good one where there is no other. */
import type { Headlines } from '../headlines.ts'
import { readJsonFeed } from './read-json-feed.ts'

const timeoutMs = 10_000
/** Longer feeds are not kept: the storage is the partner's. */
const longestKept = 200_000

const underWay = new Map<string, Promise<Headlines>>()

/**
 * `url` is absolute. Sends no cookie and no referrer.
 *
 * @throws where neither the feed nor the last good one can be had.
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
    const text = await request(url)
    const headlines = readJsonFeed(JSON.parse(text), url)
    if (text.length <= longestKept) keep(url, text)
    return headlines
  } catch (error) {
    const text = kept(url)
    if (text === null) throw error
    console.warn(`<candor-headlines> shows the last good headlines of ${url}:`, error)
    return readJsonFeed(JSON.parse(text), url)
  }
}

async function request(url: string): Promise<string> {
  const signal = AbortSignal.timeout(timeoutMs)
  const response = await fetch(url, { cache: 'no-cache', credentials: 'omit', referrerPolicy: 'no-referrer', signal })
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
  return await response.text()
}

const keyOf = (url: string) => `candor ${url}`

/** Pages that are sandboxed, and people who refuse storage, have none. */
function keep(url: string, text: string): void {
  try {
    sessionStorage.setItem(keyOf(url), text)
  } catch {}
}

function kept(url: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(url))
  } catch {
    return null
  }
}

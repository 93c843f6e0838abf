/** Finds links to feeds that programs do not find. */
import { type FeedFault, when } from './fault.ts'

/** Faults of a page's links to feeds: links with a type or an address like that of feeds. */
export function linkFaults(html: string): FeedFault[] {
  const links = (html.match(/<link\b[^<>]*>/gi) ?? []).filter((link) => /\balternate\b/i.test(link))
  const isRight = (link: string) =>
    /\bhref=["']?[^"'\s>]/i.test(link) && /application\/(rss|atom|feed)\+/i.test(link)
  const lost = links.filter(
    (link) => !/\bhreflang=/i.test(link) && /rss|atom|feed/i.test(link) && !isRight(link),
  )
  return [
    ...when(
      lost.length === 0 && !links.some(isRight),
      'feed-link-missing',
      'The page names no feed.',
    ),
    ...lost.map((link): FeedFault => ['feed-link-malformed', link.slice(0, 200)]),
  ]
}

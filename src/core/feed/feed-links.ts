/**
 * The links of a feed, for documents in RSS and Atom and for the `Link` header of every response.
 */
import { allFormats, type FormatKey, formats } from '../request/address.ts'
import { rslMediaType } from '../rights/rsl.ts'
import { rslLink } from '../rights/statements.ts'
import type { Feed } from './feed.ts'

type HeadLink = {
  readonly rel: string
  readonly type?: string
  readonly title?: string
  readonly href: string
}

/**
 * The feed in the same format, its page, its archive (RFC 5005 §4), and the documents that it
 * refers to.
 */
export function feedLinks(feed: Feed, key: FormatKey): readonly HeadLink[] {
  const { archive, corrections, hubUrls, licenseUrl, terms } = feed
  const link = (rel: string, href: string | undefined): readonly HeadLink[] =>
    href === undefined ? [] : [{ rel, type: formats[key].type, href }]
  return [
    ...link('self', feed.isUnnamed ? undefined : feed.selfUrls[key]),
    ...link('current', archive?.isPart ? archive.current[key] : undefined),
    ...link('prev-archive', archive?.previous?.[key]),
    ...link('next-archive', archive?.next?.[key]),
    ...hubUrls.map((href) => ({ rel: 'hub', href })),
    { rel: 'describedby', href: feed.policyUrl },
    ...(licenseUrl === null ? [] : [{ rel: 'license', href: licenseUrl }]),
    // After the licence for people, which readers show: RFC 4946 §2 allows one link for each type.
    ...(terms === null ? [] : [rslLink(terms)]),
    // Readers never mark an entry as unread again, and some keep its first text: only that feed
    // tells of a correction.
    ...link('related', corrections?.urls[key]).map((related) => ({
      ...related,
      title: corrections?.title,
    })),
    // Last: Liferea takes the last relation that it does not know for the home page.
    { rel: 'alternate', type: 'text/html', href: feed.homeUrl },
  ]
}

/**
 * For the `Link` header: WebSub clients look there first, and for JSON Feed only there. With the
 * other formats. Only alternates have a type, to tell them apart. The header of every document has
 * the RSL licence (documents/site-headers.ts).
 */
export function headerLinks(feed: Feed, key: FormatKey): readonly HeadLink[] {
  const formatLinks = allFormats.map((format) => ({
    rel: format.key === key ? 'self' : 'alternate',
    type: format.type,
    href: feed.selfUrls[format.key],
  }))
  return [
    ...(feed.isUnnamed ? [] : formatLinks),
    ...feedLinks(feed, key)
      .filter(({ rel, type }) => rel !== 'self' && type !== rslMediaType)
      .map((link) => (link.rel === 'alternate' ? link : { rel: link.rel, href: link.href })),
  ]
}

/** A feed as a document that delivery can keep: a format's text with what HTTP says about it. */
import type { Snapshot } from './articles/article.ts'
import type { Feed } from './feed/feed.ts'
import { feedLinks } from './feed/feed-links.ts'
import type { Format } from './feed/formats.ts'
import { aiDisclosure } from './http/ai-disclosure.ts'
import { linkHeader } from './http/link-header.ts'
import { dataSafety } from './http/safety.ts'
import type { DocumentKind } from './newsroom-delivery.ts'
import type { Site } from './site.ts'

export function feedDocument(site: Site, format: Format): DocumentKind {
  return {
    key: format.key,
    file: format.file,
    maxAgeSeconds: site.pollMinutes * 60,
    render: (feed: Feed, snapshot: Snapshot) => ({
      text: format.render(feed),
      mediaType: format.mediaType,
      changedAt: snapshot.changedAt,
      link: linkHeader(feedLinks(feed, format.key)),
      aiDisclosure: aiDisclosure(snapshot.articles.map((article) => article.disclosure)),
      safety: dataSafety,
    }),
  }
}

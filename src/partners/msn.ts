/**
 * MSN (Microsoft Start). Read on 2026-11-26 at https://support.microsoft.com/en-us/msn/partner-hub/:
 *
 * - msn-feed-item-metadata-requirements: id, title (more than 20 characters, at most 150 without a short title, no HTML), date
 *   (in the past, less than 365 days old), body and link are required; an abstract is plain text.
 * - feed-content-specifications-in-msn-partner-hub: HTTPS; no addresses in titles; PNG, JPG, GIF and WebP.
 * - msn-feed-setup-and-configuration: namespaces; at most 10 MB, fewer than 30 items; pictures of at most 14 MB.
 * - msn-feed-submission-and-authentication: `<category>AI-Assisted</category>` for text, pictures and video in which AI took
 *   part. It says 15 MB for pictures: the stricter limit counts.
 * - msn-ai-content-policy: text that an AI generated and nobody reviewed is prohibited.
 * - msn-html-guidelines-and-tag-restrictions: elements of bodies; YouTube's player is refused for now.
 * - feed-management-faq-for-msn-partner-hub: each feed has one language.
 *
 * Not found with certainty: the required metadata of pictures, so the strictest form of feeds that MSN takes: title, text,
 * credit and rights; a least length of texts, so none.
 */
import { preset, webPictures } from './partner.ts'

export const msn = preset({
  name: 'msn',
  title: 'MSN',
  articles: {
    modes: ['ai-assisted', 'human-only'],
    undisclosed: false,
    // MSN keeps what is no longer in a feed: only an update takes the text away.
    retracted: true,
    oneLanguage: true,
    days: 365,
  },
  headline: { least: 21, most: 150, addresses: false },
  picture: { types: webPictures, maxBytes: 14_000_000, needs: ['alt', 'credit'] },
  content: {
    elements: (
      'b i em strong sub sup small h1 h2 h3 h4 h5 a img table thead tbody tfoot tr td th col caption colgroup ' +
      'ul ol li p div span br blockquote'
    ).split(' '),
    frames: 'links',
    picture: false,
  },
  feed: { most: 29 },
  aiCategory: 'AI-Assisted',
  channel: ['copyright', 'lastBuildDate'],
  item: ['guid', 'dcterms:modified', 'dc:creator', 'abstract', 'content:encoded', 'category', 'mi:picture'],
})

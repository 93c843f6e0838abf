/** The presets: what each partner takes, with the source of each rule. */
import { type InferInput, parse } from 'valibot'
import { type Partner, partnerSchema } from './partner.ts'
import type { PartnerName } from './settings.ts'

/** Formats of pictures that every browser shows. */
const webPictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

/** A table has only what is not as loose as possible. */
const preset = (table: InferInput<typeof partnerSchema>): Partner => parse(partnerSchema, table)

/**
 * MSN (Microsoft Start). Read on 2026-11-26 at
 * https://support.microsoft.com/en-us/msn/partner-hub/:
 *
 * - msn-feed-item-metadata-requirements: id, title (more than 20 characters, at most 150 without a
 *   short title, no HTML), date (in the past, less than 365 days old), body and link are required;
 *   an abstract is plain text.
 * - feed-content-specifications-in-msn-partner-hub: HTTPS; no addresses in titles; PNG, JPG, GIF
 *   and WebP.
 * - msn-feed-setup-and-configuration: namespaces; at most 10 MB, fewer than 30 items; pictures of
 *   at most 14 MB.
 * - msn-feed-submission-and-authentication: `<category>AI-Assisted</category>` for text, pictures
 *   and video in which AI took part. It says 15 MB for pictures: the stricter limit counts.
 * - msn-ai-content-policy: text that an AI generated and nobody reviewed is prohibited.
 * - msn-html-guidelines-and-tag-restrictions: elements of bodies; YouTube's player is refused.
 * - feed-management-faq-for-msn-partner-hub: each feed has one language.
 *
 * Not found with certainty: the required metadata of pictures, so the strictest form of feeds that
 * MSN takes: title, text, credit and rights; a least length of texts, so none.
 */
const msn = preset({
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
  item: [
    'guid',
    'dcterms:modified',
    'dc:creator',
    'abstract',
    'content:encoded',
    'category',
    'mi:picture',
  ],
})

/**
 * SmartNews: SmartFormat 2.2, https://publishers.smartnews.com/hc/en-us/articles/56500436151065,
 * read on 2026-11-26. Required of the channel: title, link, description (at most 30 characters),
 * pubDate and language; since 2.0 `snf:logo`.
 * https://publishers.smartnews.com/hc/ja/articles/360036526213 (2.1) recommends at most 1 MB.
 *
 * Not found with certainty, because only the beginning of the page could be read: the table of
 * items and their greatest number. So the strictest form of feeds that its validator takes:
 * `media:thumbnail`, `dc:creator`, `guid` and the whole text in every item, at most 100 items.
 * Advertisements and analytics are not made.
 */
const smartnews = preset({
  name: 'smartnews',
  title: 'SmartNews',
  articles: { oneLanguage: true },
  picture: { required: true, types: webPictures },
  feed: { most: 100, maxBytes: 1_000_000, maxDescription: 30, logo: 'required' },
  channel: ['pubDate', 'copyright', 'ttl', 'snf:logo'],
  item: ['guid', 'dc:creator', 'summary', 'content:encoded', 'category', 'media:thumbnail'],
})

/**
 * Flipboard, read on 2026-11-26: the guidelines at https://about.flipboard.com/rss-spec/ (as its
 * Portuguese and Italian pages have them now) and
 * https://flipboard.helpshift.com/hc/en/1-flipboard/faq/1023-resubmit-an-rss-feed/. They ask for
 * title, link, a description of 300 characters or more, pubDate, guid, dc:creator, and a picture as
 * an enclosure whose smaller side has 500 pixels or more, which only Media RSS can say, so it is
 * there too; and for 20 items, which a newsroom has or not.
 *
 * The edition of August 2016 asks for the full text in `content:encoded`, so it is sent. Not found
 * with certainty: a largest size, so 1 MB; picture formats, so those of the web.
 */
const flipboard = preset({
  name: 'flipboard',
  title: 'Flipboard',
  articles: { oneLanguage: true },
  leastSummary: 300,
  picture: { required: true, types: webPictures, leastSide: 500 },
  feed: { maxBytes: 1_000_000 },
  channel: ['lastBuildDate', 'copyright', 'ttl', 'image'],
  item: [
    'guid',
    'dc:creator',
    'summary',
    'content:encoded',
    'category',
    'enclosure',
    'media:content',
  ],
})

/**
 * NewsBreak: https://support.newsbreak.com/publisher-faq, read on 2026-11-26. Full texts with
 * pictures, no partial articles; bylines or credits of pictures; English only; old news, very long
 * texts and very many pictures are refused, without numbers.
 *
 * Its specification of RSS is sent to partners and not public. So this is the strictest form of
 * public feeds that were made for it: the namespace `nb`, title, link, pubDate, dc:creator,
 * description and content:encoded in every item, the article's address as guid, `figure` with
 * `figcaption`, and `nb-video` or `nb-audio` as the class of players. Not found with certainty: the
 * largest size and number of items, so 1 MB and 50; an age, so none.
 */
const newsbreak = preset({
  name: 'newsbreak',
  title: 'NewsBreak',
  articles: { languages: ['en'], oneLanguage: true, byline: 'required' },
  leastSummary: 1,
  picture: { required: true, types: webPictures, needs: ['credit'] },
  content: { frames: 'classes' },
  feed: { maxBytes: 1_000_000 },
  channel: ['lastBuildDate', 'copyright', 'ttl'],
  item: ['permalink', 'dc:creator', 'summary', 'content:encoded', 'category', 'media:thumbnail'],
})

export const presets: Readonly<Record<PartnerName, Partner>> = {
  msn,
  smartnews,
  flipboard,
  newsbreak,
}

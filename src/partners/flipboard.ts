/**
 * Flipboard, read on 2026-11-26: the guidelines at https://about.flipboard.com/rss-spec/ (as its Portuguese and Italian pages
 * have them now) and https://flipboard.helpshift.com/hc/en/1-flipboard/faq/1023-resubmit-an-rss-feed/. They ask for title, link,
 * a description of 300 characters or more, pubDate, guid, dc:creator, and a picture as an enclosure whose smaller side has
 * 500 pixels or more, which only Media RSS can say, so it is there too; and for 20 items, which a newsroom has or not.
 *
 * The edition of August 2016 asks for the full text in `content:encoded`, and the present one does not: it is sent, which
 * fits both. Not found with certainty: a largest size, so 1 MB; picture formats, so those of the web.
 */
import { preset, webPictures } from './partner.ts'

export const flipboard = preset({
  name: 'flipboard',
  title: 'Flipboard',
  articles: { oneLanguage: true },
  leastSummary: 300,
  picture: { required: true, types: webPictures, leastSide: 500 },
  feed: { maxBytes: 1_000_000 },
  channel: ['lastBuildDate', 'copyright', 'ttl', 'image'],
  item: ['guid', 'dc:creator', 'summary', 'content:encoded', 'category', 'enclosure', 'media:content'],
})

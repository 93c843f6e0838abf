/**
 * SmartNews: SmartFormat 2.2, https://publishers.smartnews.com/hc/en-us/articles/56500436151065, read on 2026-11-26. Required
 * of the channel: title, link, description (at most 30 characters), pubDate and language; since 2.0 `snf:logo`.
 * https://publishers.smartnews.com/hc/ja/articles/360036526213 (2.1) recommends at most 1 MB.
 *
 * Not found with certainty, because only the beginning of the page could be read: the table of items and the greatest
 * number of items. So the strictest form of feeds that its validator takes: `media:thumbnail`, `dc:creator`, `guid` and
 * the whole text in every item, at most 100 items. Advertisements and analytics are not made.
 */
import { preset, webPictures } from './partner.ts'

export const smartnews = preset({
  name: 'smartnews',
  title: 'SmartNews',
  articles: { oneLanguage: true },
  picture: { required: true, types: webPictures },
  feed: { most: 100, maxBytes: 1_000_000, maxDescription: 30, logo: 'required' },
  channel: ['pubDate', 'copyright', 'ttl', 'snf:logo'],
  item: ['guid', 'dc:creator', 'summary', 'content:encoded', 'category', 'media:thumbnail'],
})

/**
 * NewsBreak: https://support.newsbreak.com/publisher-faq, read on 2026-11-26. Full texts with pictures, no partial articles;
 * bylines or credits of pictures; English only; old news, very long texts and very many pictures are refused, without numbers.
 *
 * Its specification of RSS is sent to partners and not public. So this is the strictest form of public feeds that were made
 * for it: the namespace `nb`, title, link, pubDate, dc:creator, description and content:encoded in every item, the
 * article's address as guid, `figure` with `figcaption`, and `nb-video` or `nb-audio` as the class of players. Not found with
 * certainty: the largest size and number of items, so 1 MB and 50; an age, so none.
 */
import { preset, webPictures } from './partner.ts'

export const newsbreak = preset({
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

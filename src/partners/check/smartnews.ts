/** SmartNews reads a feed: the documents of ../smartnews.ts, in numbers of its own. */
import { child, textOf } from './read-rss.ts'
import {
  absoluteAddresses,
  atMost,
  channelHas,
  dated,
  type FeedRule,
  hasContent,
  hasElement,
  type ItemRule,
  isRfc822,
  itemHas,
  picture,
  plainTitle,
  secureLink,
  uniqueIds,
  version2,
} from './rules.ts'

const head: FeedRule = ({ channel }) => {
  const length = Array.from(textOf(channel, 'description')).length
  const logo = child(channel, 'snf:logo')
  const logoUrl = logo === undefined ? '' : textOf(logo, 'url')
  return [
    ...(length > 30 ? [`The description has ${length} characters. At most 30 are taken.`] : []),
    ...(isRfc822(textOf(channel, 'pubDate')) ? [] : ['The pubDate of the channel is not a date of RFC 822.']),
    ...(logoUrl.startsWith('https://') ? [] : ['There is no <snf:logo> with a <url>.']),
  ]
}

export const feedRules: readonly FeedRule[] = [
  version2,
  channelHas('title', 'link', 'description', 'pubDate', 'language'),
  head,
  atMost(100, 1_000_000),
  uniqueIds,
]

export const itemRules: readonly ItemRule[] = [
  ...[itemHas('title', 'link', 'guid', 'pubDate', 'dc:creator', 'content:encoded'), hasContent, dated, secureLink],
  ...[plainTitle, absoluteAddresses, hasElement('media:thumbnail'), picture('media:thumbnail')],
]

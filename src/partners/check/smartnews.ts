/** SmartNews reads a feed: the documents of ../smartnews.ts, in numbers of its own. */
import { child, textOf } from './read-rss.ts'
import {
  absoluteAddresses,
  atMost,
  channelDescriptionAtMost,
  channelHas,
  everyFeed,
  everyItem,
  type FeedRule,
  hasContent,
  hasElement,
  type ItemRule,
  isRfc822,
  itemHas,
  picture,
} from './rules.ts'

const head: FeedRule = ({ channel }) => {
  const logo = child(channel, 'snf:logo')
  const logoUrl = logo === undefined ? '' : textOf(logo, 'url')
  return [
    ...(isRfc822(textOf(channel, 'pubDate')) ? [] : ['The pubDate of the channel is not a date of RFC 822.']),
    ...(logoUrl.startsWith('https://') ? [] : ['There is no <snf:logo> with a <url>.']),
  ]
}

export const feedRules: readonly FeedRule[] = [
  ...everyFeed,
  ...[channelHas('pubDate'), channelDescriptionAtMost(30), head, atMost(100, 1_000_000)],
]

export const itemRules: readonly ItemRule[] = [
  ...everyItem,
  ...[itemHas('guid', 'dc:creator', 'content:encoded'), hasContent, absoluteAddresses],
  ...[hasElement('media:thumbnail'), picture('media:thumbnail')],
]

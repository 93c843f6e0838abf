/** Flipboard reads a feed: the documents of ../flipboard.ts, in numbers of its own. */
import { child, textOf, textOfHtml } from './read-rss.ts'
import {
  absoluteAddresses,
  atMost,
  channelHas,
  dated,
  type FeedRule,
  hasContent,
  hasElement,
  type ItemRule,
  itemHas,
  picture,
  plainTitle,
  secureLink,
  uniqueIds,
  version2,
} from './rules.ts'

export const feedRules: readonly FeedRule[] = [
  version2,
  channelHas('title', 'link', 'description', 'language'),
  atMost(50, 1_000_000),
  uniqueIds,
]

const excerpt: ItemRule = (item) => {
  const length = Array.from(textOfHtml(textOf(item, 'description'))).length
  return length < 300 ? [`The description has ${length} characters. 300 or more are wanted.`] : []
}

const enclosure: ItemRule = (item) => {
  const { length = '', type = '' } = child(item, 'enclosure')?.attributes ?? {}
  return /^\d+$/.test(length) && type !== '' ? [] : ['The enclosure needs a length and a type.']
}

const size: ItemRule = (item) => {
  const { width = '', height = '' } = child(item, 'media:content')?.attributes ?? {}
  const side = Math.min(Number(width || 'unknown'), Number(height || 'unknown'))
  return side >= 500 ? [] : [`The picture has ${width || '?'} × ${height || '?'} pixels. 500 on each side are wanted.`]
}

export const itemRules: readonly ItemRule[] = [
  ...[itemHas('title', 'link', 'description', 'pubDate', 'guid', 'dc:creator', 'content:encoded'), hasContent, dated],
  ...[
    secureLink,
    plainTitle,
    absoluteAddresses,
    excerpt,
    hasElement('enclosure'),
    enclosure,
    picture('enclosure'),
    size,
  ],
]

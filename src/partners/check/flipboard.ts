/** Flipboard reads a feed: the documents of ../flipboard.ts, in numbers of its own. */
import { child } from './read-rss.ts'
import {
  absoluteAddresses,
  atMost,
  descriptionAtLeast,
  everyFeed,
  everyItem,
  type FeedRule,
  hasContent,
  hasElement,
  type ItemRule,
  itemHas,
  picture,
} from './rules.ts'

export const feedRules: readonly FeedRule[] = [...everyFeed, atMost(50, 1_000_000)]

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
  ...everyItem,
  ...[itemHas('description', 'guid', 'dc:creator', 'content:encoded'), hasContent, absoluteAddresses],
  ...[descriptionAtLeast(300), hasElement('enclosure'), enclosure, picture('enclosure'), size],
]

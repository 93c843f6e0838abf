/** The rules of a newsroom's own partner, made of its table: nobody else has written them down. */
import type { Partner } from '../partner.ts'
import { attributeOf, child, elementsOf, textOf } from './read-rss.ts'
import {
  absoluteAddresses,
  atMost,
  channelDescriptionAtMost,
  descriptionAtLeast,
  everyFeed,
  everyItem,
  type FeedRule,
  hasContent,
  hasElement,
  type ItemRule,
  itemHas,
  picture,
  titleBetween,
  youngerThan,
} from './rules.ts'

export function ownRules(partner: Partner): { readonly feed: readonly FeedRule[]; readonly item: readonly ItemRule[] } {
  const { articles, headline, leastSummary, content, item } = partner
  const showsContent = item.includes('content:encoded')
  const pictures = (['media:content', 'media:thumbnail', 'enclosure'] as const).filter(
    (name) => item.includes(name) || (name === 'media:content' && item.includes('mi:picture')),
  )
  return {
    feed: [
      ...everyFeed,
      atMost(partner.feed.most, partner.feed.mostBytes),
      ...(partner.feed.mostDescription === null ? [] : [channelDescriptionAtMost(partner.feed.mostDescription)]),
      ...(partner.feed.logo === 'required' ? [logo] : []),
    ],
    item: [
      ...everyItem,
      itemHas('guid'),
      titleBetween(headline.least, headline.most ?? Number.POSITIVE_INFINITY),
      ...(articles.days === null ? [] : [youngerThan(articles.days)]),
      ...(showsContent ? [hasContent, absoluteAddresses] : []),
      ...(showsContent && content.elements !== null ? [only(content.elements)] : []),
      ...(item.includes('summary') || item.includes('abstract') ? [descriptionAtLeast(leastSummary)] : []),
      ...(partner.picture.required ? pictures.map(hasElement) : []),
      ...pictures.map((name) => picture(name, partner.picture.types)),
    ],
  }
}

const logo: FeedRule = ({ channel }) =>
  child(channel, 'image') || child(channel, 'snf:logo') ? [] : ['The channel has no <image> and no <snf:logo>.']

const only =
  (allowed: readonly string[]): ItemRule =>
  (item) =>
    elementsOf(textOf(item, 'content:encoded')).flatMap((element) =>
      allowed.includes(element.tagName) || attributeOf(element, 'class')?.startsWith('nb-')
        ? []
        : [`<${element.tagName}> is not allowed in texts.`],
    )

/** NewsBreak reads a feed: the documents of ../newsbreak.ts, in numbers of its own. */
import { attributeOf, elementsOf, textOf } from './read-rss.ts'
import {
  absoluteAddresses,
  atMost,
  declares,
  everyFeed,
  everyItem,
  type FeedRule,
  hasContent,
  hasElement,
  type ItemRule,
  itemHas,
  picture,
} from './rules.ts'

const english: FeedRule = ({ channel }) => {
  const language = textOf(channel, 'language')
  return /^en(-|$)/i.test(language) ? [] : [`The language is "${language}". Only English is taken.`]
}

export const feedRules: readonly FeedRule[] = [
  ...everyFeed,
  ...[declares('https://www.newsbreak.com/'), english, atMost(50, 1_000_000)],
]

const guid: ItemRule = (item) => {
  const text = textOf(item, 'guid')
  return text === textOf(item, 'link') ? [] : [`The guid is "${text}", and not the address of the article.`]
}

const players: ItemRule = (item) =>
  elementsOf(textOf(item, 'content:encoded')).flatMap((element) =>
    element.tagName !== 'iframe' || /(^| )nb-(video|audio)( |$)/.test(attributeOf(element, 'class') ?? '')
      ? []
      : ['A player has no class nb-video or nb-audio.'],
  )

/** The picture stands in the text, and its credit with it if the element shows none. */
const shown: ItemRule = (item) =>
  elementsOf(textOf(item, 'content:encoded')).some(({ tagName }) => tagName === 'img')
    ? []
    : ['There is no picture in the text.']

export const itemRules: readonly ItemRule[] = [
  ...everyItem,
  ...[itemHas('dc:creator', 'description', 'content:encoded'), guid, hasContent, absoluteAddresses],
  ...[players, shown, hasElement('media:thumbnail'), picture('media:thumbnail')],
]

/** NewsBreak reads a feed: the documents of ../newsbreak.ts, in numbers of its own. */
import { attributeOf, child, elementsOf, textOf } from './read-rss.ts'
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

const creator: ItemRule = (item, { channel }) =>
  textOf(item, 'dc:creator') === textOf(channel, 'title') ? ['The creator is the name of the site.'] : []

/** The line below the picture is its credit, or the newsroom's caption. */
const credit: ItemRule = (item) => {
  const url = child(item, 'media:thumbnail')?.attributes['url']
  const elements = elementsOf(textOf(item, 'content:encoded'))
  const caption = elements.find(
    ({ tagName }, index) => tagName === 'figcaption' && attributeOf(elements[index - 1], 'src') === url,
  )
  const isEmpty = caption?.childNodes.every((node) => 'value' in node && node.value.trim() === '')
  return isEmpty ? ['The credit of the picture is empty.'] : []
}

const shown: ItemRule = (item) =>
  elementsOf(textOf(item, 'content:encoded')).some(({ tagName }) => tagName === 'img')
    ? []
    : ['There is no picture in the text.']

export const itemRules: readonly ItemRule[] = [
  ...everyItem,
  ...[itemHas('dc:creator', 'description', 'content:encoded'), guid, hasContent, absoluteAddresses],
  ...[creator, credit, players, shown, hasElement('media:thumbnail'), picture('media:thumbnail')],
]

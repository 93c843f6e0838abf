/** The rules of each partner: the documents of ../presets.ts and the others, in numbers of its own, and a newsroom's own table. */
import type { PartnerName } from '../../settings/partners.ts'
import type { Partner } from '../partner.ts'
import { attributeOf, child, elementsOf, type FeedNode, type HtmlElement, textOf } from './read-rss.ts'
import * as rules from './rules.ts'
import { type FeedRule, type ItemRule, when } from './rules.ts'

export type Checker = { readonly feed: readonly FeedRule[]; readonly item: readonly ItemRule[] }

const contentOf = (item: FeedNode): readonly HtmlElement[] => elementsOf(textOf(item, 'content:encoded'))

const msnElements = (
  'a b blockquote br caption col colgroup div em h1 h2 h3 h4 h5 i img li ol p small span strong sub sup table tbody ' +
  'td tfoot th thead tr ul'
).split(' ')

const msnBody: ItemRule = (item) =>
  contentOf(item).flatMap((element) => {
    const { tagName } = element
    const href = attributeOf(element, 'href') ?? 'https://'
    const src = attributeOf(element, 'src')
    return [
      ...when(!msnElements.includes(tagName), `<${tagName}> is not allowed in texts.`),
      ...when(attributeOf(element, 'style') !== undefined, `<${tagName}> has a style of its own.`),
      ...when(!/^(https?:\/\/|mailto:)/.test(href), `The link "${href}" is not allowed.`),
      ...when(tagName === 'img' && !URL.canParse(src ?? ''), `The picture "${src}" has no absolute address.`),
    ]
  })

const msnTitle: ItemRule = (item) =>
  when(/https?:\/\/|www\./i.test(textOf(item, 'title').replace(/(?<!\w)\w+www\./gi, '')), 'The title has an address.')

const msnPicture: ItemRule = (item) => {
  const media = child(item, 'media:content')
  if (!media) return []
  const { fileSize: bytes = '0', type = '' } = media.attributes
  return [
    ...['media:title', 'media:text', 'media:credit', 'mi:hasSyndicationRights'].flatMap((name) =>
      when(textOf(media, name) === '', `The picture has no <${name}>.`),
    ),
    ...when(Number(bytes) > 14_000_000, `The picture has ${bytes} bytes. At most 14 MB are taken.`),
    ...when(type === '', 'The picture has no type.'),
  ]
}

const msnUpdated: ItemRule = (item) => {
  const text = textOf(item, 'dcterms:modified')
  const isDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text))
  return when(text !== '' && !isDate, `<dcterms:modified> is "${text}", which is not a date of RFC 3339.`)
}

const smartnewsHead: FeedRule = ({ channel }) => [
  ...when(!rules.isRfc822(textOf(channel, 'pubDate')), 'The pubDate of the channel is not a date of RFC 822.'),
  ...when(!textOf(child(channel, 'snf:logo'), 'url').startsWith('https://'), 'There is no <snf:logo> with a <url>.'),
]

const flipboardEnclosure: ItemRule = (item) => {
  const { length = '', type = '' } = child(item, 'enclosure')?.attributes ?? {}
  return when(!/^\d+$/.test(length) || type === '', 'The enclosure needs a length and a type.')
}

const flipboardSize: ItemRule = (item) => {
  const { width = '?', height = '?' } = child(item, 'media:content')?.attributes ?? {}
  const isLarge = Number(width) >= 500 && Number(height) >= 500
  return when(!isLarge, `The picture has ${width} × ${height} pixels. 500 on each side are wanted.`)
}

const newsbreakLanguage: FeedRule = ({ channel }) => {
  const language = textOf(channel, 'language')
  return when(!/^en(-|$)/i.test(language), `The language is "${language}". Only English is taken.`)
}

const newsbreakIdentity: ItemRule = (item, { channel }) => [
  ...when(
    textOf(item, 'guid') !== textOf(item, 'link'),
    `The guid is "${textOf(item, 'guid')}", and not the address of the article.`,
  ),
  ...when(textOf(item, 'dc:creator') === textOf(channel, 'title'), 'The creator is the name of the site.'),
]

const newsbreakBody: ItemRule = (item) => {
  const elements = contentOf(item)
  const url = child(item, 'media:thumbnail')?.attributes['url']
  // The line below the picture is its credit, or the newsroom's caption.
  const caption = elements.find(
    ({ tagName }, index) => tagName === 'figcaption' && attributeOf(elements[index - 1], 'src') === url,
  )
  const isEmpty = caption?.childNodes.every((node) => 'value' in node && node.value.trim() === '') === true
  const isPlayer = (element: HtmlElement) => /(^| )nb-(video|audio)( |$)/.test(attributeOf(element, 'class') ?? '')
  const players = elements.filter((element) => element.tagName === 'iframe' && !isPlayer(element))
  return [
    ...when(isEmpty, 'The credit of the picture is empty.'),
    ...players.map(() => 'A player has no class nb-video or nb-audio.'),
    ...when(!elements.some(({ tagName }) => tagName === 'img'), 'There is no picture in the text.'),
  ]
}

const { absoluteAddresses, atMost, descriptionAtLeast, everyFeed, everyItem } = rules
const { hasContent, hasElement, itemHas, picture, titleBetween, youngerThan } = rules

export const checkers: Readonly<Record<PartnerName, Checker>> = {
  msn: {
    // “Fewer than 30”, and 10 MB.
    feed: [...everyFeed, atMost(29, 10 * 1000 * 1000)],
    item: [
      ...[...everyItem, itemHas('guid', 'content:encoded'), hasContent, youngerThan(365), titleBetween(21, 150)],
      ...[msnTitle, msnBody, picture('media:content'), msnPicture, msnUpdated],
    ],
  },
  smartnews: {
    feed: [
      ...[...everyFeed, rules.channelHas('pubDate'), rules.channelDescriptionAtMost(30), smartnewsHead],
      atMost(100, 1_000_000),
    ],
    item: [
      ...[...everyItem, itemHas('guid', 'dc:creator', 'content:encoded'), hasContent, absoluteAddresses],
      ...[hasElement('media:thumbnail'), picture('media:thumbnail')],
    ],
  },
  flipboard: {
    feed: [...everyFeed, atMost(50, 1_000_000)],
    item: [
      ...[...everyItem, itemHas('description', 'guid', 'dc:creator', 'content:encoded'), hasContent],
      ...[absoluteAddresses, descriptionAtLeast(300), hasElement('enclosure'), flipboardEnclosure],
      ...[picture('enclosure'), flipboardSize],
    ],
  },
  newsbreak: {
    feed: [...everyFeed, rules.declares('https://www.newsbreak.com/'), newsbreakLanguage, atMost(50, 1_000_000)],
    item: [
      ...[...everyItem, itemHas('dc:creator', 'description', 'content:encoded'), newsbreakIdentity, hasContent],
      ...[absoluteAddresses, newsbreakBody, hasElement('media:thumbnail'), picture('media:thumbnail')],
    ],
  },
}

const ownLogo: FeedRule = ({ channel }) =>
  when(!child(channel, 'image') && !child(channel, 'snf:logo'), 'The channel has no <image> and no <snf:logo>.')

const only =
  (allowed: readonly string[]): ItemRule =>
  (item) =>
    contentOf(item)
      .filter((element) => !allowed.includes(element.tagName) && !attributeOf(element, 'class')?.startsWith('nb-'))
      .map(({ tagName }) => `<${tagName}> is not allowed in texts.`)

/** The rules of a newsroom's own partner, made of its table: nobody else has written them down. */
export function ownChecker({
  articles,
  headline,
  leastSummary,
  content,
  item,
  feed,
  picture: pictured,
}: Partner): Checker {
  const hasContents = item.includes('content:encoded')
  const pictures = (['media:content', 'media:thumbnail', 'enclosure'] as const).filter(
    (name) => item.includes(name) || (name === 'media:content' && item.includes('mi:picture')),
  )
  return {
    feed: [
      ...everyFeed,
      atMost(feed.most, feed.maxBytes),
      ...(feed.maxDescription === null ? [] : [rules.channelDescriptionAtMost(feed.maxDescription)]),
      ...(feed.logo === 'required' ? [ownLogo] : []),
    ],
    item: [
      ...everyItem,
      itemHas('guid'),
      titleBetween(headline.least, headline.most ?? Number.POSITIVE_INFINITY),
      ...(articles.days === null ? [] : [youngerThan(articles.days)]),
      ...(hasContents ? [hasContent, absoluteAddresses] : []),
      ...(hasContents && content.elements !== null ? [only(content.elements)] : []),
      ...(item.includes('summary') || item.includes('abstract') ? [descriptionAtLeast(leastSummary)] : []),
      ...(pictured.required ? pictures.map(hasElement) : []),
      ...pictures.map((name) => picture(name, pictured.types)),
    ],
  }
}

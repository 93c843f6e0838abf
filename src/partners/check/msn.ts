/** MSN reads a feed: the documents of ../msn.ts, in numbers of its own. */
import { attributeOf, child, elementsOf, textOf } from './read-rss.ts'
import {
  atMost,
  everyFeed,
  everyItem,
  type FeedRule,
  hasContent,
  type ItemRule,
  itemHas,
  picture,
  titleBetween,
  youngerThan,
} from './rules.ts'

export const feedRules: readonly FeedRule[] = [
  ...everyFeed,
  // “Fewer than 30”, and 10 MB.
  atMost(29, 10 * 1000 * 1000),
]

const elements = new Set(
  (
    'a b blockquote br caption col colgroup div em h1 h2 h3 h4 h5 i img li ol p small span strong sub sup table tbody ' +
    'td tfoot th thead tr ul'
  ).split(' '),
)

const body: ItemRule = (item) =>
  elementsOf(textOf(item, 'content:encoded')).flatMap((element) => {
    const { tagName } = element
    const href = attributeOf(element, 'href')
    const src = attributeOf(element, 'src')
    return [
      ...(elements.has(tagName) ? [] : [`<${tagName}> is not allowed in texts.`]),
      ...(attributeOf(element, 'style') === undefined ? [] : [`<${tagName}> has a style of its own.`]),
      ...(href === undefined || /^(https?:\/\/|mailto:)/.test(href) ? [] : [`The link "${href}" is not allowed.`]),
      ...(tagName !== 'img' || URL.canParse(src ?? '') ? [] : [`The picture "${src}" has no absolute address.`]),
    ]
  })

const title: ItemRule = (item) =>
  /https?:\/\/|www\./i.test(textOf(item, 'title').replace(/\w+www\./gi, '')) ? ['The title has an address.'] : []

const metadata: ItemRule = (item) => {
  const media = child(item, 'media:content')
  if (!media) return []
  const lacking = ['media:title', 'media:text', 'media:credit', 'mi:hasSyndicationRights'].filter(
    (name) => textOf(media, name) === '',
  )
  const bytes = Number(media.attributes['fileSize'] ?? 0)
  return [
    ...lacking.map((name) => `The picture has no <${name}>.`),
    ...(bytes > 14_000_000 ? [`The picture has ${bytes} bytes. At most 14 MB are taken.`] : []),
    ...(media.attributes['type'] ? [] : ['The picture has no type.']),
  ]
}

const updated: ItemRule = (item) => {
  const text = textOf(item, 'dcterms:modified')
  if (text === '') return []
  const isDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text))
  return isDate ? [] : [`<dcterms:modified> is "${text}", which is not a date of RFC 3339.`]
}

export const itemRules: readonly ItemRule[] = [
  ...everyItem,
  ...[itemHas('guid', 'content:encoded'), hasContent, youngerThan(365), titleBetween(21, 150), title],
  ...[body, picture('media:content'), metadata, updated],
]

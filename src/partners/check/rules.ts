/** Rules that several partners have, each on a finished feed. */
import { hasLogin } from '../../text/web-address.ts'
import { attributeOf, child, elementsOf, type FeedNode, type Rss, textOf, textOfHtml } from './read-rss.ts'

export type Finding = {
  /** The guid or the address of the item; `feed` for the feed itself. */
  readonly where: string
  readonly what: string
}

export type Checked = Rss & { readonly bytes: number; readonly now: Date }

export type FeedRule = (feed: Checked) => readonly string[]
export type ItemRule = (item: FeedNode, feed: Checked) => readonly string[]

export const whereIs = (item: FeedNode): string =>
  textOf(item, 'guid') || textOf(item, 'link') || textOf(item, 'title') || 'item'

export const when = (fails: boolean, what: string) => (fails ? [what] : [])

const version2: FeedRule = ({ version }) => when(version !== '2.0', `The version of RSS is "${version}", not 2.0.`)

export const channelHas =
  (...names: readonly string[]): FeedRule =>
  ({ channel }) =>
    names.flatMap((name) => when(textOf(channel, name) === '', `The channel has no <${name}>.`))

export const declares =
  (namespace: string): FeedRule =>
  ({ namespaces }) =>
    when(!namespaces.includes(namespace), `The namespace ${namespace} is not declared.`)

export const atMost =
  (items: number, size: number): FeedRule =>
  ({ items: { length }, bytes }) => [
    ...when(length > items, `The feed has ${length} items. At most ${items} are taken.`),
    ...when(bytes > size, `The feed has ${bytes} bytes. At most ${size} are taken.`),
  ]

/** A guid names one article, and an address too. */
const uniqueIds: FeedRule = ({ items }) => {
  const guids = items.map((item) => textOf(item, 'guid'))
  return guids.filter((guid, index) => guids.indexOf(guid) !== index).map((guid) => `The guid ${guid} names two items.`)
}

export const itemHas =
  (...names: readonly string[]): ItemRule =>
  (item) =>
    names.flatMap((name) => when(textOf(item, name) === '', `There is no <${name}>, or it is empty.`))

/** `Thu, 26 Nov 2026 08:00:00 GMT`: RFC 822 with a year of four digits, as RSS has it. */
const rfc822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4})$/

export const isRfc822 = (text: string): boolean => rfc822.test(text) && !Number.isNaN(Date.parse(text))

const dated: ItemRule = (item, { now }) => {
  const text = textOf(item, 'pubDate')
  if (!isRfc822(text)) return [`The pubDate is "${text}", which is not a date of RFC 822.`]
  return when(Date.parse(text) > now.getTime(), `The pubDate ${text} is in the future.`)
}

export const youngerThan =
  (days: number): ItemRule =>
  (item, { now }) =>
    when(
      now.getTime() - Date.parse(textOf(item, 'pubDate')) >= days * 86_400_000,
      `It is of ${textOf(item, 'pubDate')}. Only the last ${days} days are taken.`,
    )

const isSecure = (address: string) => URL.parse(address)?.protocol === 'https:' && !hasLogin(address)

const secureLink: ItemRule = (item) =>
  when(!isSecure(textOf(item, 'link')), `The link is "${textOf(item, 'link')}", which is no https address.`)

export const titleBetween =
  (least: number, most: number): ItemRule =>
  (item) => {
    const length = Array.from(textOf(item, 'title')).length
    return when(length < least || length > most, `The title has ${length} characters. Allowed are ${least} to ${most}.`)
  }

/** A title with tags would show them, or lose what is between them. */
const plainTitle: ItemRule = (item) =>
  when(elementsOf(textOf(item, 'title')).length > 0 || /<[!/]/.test(textOf(item, 'title')), 'The title has HTML.')

export const hasContent: ItemRule = (item) =>
  when(textOfHtml(textOf(item, 'content:encoded')) === '', 'There is no text in <content:encoded>.')

/** Every partner wants this of a feed, beside its lengths. */
export const everyFeed: readonly FeedRule[] = [
  version2,
  channelHas('title', 'link', 'description', 'language'),
  uniqueIds,
]

/** Every partner wants this of an item. */
export const everyItem: readonly ItemRule[] = [itemHas('title', 'link', 'pubDate'), dated, secureLink, plainTitle]

export const channelDescriptionAtMost =
  (most: number): FeedRule =>
  ({ channel }) => {
    const { length } = Array.from(textOf(channel, 'description'))
    return when(length > most, `The description has ${length} characters. At most ${most} are taken.`)
  }

export const descriptionAtLeast =
  (least: number): ItemRule =>
  (item) => {
    const { length } = Array.from(textOfHtml(textOf(item, 'description')))
    return when(length < least, `The description has ${length} characters. ${least} or more are wanted.`)
  }

/** Readers of another site cannot follow relative addresses. */
export const absoluteAddresses: ItemRule = (item) =>
  elementsOf(textOf(item, 'content:encoded')).flatMap((element) =>
    ['src', 'href', 'poster'].flatMap((name) => {
      const address = attributeOf(element, name)
      return when(
        address !== undefined && !URL.canParse(address),
        `<${element.tagName} ${name}="${address}"> is not absolute.`,
      )
    }),
  )

/** A picture in an element of the item; `types` are checked where the element says its type. */
export const picture =
  (name: string, types: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']): ItemRule =>
  (item) =>
    item.children
      .filter((each) => each.name === name)
      .flatMap(({ attributes: { url = '', type } }) => [
        ...when(!isSecure(url), `The address in <${name}> is "${url}", which is no https address.`),
        ...when(
          type !== undefined && !types.includes(type),
          `The picture is of the type ${type}. Allowed: ${types.join(', ')}.`,
        ),
      ])

export const hasElement =
  (name: string): ItemRule =>
  (item) =>
    when(child(item, name) === undefined, `There is no <${name}>.`)

/** Parses User-Agents: the product, and how many people it fetches for. */

export type Agent = {
  /**
   * The product without its version, such as `Feedly`; of an aggregator that hides in a browser's
   * name, its host.
   */
  readonly name: string
  /** How many people the aggregator says it fetches for; `null` if it does not say. */
  readonly subscribers: number | null
  /**
   * The aggregator's own id of the feed: some fetch one address for several lists of subscribers.
   * Empty if there is none.
   */
  readonly list: string
  /** A crawler of search engines and the like: nobody reads there. */
  readonly crawler: boolean
}

/** More of a User-Agent is not read. */
const longest = 512
const maxNameLength = 40
/** A larger figure is a joke. */
const maxSubscribers = 100_000_000

/**
 * No quantifier is unbounded over text that another one takes too: time is linear in the length.
 */
const figure =
  /(?<![\d.,/\w-])(\d{1,3}(?:,\d{3}){1,3}|\d{1,9})\s{1,3}(?:subscriber|(?:readers|users|followers)\b)/i
const figureBehind = /\b(?:subscribers|readers|users)[ :=]{1,3}(\d{1,9})(?![\d.,])/i
const listId = /\bfeed-?id[ :=]{1,3}([\w-]{1,64})/i
const compatible = /^Mozilla\/\d\.\d \(compatible;\s*([^;)]+)/i
const browser = /^(?:Mozilla|Opera)\//i
const crawlers = /bot\b|crawl|spider|slurp|scan|facebookexternalhit|monitor|uptime|lighthouse/i
/** Names of browsers and of their parts. */
const parts =
  /^(?:Mozilla|AppleWebKit|KHTML|Gecko|Version|Mobile|Chrome|Chromium|HeadlessChrome|CriOS|Safari|Firefox|FxiOS|Edge?|EdgA|EdgiOS|OPR|Opera|Presto|SamsungBrowser|Vivaldi|Ubuntu)$/i
/** Characters that no product's name needs. */
const unprintable = /[^\p{L}\p{N} !&'+._@-]/gu

/** Names for all browsers, and for clients without a User-Agent. */
const browserName = 'browser'
const namelessName = 'unknown'

/** Parses a User-Agent as it came, however long. */
export function parseAgent(userAgent: string | null): Agent {
  const text = (userAgent ?? '').slice(0, longest)
  const subscribers = subscribersOf(text)
  return {
    name: tidy(productOf(text, subscribers !== null)),
    subscribers,
    list: subscribers === null ? '' : (listId.exec(text)?.[1] ?? ''),
    crawler: subscribers === null && crawlers.test(text),
  }
}

function subscribersOf(text: string): number | null {
  const digits = (figure.exec(text) ?? figureBehind.exec(text))?.[1]
  if (digits === undefined) return null
  const count = Number(digits.replaceAll(',', ''))
  return count <= maxSubscribers ? count : null
}

function productOf(text: string, aggregates: boolean): string {
  const inside = compatible.exec(text)?.[1]
  if (inside !== undefined && !/^MSIE\b/.test(inside)) return beforeVersion(inside)
  if (!browser.test(text)) return beforeVersion(text)
  if (aggregates) return /\bhttps?:\/\/(?:www\.)?([\w.-]{1,60})/i.exec(text)?.[1] ?? browserName
  const products = text.match(/(?<![\w.])[A-Za-z][\w .-]{0,40}?(?=\/\d)/g) ?? []
  const own = products
    .map((product) => product.trim().split(' ').at(-1) ?? '')
    .filter((name) => !parts.test(name))
  return own.at(-1) ?? browserName
}

/** The words before a version, a comment, a dash, an id or a count. */
const beforeVersion = (text: string): string => {
  const end = text.search(/[/(;,"]| - | \d|\sfeed-?id\b|\s(?:https?:|\+http)/i)
  return end === -1 ? text : text.slice(0, end)
}

function tidy(name: string): string {
  const tidied = name.replace(unprintable, '').replace(/ {2,}/g, ' ').trim()
  return tidied.slice(0, maxNameLength).toWellFormed().trim() || namelessName
}

/** Rules for single values of a feed: dates, addresses, titles and texts. */

import { parseDate } from 'candor-disclosure/parse/parse-date.ts'
import { scanHtml } from 'candor-disclosure/parse/scan-html.ts'
import { maxCandidates, parseSrcset } from 'candor-disclosure/parse/srcset.ts'
import type { WrittenDate } from './facts.ts'
import { type FeedFault, quoted, when } from './fault.ts'

const dateForms = {
  rfc822:
    /^(?:(?<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(?<day>\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?:\d\d)?\d\d) \d\d:\d\d(?::\d\d)? (?:UT|GMT|Z|[ECMP][SD]T|[+-]\d{4})$/,
  rfc3339: /^\d{4}-\d\d-\d\dT\d\d:\d\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  any: /^/,
}

export const timeOf = (date: WrittenDate | null): number =>
  Date.parse(parseDate(date?.text ?? '')?.at ?? '')

const examples = {
  rfc822: 'Fri, 12 Dec 2025 08:00:00 GMT',
  rfc3339: '2025-12-12T08:00:00Z',
  any: '2025-12-12',
}

export const dateFaults = (dates: readonly (WrittenDate | null)[]): FeedFault[] =>
  dates.flatMap((date) => {
    if (date === null) return []
    const { of, text, standard } = date
    const { weekday, day } = dateForms[standard].exec(text)?.groups ?? {}
    const isDate = dateForms[standard].test(text) && parseDate(text) !== null
    const right = new Date(parseDate(`${day}`)?.at ?? '').toUTCString().slice(0, 3)
    return [
      ...when(
        !isDate,
        'date-invalid',
        `${of} is ${quoted(text)}, and not like “${examples[standard]}”.`,
      ),
      ...when(
        isDate && !!weekday && weekday !== right,
        'date-weekday',
        `${of} is ${quoted(text)}, and that day is ${right}.`,
      ),
    ]
  })

export function addressFaults(of: string, address: string, hasBase: boolean): FeedFault[] {
  const detail = `${of} is ${quoted(address)}.`
  const isKnown =
    /^(https?:\/\/[^\s/]|mailto:|tel:|data:|urn:|tag:|magnet:|irc:|xmpp:|sms:|geo:|ftp:)/i.test(
      address,
    )
  if (address.startsWith('#') || (isKnown && URL.canParse(address))) return []
  const isRelative =
    /^(?![a-z][a-z\d+.-]*:)./i.test(address) && URL.canParse(address, 'https://example.org')
  return isRelative ? when(!hasBase, 'address-relative', detail) : [['address-invalid', detail]]
}

/** Faults of one text. */
const maxFaults = 1000

const addressAttributes = ['href', 'src', 'poster', 'srcset']
const activeElements = [
  'script',
  'form',
  'object',
  'embed',
  'applet',
  'meta',
  'base',
  'style',
  'link',
]

export function htmlFaults(html: string, hasBase: boolean): FeedFault[] {
  // Without a tag, also one that is written as text, there is nothing to find.
  if (!/<|&(?:lt|#)/i.test(html)) return []
  const faults: FeedFault[] = []
  let isCut = false
  const start = ({
    tagName,
    attrs,
  }: {
    tagName: string
    attrs: readonly { name: string; value: string }[]
  }) => {
    isCut ||= faults.length >= maxFaults
    if (isCut) return
    if (activeElements.includes(tagName))
      faults.push(['content-active', `The text has <${tagName}>.`])
    for (const { name, value } of attrs) {
      if (/^on[a-z]+$/.test(name))
        faults.push(['content-active', `The text has ${name} in <${tagName}>.`])
      if (!addressAttributes.includes(name)) continue
      const addresses =
        name === 'srcset' ? parseSrcset(value).map(({ url }) => url) : [value.trim()]
      isCut ||= addresses.length >= maxCandidates
      for (const address of addresses)
        faults.push(...addressFaults(`<${tagName} ${name}>`, address, hasBase))
    }
  }
  const { lines, hasTags } = scanHtml(html, false, start)
  const tag = /<\/?(?:p|br|a|div|img|strong|em|ul|li|h[1-6])(?:\s[^<>]*)?\/?>/i.exec(lines)?.[0]
  return [
    ...faults,
    ...when(isCut, 'not-read', 'Its text has too many faults or pictures: these are the first.'),
    ...when(!!tag && !hasTags, 'content-escaped-twice', `People read ${quoted(tag ?? '')} in it.`),
  ]
}

/** The profile of RSS asks for `&#x26;` and `&#x3C;`, which all readers decode. */
export function titleFaults(title: string | null, isHtml: boolean): FeedFault[] {
  const text = (isHtml ? scanHtml(title ?? '').text : (title ?? '')).replace(/&#x(?:26|3c);/gi, '')
  const hasTag = /<\/?(?:a|b|br|em|i|img|p|span|strong|sub|sup)(?:\s[^<>]*)?\/?>/i.test(text)
  const hasReference = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[\da-f]{1,6});/i.test(text)
  const isTwice = hasReference || (hasTag && isHtml)
  const detail = `It is ${quoted(text)}.`
  return [
    ...when(isTwice, 'title-escaped-twice', detail),
    ...when(hasTag && !isHtml, 'title-has-tags', detail),
  ]
}

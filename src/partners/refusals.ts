/** Why a partner does not get an article: the rules of its table, each with a code and a sentence. */
import { modes } from '../disclosure/modes.ts'
import { primarySubtag } from '../text/language.ts'
import { hasLogin } from '../text/web-address.ts'
import { creditOf, lengthOf, onOneLine, type PartnerItem } from './item.ts'
import type { Partner, Reason } from './partner.ts'

export const dayMs = 86_400_000

type Rule = (
  item: PartnerItem,
  partner: Partner,
  day: Date,
  siteTitle: string,
) => readonly (readonly [code: string, detail: string])[]

/** `day` is any time of the day for which it counts: an article is too old for all of the day on which it gets too old. */
export function refusalsOf(item: PartnerItem, partner: Partner, day: Date, siteTitle: string): readonly Reason[] {
  return rules.flatMap((rule) => rule(item, partner, day, siteTitle)).map(([code, detail]) => ({ code, detail }))
}

/** The first day, at midnight (UTC), on which an article of this date is too old; `null` if it never is. */
export function tooOldFrom(published: Date, { articles: { days } }: Partner): Date | null {
  return days === null ? null : startOfDay(new Date(published.getTime() + days * dayMs))
}

export const startOfDay = (time: Date): Date => new Date(Math.floor(time.getTime() / dayMs) * dayMs)

const origin: Rule = ({ entry: { disclosure, status } }, { title, articles }) => {
  const isTaken = disclosure === null ? articles.undisclosed : articles.modes.includes(disclosure.mode)
  const allowed = articles.modes.join(', ')
  return [
    ...when(
      !isTaken && disclosure === null,
      'undisclosed',
      `${title} wants to know how an article was made, and this one does not say it. Allowed: ${allowed}.`,
    ),
    ...when(
      !isTaken && disclosure !== null,
      'mode_is_refused',
      disclosure === null
        ? ''
        : `The mode is ${disclosure.mode}: ${lowered(modes[disclosure.mode].means)} ${title} takes: ${allowed}.`,
    ),
    ...when(
      status === 'canceled' && !articles.retracted,
      'retracted',
      `The article is retracted. If ${title} has it, ask for its removal there.`,
    ),
  ]
}

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1)

const language: Rule = ({ entry }, { title, articles: { languages } }) =>
  when(
    languages !== null && !languages.includes(primarySubtag(entry.language)),
    'language_is_refused',
    `The language is ${entry.language}. ${title} takes: ${languages?.join(', ')}.`,
  )

const age: Rule = ({ entry: { published } }, partner, day) => {
  const from = tooOldFrom(published, partner)
  return when(
    from !== null && from <= startOfDay(day),
    'too_old',
    `It was published on ${published.toISOString().slice(0, 10)}. ${partner.title} takes articles of the last ${partner.articles.days} days.`,
  )
}

const titles: Rule = ({ title }, { title: name, headline: { least, most, addresses } }) => {
  const length = lengthOf(title)
  return [
    ...when(length < least, 'title_too_short', `The title has ${length} characters. ${name} takes ${least} or more.`),
    ...when(
      most !== null && length > most,
      'title_too_long',
      `The title has ${length} characters. ${name} takes at most ${most}.`,
    ),
    ...when(/<\/?[a-z!]/i.test(title), 'title_has_markup', 'The title has a tag of HTML. It must be plain text.'),
    ...when(
      !addresses && /https?:\/\/|\bwww\./i.test(title),
      'title_has_address',
      `The title has an address, which ${name} does not take.`,
    ),
  ]
}

const texts: Rule = (item, { title, leastSummary, feed }) => {
  const length = lengthOf(item.summary)
  const bytes = new TextEncoder().encode(item.contentHtml).byteLength
  return [
    ...when(!item.hasText, 'text_missing', `The article has no text. ${title} takes full articles only.`),
    ...when(
      length < leastSummary,
      'text_too_short',
      `Standfirst and text have ${length} characters. ${title} takes ${leastSummary} or more.`,
    ),
    ...when(
      bytes + overheadBytes > feed.mostBytes,
      'text_too_long',
      `The text has ${bytes} bytes. The whole feed of ${title} has at most ${feed.mostBytes}.`,
    ),
  ]
}

/** Of a feed with one item, beside its content. */
const overheadBytes = 10_000

const byline: Rule = ({ entry: { author } }, { title, articles }, _, siteTitle) =>
  when(
    articles.byline === 'required' && (author === null || onOneLine(author.name) === siteTitle),
    'byline_missing',
    `${title} wants a byline, and one other than the name of the site.`,
  )

const pictures: Rule = ({ entry: { picture, status } }, { title, picture: rule }) => {
  if (picture === null) {
    return when(rule.required && status !== 'canceled', 'picture_missing', `${title} wants a picture.`)
  }
  const { mediaType, width, height, byteLength, alt } = picture
  const side = width === null || height === null ? null : Math.min(width, height)
  return [
    ...when(
      !rule.types.includes(mediaType),
      'picture_type_is_refused',
      `The picture is of the type ${mediaType}. ${title} takes: ${rule.types.join(', ')}.`,
    ),
    ...when(
      rule.leastSide > 0 && side === null,
      'picture_size_unknown',
      `Width and height of the picture are not known. ${title} wants ${rule.leastSide} pixels on each side.`,
    ),
    ...when(
      side !== null && side < rule.leastSide,
      'picture_too_small',
      `The picture has ${width} × ${height} pixels. ${title} wants ${rule.leastSide} on each side.`,
    ),
    ...when(
      rule.mostBytes !== null && (byteLength ?? 0) > rule.mostBytes,
      'picture_too_large',
      `The picture has ${byteLength} bytes. ${title} takes at most ${rule.mostBytes}.`,
    ),
    ...when(
      rule.needs.includes('alt') && onOneLine(alt) === '',
      'picture_alt_missing',
      `${title} wants a text alternative of the picture.`,
    ),
    ...when(
      rule.needs.includes('credit') && creditOf(picture) === null,
      'picture_credit_missing',
      `${title} wants a credit of the picture.`,
    ),
    ...when(
      !isSecure(picture.url),
      'picture_is_not_https',
      `The address of the picture is ${picture.url}. It must begin with https.`,
    ),
  ]
}

const addresses: Rule = ({ address }) =>
  when(
    !isSecure(address),
    'link_is_not_https',
    `The address of the article is ${address}. It must begin with https, and name no user.`,
  )

const rules: readonly Rule[] = [origin, language, age, titles, byline, texts, pictures, addresses]

const when = (fails: boolean, code: string, detail: string) => (fails ? [[code, detail] as const] : [])

const isSecure = (address: string) => URL.parse(address)?.protocol === 'https:' && !hasLogin(address)

/**
 * Why a partner does not get an article: the rules of its table, each with a code and a sentence.
 */

import { modes } from 'candor-disclosure/disclosure/modes.ts'
import { primarySubtag } from 'candor-disclosure/text/language.ts'
import { legalLine } from 'candor-disclosure/text/single-spaced.ts'
import { hasLogin } from 'candor-disclosure/text/web-address.ts'
import { creditOf, lengthOf, type PartnerItem } from './item.ts'
import type { Partner, RefusalReason } from './partner.ts'

export const dayMs = 86_400_000

/** Sentences by the codes of their rules; `false` for a rule that the article keeps. */
type RefusalRule = (
  item: PartnerItem,
  partner: Partner,
  day: Date,
  siteTitle: string,
) => Readonly<Record<string, string | false>>

/**
 * `day` is any time of the day for which it counts: an article is too old for all of the day on
 * which it gets too old.
 */
export const refusalsOf = (
  item: PartnerItem,
  partner: Partner,
  day: Date,
  siteTitle: string,
): readonly RefusalReason[] =>
  rules
    .flatMap((rule) => Object.entries(rule(item, partner, day, siteTitle)))
    .flatMap(([code, detail]) => (detail === false ? [] : [{ code, detail }]))

/**
 * The first day, at midnight (UTC), on which an article of this date is too old; `null` if it never
 * is.
 */
export function tooOldFrom(published: Date, { articles: { days } }: Partner): Date | null {
  return days === null ? null : startOfDay(new Date(published.getTime() + days * dayMs))
}

export const startOfDay = (time: Date): Date => new Date(Math.floor(time.getTime() / dayMs) * dayMs)

const origin: RefusalRule = ({ entry: { disclosure, status } }, { title, articles }) => {
  const allowed = articles.modes.join(', ')
  const part = disclosure === null ? undefined : unreviewedPart(disclosure)
  return {
    undisclosed:
      disclosure === null &&
      !articles.undisclosed &&
      `${title} wants to know how an article was made, and this one does not say it. Allowed: ${allowed}.`,
    mode_is_refused:
      disclosure !== null &&
      ((!articles.modes.includes(disclosure.mode) &&
        `The mode is ${disclosure.mode}: ${lowered(modes[disclosure.mode].means)} ${title} takes: ${allowed}.`) ||
        (part !== undefined &&
          !articles.modes.includes(part.mode) &&
          `The part ${part.name} is ${part.mode}: ${lowered(modes[part.mode].means)} ${title} takes: ${allowed}.`)),
    retracted:
      status === 'canceled' &&
      !articles.retracted &&
      `The article is retracted. If ${title} has it, ask for its removal there.`,
  }
}

/** Words by AI that no human read, neither by themselves nor with the whole. */
const unreviewedPart = ({
  mode,
  reviewedBy,
  parts,
}: NonNullable<PartnerItem['entry']['disclosure']>) =>
  mode === 'ai-assisted' && reviewedBy === null
    ? parts.find((part) => part.mode === 'ai-autonomous' && !/audio|data|picture/.test(part.name))
    : undefined

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1)

const language: RefusalRule = ({ entry }, { title, articles: { languages } }) => ({
  language_is_refused:
    languages !== null &&
    !languages.includes(primarySubtag(entry.language)) &&
    `The language is ${entry.language}. ${title} takes: ${languages.join(', ')}.`,
})

const age: RefusalRule = ({ entry: { published } }, partner, day) => {
  const from = tooOldFrom(published, partner)
  const { title, articles } = partner
  return {
    too_old:
      from !== null &&
      from <= startOfDay(day) &&
      `It was published on ${published.toISOString().slice(0, 10)}. ${title} takes articles of the last ${articles.days} days.`,
  }
}

const titles: RefusalRule = ({ title }, { title: name, headline: { least, most, addresses } }) => {
  const length = lengthOf(title)
  return {
    title_too_short:
      length < least && `The title has ${length} characters. ${name} takes ${least} or more.`,
    title_too_long:
      most !== null &&
      length > most &&
      `The title has ${length} characters. ${name} takes at most ${most}.`,
    title_has_markup:
      /<\/?[a-z!]/i.test(title) && 'The title has a tag of HTML. It must be plain text.',
    title_has_address:
      !addresses &&
      /https?:\/\/|\bwww\./i.test(title) &&
      `The title has an address, which ${name} does not take.`,
  }
}

const texts: RefusalRule = (item, { title, leastSummary, feed }) => {
  const length = lengthOf(item.summary)
  const bytes = new TextEncoder().encode(item.contentHtml).byteLength
  return {
    text_missing: !item.hasText && `The article has no text. ${title} takes full articles only.`,
    text_too_short:
      length < leastSummary &&
      `Standfirst and text have ${length} characters. ${title} takes ${leastSummary} or more.`,
    text_too_long:
      bytes + overheadBytes > feed.maxBytes &&
      `The text has ${bytes} bytes. The whole feed of ${title} has at most ${feed.maxBytes}.`,
  }
}

/** The bytes of a feed with one item, without its content. */
const overheadBytes = 10_000

const byline: RefusalRule = ({ entry: { author } }, { title, articles }, _, siteTitle) => ({
  byline_missing:
    articles.byline === 'required' &&
    (author === null || legalLine(author.name) === siteTitle) &&
    `${title} wants a byline, and one other than the name of the site.`,
})

const pictures: RefusalRule = ({ entry: { picture, status } }, { title, picture: rule }) => {
  if (picture === null) {
    return {
      picture_missing: rule.required && status !== 'canceled' && `${title} wants a picture.`,
    }
  }
  const { mediaType, width, height, byteLength, alt, url } = picture
  const side = width === null || height === null ? null : Math.min(width, height)
  return {
    picture_type_is_refused:
      !rule.types.includes(mediaType) &&
      `The picture is of the type ${mediaType}. ${title} takes: ${rule.types.join(', ')}.`,
    picture_size_unknown:
      rule.leastSide > 0 &&
      side === null &&
      `Width and height of the picture are not known. ${title} wants ${rule.leastSide} pixels on each side.`,
    picture_too_small:
      side !== null &&
      side < rule.leastSide &&
      `The picture has ${width} × ${height} pixels. ${title} wants ${rule.leastSide} on each side.`,
    picture_too_large:
      rule.maxBytes !== null &&
      (byteLength ?? 0) > rule.maxBytes &&
      `The picture has ${byteLength} bytes. ${title} takes at most ${rule.maxBytes}.`,
    picture_alt_missing:
      rule.needs.includes('alt') &&
      legalLine(alt) === '' &&
      `${title} wants a text alternative of the picture.`,
    picture_credit_missing:
      rule.needs.includes('credit') &&
      creditOf(picture) === null &&
      `${title} wants a credit of the picture.`,
    picture_is_not_https:
      !isSecure(url) && `The address of the picture is ${url}. It must begin with https.`,
  }
}

const addresses: RefusalRule = ({ address }) => ({
  link_is_not_https:
    !isSecure(address) &&
    `The address of the article is ${address}. It must begin with https, and name no user.`,
})

const rules: readonly RefusalRule[] = [
  origin,
  language,
  age,
  titles,
  byline,
  texts,
  pictures,
  addresses,
]

const isSecure = (address: string) =>
  URL.parse(address)?.protocol === 'https:' && !hasLogin(address)

/**
 * The table of a partner: which articles it takes, and what its feed is made of. What it leaves out
 * is as loose as possible.
 */

import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import * as v from 'valibot'
import { openingLength } from '../../core/sanitize/clean-body.ts'
import type { Site } from '../../core/settings/site.ts'

/** Elements of the channel beside `title`, `link`, `description` and `language`. */
export const channelElements = [
  'pubDate',
  'lastBuildDate',
  'copyright',
  'ttl',
  'image',
  'snf:logo',
] as const

/**
 * Elements of an item beside `title`, `link` and `pubDate`. `permalink` is a guid that is the
 * article's address; `summary` is the description as HTML, `abstract` as plain text; `mi:picture`
 * is `media:content` as MSN wants it.
 */
export const itemElements = [
  ...([
    'guid',
    'permalink',
    'summary',
    'abstract',
    'content:encoded',
    'dc:creator',
    'dcterms:modified',
  ] as const),
  ...([
    'category',
    'media:content',
    'mi:picture',
    'media:thumbnail',
    'enclosure',
    'candor:disclosure',
  ] as const),
] as const

export type ItemElement = (typeof itemElements)[number]
export type ChannelElement = (typeof channelElements)[number]

const matching = (form: RegExp, message: string) =>
  v.pipe(v.string('must be text'), v.regex(form, message))
const line = matching(/^(?!\s*$)[^\p{Cc}\p{Cs}]+$/u, 'must be one line of text')
const oneOf = <const T extends string>(values: readonly T[]) =>
  v.picklist(values, ({ received }) => `is ${received}, but must be one of: ${values.join(', ')}`)
const listOf = <const S extends v.GenericSchema<string>>(schema: S) =>
  v.array(schema, 'must be a list')
const whole = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(least, message),
    v.maxValue(most, message),
  )
}
const flag = (otherwise: boolean) => v.optional(v.boolean('must be true or false'), otherwise)
const orNull = <const S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null)
const object = <const E extends v.ObjectEntries>(entries: E) =>
  v.strictObject(entries, ({ expected, received }) =>
    expected === 'never'
      ? `is unknown. Known here: ${Object.keys(entries).join(', ')}`
      : `must be an object, and is ${received}`,
  )

const pictureTypes = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/svg+xml',
]
const all = 1_000_000

export const partnerSchema = object({
  /** The segment of its addresses: `msn`. */
  name: matching(/^[a-z][a-z\d-]{0,39}$/, 'must be lower-case letters, digits and hyphens'),
  title: line,
  articles: v.optional(
    object({
      modes: v.optional(listOf(oneOf(authorshipModes)), [...authorshipModes]),
      /** It takes articles without a disclosure. */
      undisclosed: flag(true),
      /** A retracted article is sent, with its notice in place of the text. */
      retracted: flag(false),
      /** Primary subtags; `null` for all languages. */
      languages: orNull(listOf(matching(/^[a-z]{2,3}$/, 'must be like "en"'))),
      /** Each feed has articles in its own language only. */
      oneLanguage: flag(false),
      /** Articles must be younger; `null` without a limit. */
      days: orNull(whole(1, 36_500)),
      byline: v.optional(oneOf(['required', 'optional']), 'optional'),
    }),
    {},
  ),
  /** Lengths in characters. */
  headline: v.optional(
    object({
      least: v.optional(whole(0, all), 1),
      most: orNull(whole(1, all)),
      addresses: flag(true),
    }),
    {},
  ),
  /** Least characters of the description, which the body fills up. */
  leastSummary: v.optional(whole(0, openingLength), 0),
  picture: v.optional(
    object({
      required: flag(false),
      types: v.optional(
        listOf(matching(/^image\/[\w.+-]+$/, 'must be like "image/png"')),
        pictureTypes,
      ),
      /** Least pixels of width and height, which must be known then; 0 without a limit. */
      leastSide: v.optional(whole(0, 100_000), 0),
      maxBytes: orNull(whole(1, 1_000_000_000)),
      needs: v.optional(listOf(oneOf(['alt', 'credit'])), []),
    }),
    {},
  ),
  content: v.optional(
    object({
      /** HTML elements; `null` for all that Candor allows. */
      elements: orNull(listOf(matching(/^[a-z][a-z\d]*$/, 'must be like "p"'))),
      /** Players and charts: as they are, as links, or with NewsBreak's classes. */
      frames: v.optional(oneOf(['kept', 'links', 'classes']), 'kept'),
      /** The content shows the picture of the article, and not only an element of the item. */
      picture: flag(true),
    }),
    {},
  ),
  feed: v.optional(
    object({
      most: v.optional(whole(1, 100), 50),
      maxBytes: v.optional(whole(10_000, 100_000_000), 10_000_000),
      /** Most characters of the description; `null` without a limit. */
      maxDescription: orNull(whole(10, all)),
      logo: v.optional(oneOf(['required', 'optional']), 'optional'),
    }),
    {},
  ),
  /** The category of items that an AI took part in. */
  aiCategory: orNull(line),
  channel: v.optional(listOf(oneOf(channelElements)), ['lastBuildDate', 'copyright']),
  item: v.optional(listOf(oneOf(itemElements)), [
    'guid',
    'summary',
    'content:encoded',
    'dc:creator',
    'category',
    'candor:disclosure',
  ]),
})

export type Partner = v.InferOutput<typeof partnerSchema>

/** Says whether its feeds need a logo that the site does not have. */
export const lacksLogo = ({ feed }: Partner, { logoUrl }: Pick<Site, 'logoUrl'>): boolean =>
  feed.logo === 'required' && !logoUrl?.startsWith('https:')

export type RefusalReason = {
  readonly code: string
  /** A sentence: what is wrong, with the value, and what is allowed. */
  readonly detail: string
}

/** The beginning of the paths of its feeds, below the base path. */
export const partnerPath = ({ name }: Pick<Partner, 'name'>): string => `/partners/${name}`

/** A newsroom's own partner: the table in a file, checked as a whole. What it leaves out is as loose as possible. */

import {
  array,
  boolean,
  type GenericSchema,
  integer,
  maxValue,
  minValue,
  nullable,
  number,
  optional,
  picklist,
  pipe,
  regex,
  safeParse,
  strictObject,
  string,
} from 'valibot'
import { authorshipModes } from '../../schema/lists.ts'
import { openingLength } from '../sanitize/clean-body.ts'
import { partnerNames } from '../settings/partners.ts'
import { channelElements, itemElements, type Partner } from './partner.ts'

const oneOf = <const T extends string>(values: readonly T[]) =>
  picklist(values, ({ received }) => `is ${received}, but must be one of: ${values.join(', ')}`)
const whole = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`
  return pipe(number(message), integer(message), minValue(least, message), maxValue(most, message))
}
const flag = boolean('must be true or false')
const line = pipe(string('must be text'), regex(/^[^\p{Cc}\p{Cs}]*\S[^\p{Cc}\p{Cs}]*$/u, 'must be one line of text'))
const listOf = <const S extends GenericSchema<string>>(schema: S) => array(schema, 'must be a list')
const part = <const E extends Parameters<typeof strictObject>[0]>(entries: E) =>
  strictObject(entries, ({ expected, received }) =>
    expected === 'never'
      ? `is unknown. Known here: ${Object.keys(entries).join(', ')}`
      : `must be an object, and is ${received}`,
  )

const modes = [...authorshipModes]
const types = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/svg+xml']
const all = 1_000_000

const schema = part({
  name: pipe(string('must be text'), regex(/^[a-z][a-z\d-]{0,39}$/, 'must be lower-case letters, digits and hyphens')),
  title: line,
  articles: optional(
    part({
      modes: optional(listOf(oneOf(authorshipModes)), modes),
      undisclosed: optional(flag, true),
      retracted: optional(flag, false),
      languages: optional(
        nullable(listOf(pipe(string('must be text'), regex(/^[a-z]{2,8}$/, 'must be like "en"')))),
        null,
      ),
      oneLanguage: optional(flag, false),
      days: optional(nullable(whole(1, 36_500)), null),
      byline: optional(oneOf(['required', 'optional']), 'optional'),
    }),
    {},
  ),
  headline: optional(
    part({
      least: optional(whole(0, all), 1),
      most: optional(nullable(whole(1, all)), null),
      addresses: optional(flag, true),
    }),
    {},
  ),
  leastSummary: optional(whole(0, openingLength), 0),
  picture: optional(
    part({
      required: optional(flag, false),
      types: optional(
        listOf(pipe(string('must be text'), regex(/^image\/[\w.+-]+$/, 'must be like "image/png"'))),
        types,
      ),
      leastSide: optional(whole(0, 100_000), 0),
      mostBytes: optional(nullable(whole(1, 1_000_000_000)), null),
      needs: optional(listOf(oneOf(['alt', 'credit'])), []),
    }),
    {},
  ),
  content: optional(
    part({
      elements: optional(
        nullable(listOf(pipe(string('must be text'), regex(/^[a-z][a-z\d]*$/, 'must be like "p"')))),
        null,
      ),
      frames: optional(oneOf(['kept', 'links', 'classes']), 'kept'),
      picture: optional(flag, true),
    }),
    {},
  ),
  feed: optional(
    part({
      most: optional(whole(1, 100), 50),
      mostBytes: optional(whole(10_000, 100_000_000), 10_000_000),
      mostDescription: optional(nullable(whole(10, all)), null),
      logo: optional(oneOf(['required', 'optional']), 'optional'),
    }),
    {},
  ),
  aiCategory: optional(nullable(line), null),
  channel: optional(listOf(oneOf(channelElements)), ['lastBuildDate', 'copyright']),
  item: optional(listOf(oneOf(itemElements)), [
    'guid',
    'summary',
    'content:encoded',
    'dc:creator',
    'category',
    'candor:disclosure',
  ]),
})

/** All that is wrong, each with its place in the file. */
export function parseOwnPartner(
  value: unknown,
): { readonly partner: Partner } | { readonly problems: readonly string[] } {
  const parsed = safeParse(schema, value)
  if (!parsed.success) {
    return {
      problems: parsed.issues.map(({ path = [], message }) => {
        const place = path.map(({ key }) => String(key)).join('.')
        return place === '' ? `the file ${message}` : `${place} ${message}`
      }),
    }
  }
  const partner: Partner = parsed.output
  const problems = [
    ...(partnerNames.some((name) => name === partner.name)
      ? [`name is ${partner.name}, which Candor's own partner has`]
      : []),
    ...(partner.item.includes('guid') === partner.item.includes('permalink')
      ? ['item must have either guid or permalink']
      : []),
    ...(partner.item.includes('summary') && partner.item.includes('abstract')
      ? ['item must not have both summary and abstract']
      : []),
    ...(partner.item.includes('media:content') && partner.item.includes('mi:picture')
      ? ['item must not have both media:content and mi:picture']
      : []),
  ]
  return problems.length > 0 ? { problems } : { partner }
}

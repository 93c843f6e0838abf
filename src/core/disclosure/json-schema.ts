/**
 * The JSON Schema of the vocabulary, for `_candor` in a JSON Feed and its items. Served at
 * `/ns/1.0/candor.schema.json`.
 */

import { authorshipModes, modesWhoseReviewerIs } from 'candor-disclosure/disclosure/modes.ts'
import { partNames, textParts } from 'candor-disclosure/disclosure/parts.ts'
import { invisibleRanges } from 'candor-disclosure/text/invisible.ts'
import { articleRights } from '../../../schema/lists.ts'

const url = { type: 'string', format: 'uri', pattern: '^https?://' }
const dateTime = { type: 'string', format: 'date-time' }

/**
 * At least one visible character, as in the checks of the database. The class has the characters
 * themselves: JSON Schema asks only for those (2020-12, Core §6.4), and programs without
 * JavaScript's `\u{…}` and `\p{…}` read them too.
 */
const words = { type: 'string', pattern: `[^${invisibleRanges.map(toRange).join('')}]` }

function toRange([first, last]: (typeof invisibleRanges)[number]): string {
  return first === last
    ? String.fromCodePoint(first)
    : `${String.fromCodePoint(first)}-${String.fromCodePoint(last)}`
}

const languageTag = { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' }
const pixels = { type: 'integer', minimum: 1 }
const digitalSourceType = {
  type: 'string',
  pattern: '^http://cv\\.iptc\\.org/newscodes/digitalsourcetype/[A-Za-z]+$',
}

/** Rejects unknown members, to find typing errors. Feed readers should ignore unknown members. */
const closed = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
})

const some = (items: object) => ({ type: 'array', minItems: 1, items })

const whereMode = (mode: string, then: object) => ({
  if: { properties: { mode: { const: mode } }, required: ['mode'] },
  then,
})

const part = {
  ...closed(['name', 'mode'], {
    name: { enum: partNames },
    mode: { enum: authorshipModes },
    model: words,
    provider: words,
    reviewed_by: words,
    reviewed_at: dateTime,
    translated_from: languageTag,
  }),
  dependentRequired: { reviewed_by: ['reviewed_at'], reviewed_at: ['reviewed_by'] },
  allOf: [
    whereMode('ai-assisted', { required: ['reviewed_by'] }),
    whereMode('ai-autonomous', { properties: { reviewed_by: false } }),
    {
      oneOf: [
        { properties: { name: { const: 'translation' } }, required: ['translated_from'] },
        { properties: { name: { not: { const: 'translation' } }, translated_from: false } },
      ],
    },
  ],
}

const partWhere = (properties: object) => ({ contains: { type: 'object', properties } })

/** The list of parts beside a text by people. */
const besides = {
  type: 'array',
  ...partWhere({ mode: { not: { const: 'human-only' } } }),
  not: partWhere({ mode: { const: 'ai-autonomous' }, name: { enum: textParts } }),
}

const disclosure = {
  ...closed(['mode', 'statement'], {
    mode: { enum: authorshipModes },
    label: words,
    label_language: languageTag,
    title_label: words,
    tag: words,
    statement: words,
    statement_language: languageTag,
    model: { type: 'string' },
    provider: { type: 'string' },
    reviewed_by: words,
    generated_at: dateTime,
    policy_url: url,
    digital_source_type: digitalSourceType,
    parts: { type: 'array', minItems: 1, maxItems: partNames.length, items: part },
  }),
  allOf: [
    // `needNoReviewer`: parts by AI beside a text by people.
    ...modesWhoseReviewerIs('required').map((mode) =>
      whereMode(mode, {
        anyOf: [
          { required: ['reviewed_by'] },
          { required: ['parts'], properties: { parts: besides } },
        ],
      }),
    ),
    ...modesWhoseReviewerIs('forbidden').map((mode) =>
      whereMode(mode, { properties: { reviewed_by: false } }),
    ),
  ],
}

const source = closed(['url', 'title'], {
  url,
  title: { type: 'string' },
  publisher: { type: 'string' },
  language: languageTag,
  accessed_at: dateTime,
})

const image = closed(['alt'], {
  alt: { type: 'string' },
  label: words,
  label_language: languageTag,
  credit: { type: 'string' },
  width: pixels,
  height: pixels,
  digital_source_type: digitalSourceType,
})

const correction = {
  ...closed(['text', 'date'], {
    text: { type: 'string' },
    date: dateTime,
    ref: { type: 'string' },
    kind: { enum: ['correction', 'retraction'] },
    url,
  }),
  dependentRequired: { kind: ['ref'] },
}

const item = closed(['about'], {
  about: url,
  disclosure: { $ref: '#/$defs/disclosure' },
  sources: some(source),
  image,
  corrections: some(correction),
  status: { const: 'canceled' },
  ai_rights: { enum: articleRights },
  license_url: url,
  statement: { type: 'string', pattern: '^[\\w-]+[.][\\w-]+[.][\\w-]+$' },
  statements_url: url,
})

const feed = closed(['about'], {
  about: url,
  updated: dateTime,
  policy_url: url,
  license_url: url,
  corrections_url: url,
  rights: { type: 'string' },
  contact: { type: 'string', format: 'email' },
  generator: closed(['name'], { name: words, version: { type: 'string' }, url }),
  words: some(
    closed(['language', 'policy', 'sources', 'back', 'nothing'], {
      ...{ language: languageTag, policy: words, sources: words, back: words, nothing: words },
      dates: { type: 'string', pattern: '^[^|]+([|][^|]+){12,13}$' },
    }),
  ),
  deleted: some(closed(['id', 'when'], { id: words, when: dateTime })),
})

/**
 * Validates a whole JSON Feed; `#/$defs/feed`, `#/$defs/item` and `#/$defs/disclosure` validate the
 * parts alone.
 */
export const candorJsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://w3id.org/candor/1.0/candor.schema.json',
  title: 'The candor vocabulary in a JSON Feed',
  type: 'object',
  properties: {
    _candor: { $ref: '#/$defs/feed' },
    items: {
      type: 'array',
      items: { type: 'object', properties: { _candor: { $ref: '#/$defs/item' } } },
    },
  },
  $defs: { feed, item, disclosure },
}

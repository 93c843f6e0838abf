/** The bodies that the API takes, as schemas. They check the form; the database checks its rules (faults.ts). */
import {
  array,
  boolean,
  check,
  type InferOutput,
  integer,
  maxLength,
  maxValue,
  metadata,
  minValue,
  nullish,
  number,
  optional,
  picklist,
  pipe,
  strictObject,
  string,
  union,
} from 'valibot'
import { unknownMode } from '../disclosure/disclosure.ts'
import { authorshipModes } from '../disclosure/modes.ts'
import { statuses } from './rules.ts'
import { isTimestamp } from './timestamp.ts'

/** In one article. */
const mostEntries = 1000

// The message of each check is the code of a rule in rules.ts.
const text = pipe(
  string('type_is_wrong'),
  check((value) => value.isWellFormed() && !value.includes('\0'), 'text_is_invalid'),
)
const date = pipe(text, check(isTimestamp, 'date_is_invalid'), metadata({ format: 'date-time' }))
const size = pipe(
  number('number_is_invalid'),
  integer('number_is_invalid'),
  minValue(0, 'number_is_invalid'),
  maxValue(2_147_483_647, 'number_is_invalid'),
)
const list = <const Entry extends Parameters<typeof array>[0]>(entry: Entry) =>
  pipe(array(entry, 'type_is_wrong'), maxLength(mostEntries, 'too_many_entries'))

const disclosure = strictObject(
  {
    mode: picklist([...authorshipModes, unknownMode], 'disclosure_mode_is_known'),
    model: nullish(text),
    provider: nullish(text),
    statement: nullish(text),
    reviewed_by: nullish(text),
    reviewed_at: nullish(date),
    generated_at: nullish(date),
  },
  'type_is_wrong',
)

const picture = strictObject(
  {
    url: text,
    type: text,
    alt: text,
    bytes: nullish(size),
    width: nullish(size),
    height: nullish(size),
    credit: nullish(text),
    source_type: nullish(text),
  },
  'type_is_wrong',
)

const source = strictObject(
  { url: text, title: text, publisher: nullish(text), language: nullish(text), accessed_at: nullish(date) },
  'type_is_wrong',
)

const topic = union([text, strictObject({ slug: text, label: text }, 'type_is_wrong')], 'type_is_wrong')

/** A correction: what was wrong, and what is right. */
export const correctionBody = strictObject({ text, corrected_at: optional(date), url: nullish(text) }, 'type_is_wrong')

/** A retraction. */
export const retractionBody = strictObject({ reason: text, at: optional(date) }, 'type_is_wrong')

/** A whole article. What is left out is empty, except what the database or an editor keeps: docs/publishing.md. */
export const articleBody = strictObject(
  {
    guid: optional(text),
    url: text,
    title: text,
    standfirst: optional(text),
    body_html: optional(text),
    byline: nullish(text),
    byline_url: nullish(text),
    language: text,
    status: optional(picklist(statuses, 'status_is_known')),
    published_at: nullish(date),
    updated_at: nullish(date),
    retraction: nullish(retractionBody),
    disclosure,
    picture: nullish(picture),
    sources: optional(list(source)),
    topics: optional(list(topic)),
    corrections: optional(list(correctionBody)),
    minor: optional(boolean('type_is_wrong')),
  },
  'type_is_wrong',
)

export type ArticleBody = InferOutput<typeof articleBody>
export type CorrectionBody = InferOutput<typeof correctionBody>
export type RetractionBody = InferOutput<typeof retractionBody>

/** The bodies that the API takes, as schemas. They check the form; the database checks its rules (faults.ts). */

import {
  boolean,
  check,
  type InferOutput,
  integer,
  maxValue,
  metadata,
  minLength,
  minValue,
  nullish,
  number,
  optional,
  picklist,
  pipe,
  string,
  union,
  unknown,
} from 'valibot'
import { mostParts } from '../../schema/limits.ts'
import { articleRights, authorshipModes, statuses, unknownMode } from '../../schema/lists.ts'
import { isPartnerName } from '../request/feed-names.ts'
import { list } from './list.ts'
import { strict } from './strict.ts'
import { isTimestamp } from './timestamp.ts'

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

const disclosure = strict({
  mode: picklist([...authorshipModes, unknownMode], 'disclosure_mode_is_known'),
  model: nullish(text),
  provider: nullish(text),
  statement: nullish(text),
  reviewed_by: nullish(text),
  reviewed_at: nullish(date),
  generated_at: nullish(date),
})

const picture = strict({
  url: text,
  type: text,
  alt: text,
  bytes: nullish(size),
  width: nullish(size),
  height: nullish(size),
  credit: nullish(text),
  source_type: nullish(text),
})

const source = strict({
  url: text,
  title: text,
  publisher: nullish(text),
  language: nullish(text),
  accessed_at: nullish(date),
})

const topic = union([text, strict({ slug: text, label: text })], 'type_is_wrong')

/** The rule of the database, so that each wrong name has a pointer of its own. */
const partnerName = pipe(text, check(isPartnerName, 'audience_names_partners'))

/** A correction: what was wrong, and what is right. */
export const correctionBody = strict({ text, corrected_at: optional(date), url: nullish(text) })

/** A retraction. */
export const retractionBody = strict({ reason: text, at: optional(date) })

/** A whole article. What is left out is empty, except what the database or an editor keeps: docs/publishing.md. */
export const articleMembers = {
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
  ai_rights: nullish(picklist(articleRights, 'ai_rights_is_known')),
  sources: optional(list(source, mostParts)),
  topics: optional(list(topic, mostParts)),
  audience: pipe(
    nullish(pipe(list(partnerName, mostParts), minLength(1, 'list_is_not_empty'))),
    metadata({
      description:
        'Names of partners: then only their feeds have the article. Null is public; left out, it stays as it is.',
    }),
  ),
  corrections: optional(list(correctionBody, mostParts)),
  minor: optional(boolean('type_is_wrong')),
  unretract: optional(boolean('type_is_wrong')),
}

/** What only answers say. It is ignored, so that an answer can be sent back. */
const answered = optional(pipe(unknown(), metadata({ readOnly: true })))
const answeredMembers = {
  id: answered,
  external_id: answered,
  etag: answered,
  shown: answered,
  reason: answered,
  feeds: answered,
  partners: answered,
  result: answered,
  changed: answered,
  dry_run: answered,
}

export const articleBody = strict({ ...articleMembers, ...answeredMembers })

export type ArticleBody = Omit<InferOutput<typeof articleBody>, keyof typeof answeredMembers>
export type CorrectionBody = InferOutput<typeof correctionBody>
export type RetractionBody = InferOutput<typeof retractionBody>

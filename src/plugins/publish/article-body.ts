/**
 * The bodies that the API takes, as schemas. They check the form; the database checks its rules
 * (faults.ts).
 */

import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import { partNames } from 'candor-disclosure/disclosure/parts.ts'
import * as v from 'valibot'
import { maxParts } from '../../../schema/limits.ts'
import { articleRights, statuses, unknownMode } from '../../../schema/lists.ts'
import { isPartnerName } from '../../core/request/feed-names.ts'
import { methods } from './scopes.ts'
import { about, list, strict } from './strict.ts'
import { isTimestamp } from './timestamp.ts'

// The message of each check is the code of a rule in rules.ts.
const text = v.pipe(
  v.string('type_is_wrong'),
  v.check((value) => value.isWellFormed() && !value.includes('\0'), 'text_is_invalid'),
)
const date = v.pipe(
  text,
  v.check(isTimestamp, 'date_is_invalid'),
  v.metadata({ format: 'date-time' }),
)
const size = v.pipe(
  v.number('number_is_invalid'),
  v.integer('number_is_invalid'),
  v.minValue(0, 'number_is_invalid'),
  v.maxValue(2_147_483_647, 'number_is_invalid'),
)

const part = strict({
  name: v.picklist(partNames, 'part_has_a_known_name'),
  mode: v.picklist(authorshipModes, 'part_has_a_known_mode'),
  model: v.nullish(text),
  provider: v.nullish(text),
  reviewed_by: v.nullish(text),
  reviewed_at: v.nullish(date),
  translated_from: v.nullish(text),
})

const disclosure = strict({
  mode: v.picklist([...authorshipModes, unknownMode], 'disclosure_mode_is_known'),
  model: v.nullish(text),
  provider: v.nullish(text),
  statement: v.nullish(text),
  reviewed_by: v.nullish(text),
  reviewed_at: v.nullish(date),
  generated_at: v.nullish(date),
  parts: about(
    'Parts that were made in another way than the whole. An empty list is none.',
    v.nullish(list(part, partNames.length)),
  ),
})

const picture = strict({
  url: text,
  type: text,
  alt: text,
  bytes: v.nullish(size),
  width: v.nullish(size),
  height: v.nullish(size),
  credit: v.nullish(text),
  source_type: v.nullish(text),
})

const source = strict({
  url: text,
  title: text,
  publisher: v.nullish(text),
  language: v.nullish(text),
  accessed_at: v.nullish(date),
})

const topic = v.union([text, strict({ slug: text, label: text })], 'type_is_wrong')

/** The rule of the database, so that each wrong name has a pointer of its own. */
const partnerName = v.pipe(text, v.check(isPartnerName, 'audience_names_partners'))

export const correctionBody = strict({ text, corrected_at: v.optional(date), url: v.nullish(text) })

export const retractionBody = strict({ reason: text, at: v.optional(date) })

/**
 * A whole article. What is left out is empty, except what the database or an editor keeps:
 * docs/publishing.md.
 */
export const articleMembers = {
  guid: v.optional(text),
  url: about(
    'Left out, it is the page of the article here, where ARTICLE_PAGES is on.',
    v.optional(text),
  ),
  title: text,
  standfirst: v.optional(text),
  body_html: v.optional(text),
  byline: v.nullish(text),
  byline_url: v.nullish(text),
  language: text,
  status: v.optional(v.picklist(statuses, 'status_is_known')),
  published_at: v.nullish(date),
  updated_at: v.nullish(date),
  retraction: v.nullish(retractionBody),
  disclosure,
  picture: v.nullish(picture),
  ai_rights: v.nullish(v.picklist(articleRights, 'ai_rights_is_known')),
  sources: v.optional(list(source, maxParts)),
  topics: v.optional(list(topic, maxParts)),
  audience: about(
    'Names of partners: then only their feeds have the article. Null is public; left out, it stays as it is.',
    v.nullish(v.pipe(list(partnerName, maxParts), v.minLength(1, 'list_is_not_empty'))),
  ),
  corrections: v.optional(list(correctionBody, maxParts)),
  unretract: v.optional(v.boolean('type_is_wrong')),
}

/** Members of answers only. They are ignored, so that an answer can be sent back. */
const answered = v.optional(v.pipe(v.unknown(), v.metadata({ readOnly: true })))
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
  warnings: answered,
}

export const articleBody = strict({ ...articleMembers, ...answeredMembers })

/** The body that a writer sends. */
export type SentBody = Omit<v.InferOutput<typeof articleBody>, keyof typeof answeredMembers>
/** With its address (own-address.ts). */
export type ArticleBody = SentBody & { readonly url: string }
export type CorrectionBody = v.InferOutput<typeof correctionBody>
export type RetractionBody = v.InferOutput<typeof retractionBody>

const maxOperations = 100
const word = v.string('type_is_wrong')

/** The body of each operation is checked with the operation. */
const operation = strict({
  method: v.picklist(methods, 'type_is_wrong'),
  /** A name of the article, as in an address. */
  id: word,
  body: v.optional(v.unknown()),
  if_match: v.nullish(word),
  if_none_match: v.nullish(word),
})

export const batchBody = strict({
  operations: list(operation, maxOperations),
  atomic: v.optional(v.boolean('type_is_wrong')),
})

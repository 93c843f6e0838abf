/** Checks of what an article discloses: its mode, and its review. */
import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check } from 'drizzle-orm/pg-core'
import { literal } from './checks.ts'

type Disclosed = Readonly<
  Record<
    | 'disclosureMode'
    | 'publishedAt'
    | 'disclosureModel'
    | 'disclosureProvider'
    | 'disclosureStatement'
    | 'disclosureParts'
    | 'reviewedBy'
    | 'generatedAt',
    AnyPgColumn
  >
>

/**
 * What modes exclude. `unknown` is for articles from before Art. 50(4) of the EU AI Act applied, and
 * says nothing else.
 */
export const trueMode = (t: Disclosed) => [
  check(
    'unknown_is_from_before_the_duty',
    sql`${t.disclosureMode} <> 'unknown' or coalesce(${t.publishedAt} < '2026-08-02T00:00:00Z', false)`,
  ),
  check(
    'unknown_has_no_other_disclosure',
    sql`${t.disclosureMode} <> 'unknown' or num_nonnulls(${t.disclosureModel}, ${t.disclosureProvider}, ${t.disclosureStatement}, ${t.disclosureParts}, ${t.reviewedBy}, ${t.generatedAt}) = 0`,
  ),
  check(
    'ai_autonomous_has_no_reviewer',
    sql`${t.disclosureMode} <> 'ai-autonomous' or ${t.reviewedBy} is null`,
  ),
  check(
    'human_only_has_no_model',
    sql`${t.disclosureMode} <> 'human-only' or num_nonnulls(${t.disclosureModel}, ${t.disclosureProvider}) = 0`,
  ),
]

/** A name as one reads it: schema/functions/names.sql. */
const skeletonOf = (column: AnyPgColumn) => sql`candor_skeleton(${column})`

const known = (column: AnyPgColumn) => sql`coalesce(${skeletonOf(column)}, '')`

const latin = '[A-Za-z\\u00C0-\\u024F\\u1E00-\\u1EFF]'
/** Greek, Cyrillic, Armenian, Cherokee and Lisu. */
const similar =
  '[\\u0370-\\u052F\\u0531-\\u0587\\u13A0-\\u13FF\\u1F00-\\u1FFF\\uA4D0-\\uA4FF\\uAB70-\\uABBF]'
/** No blank, no punctuation and no digit: what nobody sees divides no word. */
const within = '[^\\u0009-\\u000D -@\\[-`{-~\\u00A0-\\u00AC\\u00AE-\\u00BF\\u2010-\\u2029]*'

/** Control characters, line breaks, characters for notes between lines and for private use. */
const unprintable =
  '\\u0001-\\u001F\\u007F-\\u009F\\u2028\\u2029\\uFFF9-\\uFFFB\\uE000-\\uF8FF\\U000F0000-\\U0010FFFF'
/** Not the variation selectors and joiners that scripts need. */
const blank =
  ' \\u00A0\\u115F\\u1160\\u1680\\u180E\\u2000-\\u200B\\u202F\\u205F\\u2060\\u2800\\u3000\\u3164\\uFEFF\\uFFA0'

/** A review is of a text that is there, and by a human. */
export const trueReview = (
  t: Readonly<
    Record<
      'reviewedAt' | 'reviewedBy' | 'generatedAt' | 'disclosureModel' | 'disclosureProvider',
      AnyPgColumn
    >
  >,
) => [
  check('review_is_after_generation', sql`${t.reviewedAt} >= ${t.generatedAt}`),
  // Without the model, neither nothing nor the provider. No name is a pattern: PostgreSQL refuses
  // long ones, or takes minutes.
  check(
    'reviewer_is_not_the_model',
    sql`replace(nullif(${skeletonOf(t.reviewedBy)}, ''), ${known(t.disclosureModel)}, '') not in ('', replace(${known(t.disclosureProvider)}, ${known(t.disclosureModel)}, ''))`,
  ),
  check(
    'reviewer_is_in_one_script',
    sql`normalize(${t.reviewedBy}, NFKC) !~ ${literal(`${latin}${within}${similar}|${similar}${within}${latin}|[\\u202D\\u202E]`)}`,
  ),
  check(
    'reviewer_is_one_line',
    sql`${t.reviewedBy} !~ ${literal(`^[${blank}]|[${blank}]$|[${unprintable}]`)}`,
  ),
]

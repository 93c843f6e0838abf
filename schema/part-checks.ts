/**
 * Checks of `articles.disclosure_parts`: which parts of an article were made in another way than the
 * whole (docs/articles.md). As JSON paths, so that a row needs no function to be judged.
 */
import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import { partNames, textParts } from 'candor-disclosure/disclosure/parts.ts'
import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, check } from 'drizzle-orm/pg-core'
import { literal, visible } from './checks.ts'

/** A part as the column has it: only members with a value. */
export type StoredPart = { readonly name: string; readonly mode: string } & {
  readonly [Name in (typeof members)[number]]?: string | undefined
}

const members = [
  'name',
  'mode',
  'model',
  'provider',
  'reviewed_by',
  'reviewed_at',
  'translated_from',
] as const

/** A path that is true where `of` has one of these values. */
const isOneOf = (of: string, values: readonly string[]) =>
  `(${values.map((value) => `${of} == "${value}"`).join(' || ')})`

const has = (column: AnyPgColumn, path: string): SQL => sql`${column} @? ${literal(path)}`

/** No part is so. */
const none = (column: AnyPgColumn, condition: string): SQL =>
  sql`not ${has(column, `$[*] ? (${condition})`)}`

const languageTag = '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'
/** RFC 3339 in UTC. */
const moment =
  '^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?Z$'

type Whole = Readonly<Record<'disclosureParts' | 'disclosureMode' | 'reviewedBy', AnyPgColumn>>

export function trueParts({ disclosureParts: parts, disclosureMode, reviewedBy }: Whole) {
  const [named, known] = [isOneOf('@.name', partNames), isOneOf('@.mode', authorshipModes)]
  return [
    check(
      'parts_are_a_list',
      sql`${has(parts, `strict $ ? (@.type() == "array" && @.size() >= 1 && @.size() <= ${partNames.length})`)} and not ${has(parts, 'strict $[*] ? (@.type() != "object")')}`,
    ),
    check('part_has_a_known_name', none(parts, `!exists(@.name) || !${named}`)),
    check('part_has_a_known_mode', none(parts, `!exists(@.mode) || !${known}`)),
    check(
      'part_has_known_members',
      sql`not ${has(parts, `$[*].keyvalue() ? (!${isOneOf('@.key', members)} || @.value.type() != "string" || !(@.value like_regex "^.{1,200}$") || !(@.value like_regex "[^[:space:][:cntrl:]]"))`)}`,
    ),
    check(
      'part_is_there_once',
      sql`greatest(${sql.join(
        partNames.map(
          (name) =>
            sql`jsonb_array_length(jsonb_path_query_array(${parts}, ${literal(`$[*] ? (@.name == "${name}")`)}))`,
        ),
        sql`, `,
      )}) <= 1`,
    ),
    check(
      'translation_names_its_original',
      none(
        parts,
        `@.name == "translation" && !(@.translated_from like_regex "${languageTag}") || @.name != "translation" && exists(@.translated_from)`,
      ),
    ),
    check(
      'review_of_a_part_has_a_date',
      none(
        parts,
        `exists(@.reviewed_by) && !(@.reviewed_at like_regex "${moment}") || exists(@.reviewed_at) && !exists(@.reviewed_by)`,
      ),
    ),
    check(
      'mode_of_a_part_fits_its_review',
      none(
        parts,
        '@.mode == "ai-assisted" && !exists(@.reviewed_by) || @.mode == "ai-autonomous" && exists(@.reviewed_by)',
      ),
    ),
    check(
      'human_part_has_no_model',
      none(parts, '@.mode == "human-only" && (exists(@.model) || exists(@.provider))'),
    ),
    check(
      'human_only_has_no_part_by_ai',
      sql`${disclosureMode} <> 'human-only' or ${none(parts, '@.mode != "human-only" && @.name != "picture"')}`,
    ),
    check(
      'autonomous_text_has_no_review',
      sql`${disclosureMode} <> 'ai-autonomous' or ${none(parts, `@.mode != "ai-autonomous" && ${isOneOf('@.name', textParts)}`)}`,
    ),
    // `needNoReviewer` in the library.
    check(
      'ai_assisted_names_its_reviewer',
      sql`${disclosureMode} <> 'ai-assisted' or coalesce(${reviewedBy}, '') ~ ${visible} or coalesce(${has(parts, '$[*] ? (@.mode != "human-only")')} and ${none(parts, `@.mode == "ai-autonomous" && ${isOneOf('@.name', textParts)}`)}, false)`,
    ),
  ]
}

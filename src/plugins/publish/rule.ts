/** A rule in the words of the API, and how it is made of a sentence. */

import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import { partNames } from 'candor-disclosure/disclosure/parts.ts'
import { articleRights, eventTypes, partnerContents, statuses } from '../../../schema/lists.ts'

export type Rule = {
  /**
   * A JSON Pointer (RFC 6901) to the member that breaks it, from the object that the database has a
   * row for.
   */
  readonly member: string
  /** Completes "It must …". */
  readonly requires: string
  readonly allowed?: readonly string[]
}

export type Rules = Readonly<Record<string, Rule>>

/**
 * By the names of rules: the member, unless every member can break the rule, and what it must do.
 */
export type Sentences = Readonly<Record<string, string>>

const allowedBy: Readonly<Record<string, readonly string[]>> = {
  status_is_known: statuses,
  disclosure_mode_is_known: authorshipModes,
  part_has_a_known_name: partNames,
  part_has_a_known_mode: authorshipModes,
  autonomous_text_has_no_review: authorshipModes.filter((mode) => mode !== 'ai-autonomous'),
  human_only_has_no_part_by_ai: authorshipModes.filter((mode) => mode !== 'human-only'),
  unknown_is_from_before_the_duty: authorshipModes,
  ai_rights_is_known: articleRights,
  unknown_is_imported: authorshipModes,
  changed_text_has_a_mode: authorshipModes,
  partner_content_is_known: partnerContents,
  event_is_known: eventTypes.map((type) => `article.${type}`),
  mode_is_known: authorshipModes,
}

export const toRules = (sentences: Sentences): Rules =>
  Object.fromEntries(
    Object.entries(sentences).map(([code, sentence]) => {
      const [, member = '', requires = sentence] = /^(\/\S+) (.*)$/.exec(sentence) ?? []
      const allowed = allowedBy[code]
      return [code, { member, requires, ...(allowed && { allowed }) }]
    }),
  )

/** An error of the database → the rule that it names. */
import { constraintOf } from '../writer/constraint-of.ts'
import { type Fault, fault } from './faults.ts'
import { allRules } from './rules.ts'

/** Names of keys and triggers, as rules. */
const byConstraint: Readonly<Record<string, string>> = {
  articles_guid_unique: 'guid_is_unique',
  article_topics_topic_slug_topics_slug_fk: 'topic_exists',
}

/** `null` for an error that no rule explains. */
export function faultOfError(error: unknown): Fault | null {
  const constraint = constraintOf(error)
  const code = constraint === undefined ? undefined : (byConstraint[constraint] ?? constraint)
  if (code === undefined) return null
  const rule = allRules[code]
  if (!rule) return null
  const found = fault(code === 'topic_exists' ? '/topics' : rule.member, code)
  const facts = ['changed_after_review', 'too_many_entries'].includes(code) ? detailOf(error) : undefined
  return facts === undefined ? found : { ...found, detail: `${found.detail} ${facts}` }
}

/** What the database says besides its message: how far the text is from the reviewed one, how many entries are allowed. */
function detailOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return (error as { detail?: string }).detail ?? detailOf(error.cause)
}

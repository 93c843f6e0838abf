/** What a reply says about a failure, added to the error for the log and for lists. */
import type { Outcome, Reply } from './courier.ts'

/** Characters of a stranger's text. */
const most = 200

/** One line, without control characters. */
export function described(outcome: Outcome, { text }: Reply): Outcome {
  const said = text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, most)
  return outcome.result === 'arrived' || said === '' ? outcome : { ...outcome, error: `${outcome.error}: ${said}` }
}

/** Errors that the API answers, as the end of a command. */
import { Failed } from '../../../core/tools/output.ts'
import type { Answers } from '../answers.ts'

export type AnsweredProblem = Answers['Problem']

/** Makes an error of an answer of the API: its detail, and a line for each of its errors. */
export function toFailed(problem: AnsweredProblem): Failed {
  const lines = (problem.errors ?? []).map(
    ({ detail, allowed }) => `  - ${detail}${allowed ? ` Allowed: ${allowed.join(', ')}.` : ''}`,
  )
  const why =
    problem.status === 404
      ? 'missing'
      : problem.status === 503 || problem.status === 429
        ? 'away'
        : 'refused'
  return new Failed(
    why,
    [problem.detail.replace(': see "errors"', ''), ...lines].join('\n'),
    problem,
    problem.status,
  )
}

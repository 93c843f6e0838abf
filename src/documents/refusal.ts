/** An error that is the answer to a request: thrown where a handler cannot go on. */
import type { Problem } from '../http/problem.ts'

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

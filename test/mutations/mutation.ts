/**
 * What a mutation is: a line of the source changed so that a promise is broken, and the test that
 * must fail because of it.
 */

export type Mutation = {
  /** What is promised, in a few words: its name, which stays when files move. */
  readonly promise: string
  readonly file: string
  /** Stands in the file exactly once. */
  readonly find: string
  readonly replace: string
  /** The test file that must fail. */
  readonly test: string
  /**
   * Only the tests whose full names match this pattern (vitest's `-t`), where the whole file takes
   * long.
   */
  readonly only?: string
}

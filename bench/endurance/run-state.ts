/** What the clients of one endurance run share. */
export type RunState = {
  /** The address of Candor. */
  readonly origin: string
  isRunning: boolean
  /** The database is away, or has been back for a few seconds only. */
  isAway: boolean
}

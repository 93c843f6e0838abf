/**
 * What a plugin adds to the command line and to the doctor. src/tools.ts lists them: no Worker and
 * no service loads it.
 */
import type { Command } from 'commander'
import type { Added } from '../plugin.ts'
import type { DeploymentCheck, DoctorCheck } from './check.ts'
import type { Context } from './context.ts'

export type Tools = {
  /** The name of the plugin. */
  readonly name: string
  /**
   * Adds commands. Only commander may be loaded before one runs, so that help is there at once:
   * each imports in its action what it needs.
   */
  readonly commands?: (program: Command, context: Context) => void
  /** What it adds to points that commands of other plugins declare. */
  readonly adds?: readonly Added[]
  /** Checks of a database: what it needs in order to work, such as a login. These come first. */
  readonly prerequisites?: readonly DoctorCheck[]
  /** Checks of a database: what it keeps there, and whether its work is done. */
  readonly checks?: readonly DoctorCheck[]
  /** Checks of a deployment by its address. */
  readonly deployment?: readonly DeploymentCheck[]
}

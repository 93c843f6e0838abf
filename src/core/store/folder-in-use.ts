/** The folder of the embedded database can be opened by one process only. */

/** Where a process serves the folder: its own address, and the public one; no slash at the end. */
export type Served = { readonly local: string; readonly root: string }

/**
 * Another running process has the folder open. `served` is `null` if it serves nothing, or not yet.
 */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  readonly served: Served | null

  constructor(message: string, served: Served | null = null) {
    super(message)
    this.served = served
  }
}

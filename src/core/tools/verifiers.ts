/** Documents that `candor verify` takes beside signed ones. */
import { point } from '../plugin.ts'
import type { Context } from './context.ts'

export type Verifier = {
  /** Says whether the text is such a document. */
  readonly knows: (text: string) => boolean
  /** Prints the verdict. @throws {Failed} if the document does not hold. */
  readonly verify: (file: string, text: string, print: Context['print']) => Promise<void>
}

export const verifiers = point<Verifier>('documents that "candor verify" takes')

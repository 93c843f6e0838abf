/** What commands print: lines for people, or JSON with `--json`. */
import { exitCodes, Failed } from './failed.ts'

export type Out = { write(text: string): unknown }

/** One article in a line. */
type Shown = {
  readonly external_id?: string | null
  readonly guid: string
  readonly status?: string
  readonly title: string
  readonly disclosure: { readonly mode: string }
  readonly shown: boolean
}

export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

export const lineOf = ({ external_id, guid, status, title, disclosure, shown }: Shown): string =>
  `${external_id ?? guid}  ${status}${shown ? '' : ' (not shown)'}  ${disclosure.mode}  ${title}`

/** Writes the failure, and returns the exit code. Other errors are bugs, or those of the start. */
export function fail(error: unknown, json: boolean, explain: (error: unknown) => string, err: Out, out: Out): number {
  if (!(error instanceof Failed)) {
    err.write(`${explain(error)}\n`)
    return exitCodes.away
  }
  if (json && error.problem) out.write(toJson(error.problem))
  else err.write(`${error.message}\n`)
  return exitCodes[error.why]
}

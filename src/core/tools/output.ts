/** Output of commands: lines for people, or JSON with `--json`. */
import { legalText } from '../../packages-to-be/text/legal-text.ts'

type Summary = {
  readonly external_id?: string | null
  readonly guid: string
  readonly status?: string
  readonly title: string
  readonly disclosure: { readonly mode: string }
  readonly shown: boolean
}

/** The position of the next page in its address. */
export const positionOf = (next: string | null): number | undefined =>
  next === null ? undefined : Number(new URL(next).searchParams.get('after'))

/** A line of the parts that there are. */
export const lineWith = (parts: readonly (string | null | undefined)[]): string =>
  `${parts.filter((part) => part).join('  ')}\n`

export const linesOf =
  <Entry>(toLine: (entry: Entry) => string) =>
  (entries: readonly Entry[]): string =>
    entries.map(toLine).join('')

/** Text of strangers as one line, so that it cannot pass for other lines or move the cursor. */
export const onOneLine = (text: string): string => legalText(text).replace(/\p{Cc}+/gu, ' ')

export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

export const lineOf = ({ external_id, guid, status, title, disclosure, shown }: Summary): string =>
  `${external_id ?? guid}  ${status}${shown ? '' : ' (not shown)'}  ${disclosure.mode}  ${onOneLine(title)}\n`

export const lineOfWritten = (
  written: Summary & { readonly result: string; readonly dry_run?: boolean },
): string => `${written.dry_run ? 'would be ' : ''}${written.result}: ${lineOf(written)}`

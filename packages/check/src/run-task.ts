/** One check, from what was asked to its output: for the page, or for the command. */
import { hasLogin } from 'candor-disclosure/text/web-address.ts'
import { askStrangers, type CheckNetwork } from './ask-strangers.ts'
import type { AskWeb } from './ask-web.ts'
import { checkAddress, decodeDocument } from './check-address.ts'
import { checkText } from './check-text.ts'
import { reportPart } from './page/report-part.ts'
import { type Report, renderText } from './report.ts'
import { toSarif } from './sarif.ts'

/** An address (`toAddress`), the bytes of a file with its name, or a text that was pasted. */
export type CheckSource =
  | { readonly address: string }
  | { readonly bytes: Uint8Array; readonly name: string }
  | { readonly text: string }

export type CheckTask = CheckSource & {
  /** `page` is the part of the page below its form. */
  readonly as: 'page' | 'text' | 'json' | 'sarif'
}

export type CheckOutcome = {
  readonly output: string
  /** Findings by severity. */
  readonly counts: Readonly<Record<Report['findings'][number]['severity'], number>>
  /** It is a page that names feeds, in a file: these cannot be fetched. */
  readonly onlyNames: boolean
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

const nameOf = (task: CheckTask) =>
  'address' in task ? task.address : 'name' in task ? task.name : '-'

function render(report: Report, task: CheckTask, now: Date): string {
  if (task.as === 'page') return reportPart(report, now).html
  if (task.as === 'sarif') return json(toSarif(report, nameOf(task)))
  return task.as === 'json' ? json(report) : renderText(report)
}

async function check(task: CheckTask, ask: AskWeb, now: Date): Promise<Report> {
  if ('address' in task) return checkAddress(task.address, ask, { now })
  const document = 'text' in task ? { text: task.text } : await decodeDocument(task.bytes)
  return checkText({ ...document, address: null }, { now })
}

/**
 * Takes seconds for a document of a few hundred kilobytes, so Node runs it in a thread that it can
 * end.
 *
 * @throws {CannotCheck}
 */
export async function runTask(task: CheckTask, ask: AskWeb): Promise<CheckOutcome> {
  const now = new Date()
  const report = await check(task, ask, now)
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of report.findings) counts[severity] += 1
  // Relative addresses are in no list of feeds, and have no fault.
  const names =
    report.feeds.length > 0 || !report.findings.some(({ code }) => code.startsWith('feed-link-'))
  const onlyNames = report.address === null && report.format === 'html' && names
  return { output: render(report, task, now), counts, onlyNames }
}

/** For the page, at the edge or in a thread. */
export const runForPage = (task: CheckTask, network: CheckNetwork): Promise<CheckOutcome> =>
  runTask(task, askStrangers(network))

/**
 * The address of a feed, `https` where no scheme was given. `null` if nobody can be asked there.
 */
export function toAddress(asked: string): string | null {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(asked) ? asked : `https://${asked}`
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address) || hasLogin(address)) return null
  return new URL(address).href
}

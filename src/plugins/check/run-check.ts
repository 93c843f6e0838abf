/** One check of the page, from what was asked to the part of the page that answers. */

import { askStrangers, type CheckNetwork } from 'candor-check/ask-strangers.ts'
import { checkAddress } from 'candor-check/check-address.ts'
import { CannotCheck } from 'candor-check/check-document.ts'
import { checkText } from 'candor-check/check-text.ts'
import { hasLogin } from 'candor-disclosure/text/web-address.ts'
import { failurePart, reportPart } from './report-part.ts'

/** An address (`toAddress`), or the text of a document that was pasted. */
export type CheckTask = { readonly address: string } | { readonly text: string }
/** `html` is the part of the page below the form. */
export type CheckOutcome = { readonly status: 200 | 422; readonly html: string }

/**
 * Takes seconds for a document of a few hundred kilobytes, so a service runs it in a thread that it
 * can end.
 */
export async function runCheck(task: CheckTask, network: CheckNetwork): Promise<CheckOutcome> {
  const now = new Date()
  try {
    const report =
      'address' in task
        ? await checkAddress(task.address, askStrangers(network), { now })
        : await checkText({ text: task.text, address: null }, { now })
    return { status: 200, html: (await reportPart(report, now)).toString() }
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error
    return { status: 422, html: (await failurePart(error.message)).toString() }
  }
}

/**
 * The address of a feed, `https` where no scheme was given. `null` if nobody can be asked there.
 */
export function toAddress(asked: string): string | null {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(asked) ? asked : `https://${asked}`
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address) || hasLogin(address)) return null
  return new URL(address).href
}

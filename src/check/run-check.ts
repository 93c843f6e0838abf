/** One check of the page, from what was asked to the part of the page that answers. */
import { presets } from '../partners/presets.ts'
import { hasLogin } from '../text/web-address.ts'
import { askStrangers, type CheckNetwork } from './ask-strangers.ts'
import { checkAddress } from './check-address.ts'
import { CannotCheck, checkDocument } from './check-document.ts'
import type { Asked } from './page.ts'
import type { Report } from './report.ts'
import { failurePart, reportPart } from './report-part.ts'

/** `text` is a document that was pasted, in place of an address. */
export type CheckTask = Asked & { readonly text: string | null }
/** `html` is the part of the page below the form. */
export type CheckOutcome = { readonly status: 200 | 422; readonly html: string }

/** Takes seconds for a document of a few hundred kilobytes, so a service runs it in a thread that it can end. */
export async function runCheck(task: CheckTask, network: CheckNetwork): Promise<CheckOutcome> {
  const now = new Date()
  try {
    const report = task.text === null ? await checkAt(task, network, now) : checkPasted(task.text, now)
    return { status: 200, html: (await reportPart(report, now)).toString() }
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error
    return { status: 422, html: (await failurePart(error.message)).toString() }
  }
}

const checkPasted = (text: string, now: Date) => checkDocument({ text, address: null }, { now })

function checkAt({ address: asked, partner }: Asked, network: CheckNetwork, now: Date): Promise<Report> {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(asked) ? asked : `https://${asked}`
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address) || hasLogin(address))
    throw new CannotCheck('Give the http or https address of a feed, without a user name or password.')
  const partners = Object.values(presets).filter(({ name }) => name === partner)
  return checkAddress(new URL(address).href, askStrangers(network), { now, partners })
}

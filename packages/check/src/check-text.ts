/** Checks a document that is at hand, as a file or a pasted text: without a network. */
import { type CheckedDocument, type CheckOptions, examine, toFindings } from './check-document.ts'
import type { Report } from './report.ts'
import { verifyItems } from './signed-items.ts'

/**
 * The report, with what was changed in signed items, which their statements say without a key.
 *
 * @throws {CannotCheck} for a document that is too large, or nested too deep.
 */
export async function checkText(document: CheckedDocument, options: CheckOptions): Promise<Report> {
  const { report, signed } = examine(document, options)
  const { items, found } = await verifyItems(null, report, signed)
  return { ...report, items, findings: [...report.findings, ...toFindings(report, found)] }
}

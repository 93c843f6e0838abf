/** `npm run doctor`: finds problems of the database, or of a deployment if a URL is given, and how to fix them. */
import { examineDatabase } from './doctor/database.ts'
import { examineDeployment } from './doctor/deployment.ts'
import { hasFault, renderFindings } from './doctor/finding.ts'

const [address, ...others] = process.argv.slice(2)
if (others.length > 0 || address?.startsWith('-')) {
  console.error(
    'Usage: npm run doctor (checks the database), or npm run doctor -- https://feeds.example.org (checks a deployment).',
  )
  process.exitCode = 1
} else {
  const findings = address === undefined ? await examineDatabase(process.env) : await examineDeployment(address, fetch)
  console.log(renderFindings(findings))
  process.exitCode = hasFault(findings) ? 1 : 0
}

/** `npm run doctor`: finds problems of the database, or of a deployment if a URL is given, and how to fix them. */
import { examineDatabase } from './database.ts'
import { examineDeployment } from './deployment.ts'
import { hasFault, renderFindings } from './finding.ts'

const [address, ...others] = process.argv.slice(2)
if (others.length > 0 || address?.startsWith('-')) {
  process.stderr.write(
    'Usage: npm run doctor (checks the database), or npm run doctor -- https://feeds.example.org (checks a deployment).\n',
  )
  process.exitCode = 1
} else {
  const findings = address === undefined ? await examineDatabase(process.env) : await examineDeployment(address, fetch)
  process.stdout.write(`${renderFindings(findings)}\n`)
  process.exitCode = hasFault(findings) ? 1 : 0
}

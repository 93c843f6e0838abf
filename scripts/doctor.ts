/** `npm run doctor`: what is wrong with the database, or, given a URL, with a deployment, and what to do about it. */
import { examineDatabase } from './doctor/database.ts'
import { examineDeployment } from './doctor/deployment.ts'
import { hasFault, renderFindings } from './doctor/finding.ts'

const [address, ...others] = process.argv.slice(2)
if (others.length > 0 || address?.startsWith('-')) {
  console.error('npm run doctor looks at the database; npm run doctor -- https://feeds.example.org at a deployment.')
  process.exitCode = 1
} else {
  const findings = address === undefined ? await examineDatabase(process.env) : await examineDeployment(address, fetch)
  console.log(renderFindings(findings))
  process.exitCode = hasFault(findings) ? 1 : 0
}

/** Checks that nothing is off because it lacks settings. */
import { findIncompleteOnNode } from '../node/incomplete-settings.ts'
import { ownFiles } from '../node/own-files.ts'
import { localOrigin, parseNodeSettings } from '../settings/node.ts'
import type { Environment } from '../settings/setting.ts'
import { parseSite } from '../settings/site.ts'
import { type Finding, fault } from './finding.ts'

/** Nothing if all is complete. */
export function checkIncomplete(environment: Environment): Finding[] {
  const { host, port } = parseNodeSettings(environment)
  const site = parseSite(environment, { origin: localOrigin(host, port), ...ownFiles })
  const todo = 'Set what is missing, in the environment of the service too, or turn it off.'
  return findIncompleteOnNode(environment, site).map(({ problem }) => fault(problem, todo))
}

/** Checks the settings. */

import { localOrigin } from '../../core/settings/node.ts'
import { type Environment, SettingsError } from '../../core/settings/setting.ts'
import { checkSettings } from '../../core/settings/tables.ts'
import { type Diagnosis, fault } from '../../core/tools/$1.ts'
import { parseSigningSettings } from '../../plugins/signing/settings.ts'
import { findIncompleteOnNode } from '../node/incomplete-settings.ts'
import { ownFiles, siteOf } from '../node/own-files.ts'

/** Wrong values of settings, also of those that no check reads. */
export function checkValues(environment: Environment): Diagnosis[] {
  try {
    checkSettings(environment, { origin: localOrigin('127.0.0.1', 8787), ...ownFiles }, [
      () => parseSigningSettings(environment),
    ])
    return []
  } catch (error) {
    if (error instanceof SettingsError) return wrongSettings(error)
    throw error
  }
}

export const wrongSettings = ({ problems }: SettingsError): Diagnosis[] =>
  problems.map((problem) => fault(problem, 'Correct it, in the environment of the service too.'))

/** Capabilities that are off because they lack settings. */
export function checkIncomplete(environment: Environment): Diagnosis[] {
  const todo = 'Set what is missing, in the environment of the service too, or turn it off.'
  return findIncompleteOnNode(environment, siteOf(environment)).map(({ problem }) =>
    fault(problem, todo),
  )
}

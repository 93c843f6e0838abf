/** Checks the settings. */
import { type Environment, SettingsError } from '../../core/settings/setting.ts'
import { type Diagnosis, fault } from '../../core/tools/check.ts'
import { newsroom } from '../../newsroom.ts'
import { checkValues as checkAll, incompleteOf } from '../node/check-environment.ts'

/** Wrong values of settings, also of those that no check reads. */
export function checkValues(environment: Environment): Diagnosis[] {
  try {
    checkAll(newsroom, environment)
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
  return incompleteOf(newsroom, environment).map(({ problem }) => fault(problem, todo))
}

/**
 * Capabilities that are off because settings are missing that they need. Everything else goes on
 * without them.
 */
import { parsePushSettings } from '../../plugins/push/settings.ts'
import { parseReaderSettings } from '../../plugins/readers/settings.ts'
import { parseSigningSettings } from '../../plugins/signing/settings.ts'
import type { Environment } from './setting.ts'

/** `name` is that of the setting that should turn it on; `problem` is for operators. */
export type Incomplete = { readonly name: string; readonly problem: string }

/** Missing settings; `false` is not missing. */
export type Needs = readonly (string | false)[]

/** Nothing if nothing is missing. */
export function lacking(name: string, needs: Needs): readonly Incomplete[] {
  const missing = needs.filter((each) => each !== false)
  return missing.length === 0
    ? []
    : [{ name, problem: `${name} is off: it needs ${missing.join(', and ')}.` }]
}

/**
 * Capabilities of both entries. `needs` are the settings that this entry lacks for push and for
 * readers.
 *
 * @throws {SettingsError} if a value is wrong.
 */
export function findIncomplete(
  environment: Environment,
  needs: { push: Needs; readers: Needs },
): readonly Incomplete[] {
  const { push, indexNowKey } = parsePushSettings(environment)
  const { key } = parseSigningSettings(environment)
  const hasNoLicence =
    environment['AI_RIGHTS']?.trim() === 'licensed' && !environment['LICENSE_URL']?.trim()
  return [
    ...(push === 'off'
      ? lacking('INDEXNOW_KEY', [indexNowKey !== null && 'PUSH=on'])
      : lacking('PUSH', needs.push)),
    ...lacking('SIGNING_KEY', [
      key !== null && push === 'off' && 'PUSH=on, or PUSH=hub and "candor push"',
    ]),
    ...(parseReaderSettings(environment).readers ? lacking('READERS', needs.readers) : []),
    ...lacking('AI_RIGHTS=licensed', [
      hasNoLicence && 'LICENSE_URL, where a licence can be had. Until then it is search-only',
    ]),
  ]
}

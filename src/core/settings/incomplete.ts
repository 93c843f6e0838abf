/**
 * Capabilities that are off because settings are missing that they need. Everything else goes on
 * without them.
 */
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

/** What the core lacks. */
export const findIncomplete = (environment: Environment): readonly Incomplete[] =>
  lacking('AI_RIGHTS=licensed', [
    environment['AI_RIGHTS']?.trim() === 'licensed' &&
      !environment['LICENSE_URL']?.trim() &&
      'LICENSE_URL, where a licence can be had. Until then it is search-only',
  ])

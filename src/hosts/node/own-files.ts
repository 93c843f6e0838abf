/** The newsroom's own files, which settings name: its words, its partner. Workers have no files. */
import { readFileSync } from 'node:fs'
import { localOrigin, parseNodeSettings } from '../../core/settings/node.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { parseSite, type Site } from '../../core/settings/site.ts'
import type { OwnFiles } from '../../core/settings/wording.ts'
import { parseYaml } from '../../core/tools/parse-yaml.ts'

export const ownFiles = {
  readFile: (path) => readFileSync(path, 'utf8'),
  parseFile: (text) => parseYaml(text),
} as const satisfies OwnFiles

/** `port` is the actual one, where it is known. @throws {SettingsError} */
export function siteOf(environment: Environment, port?: number): Site {
  const settings = parseNodeSettings(environment)
  return parseSite(environment, {
    origin: localOrigin(settings.host, port ?? settings.port),
    ...ownFiles,
  })
}

/** The newsroom's own files, which settings name: its words, its partner. Workers have no files. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { localOrigin, parseNodeSettings } from '../../core/settings/node.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { parseSite, type Site } from '../../core/settings/site.ts'
import type { OwnFiles } from '../../core/settings/wording.ts'
import { choosePartners } from '../../plugins/partners/choose-partners.ts'
import type { Partner } from '../../plugins/partners/partner.ts'
import { parsePartnerSettings } from '../../plugins/partners/settings.ts'

/**
 * Every JSON document is YAML. @throws {Error} with one line that ends with the position of the
 * fault.
 */
export function parseYaml(text: string, options: { readonly schema?: 'core' } = {}): unknown {
  try {
    return parse(text, options)
  } catch (error) {
    // The other lines show the text there.
    throw new Error(
      String(error instanceof Error ? error.message : error).replace(/:?\n[\s\S]*$/, ''),
      {
        cause: error,
      },
    )
  }
}

export const ownFiles = {
  readFile: (path) => readFileSync(path, 'utf8'),
  parseFile: parseYaml,
} as const satisfies OwnFiles

/** `port` is the actual one, where it is known. @throws {SettingsError} */
export function siteOf(environment: Environment, port?: number): Site {
  const settings = parseNodeSettings(environment)
  return parseSite(environment, {
    origin: localOrigin(settings.host, port ?? settings.port),
    ...ownFiles,
  })
}

/** @throws {SettingsError} with all that is wrong with the settings or the file. */
export const readPartners = (environment: Environment): readonly Partner[] =>
  choosePartners(parsePartnerSettings(environment, ownFiles.readFile), parseYaml)

/** Settings of partners' feeds: which partners are on, and the file of a newsroom's own partner. */
import { type Environment, readSettings, type Setting, type SettingsOf } from './setting.ts'
import type { ReadFile } from './wording.ts'

export type PartnerSettings = {
  /** Names of Candor's partners that are on, each once. */
  readonly partners: readonly string[]
  /** The file of the newsroom's own partner, which is on if there is one. */
  readonly file: { readonly path: string; readonly text: string } | null
}

/** The partners of src/partners/presets.ts. */
export const partnerNames = ['msn', 'smartnews', 'flipboard', 'newsbreak'] as const

export type PartnerName = (typeof partnerNames)[number]

function ownPartner(readFile: ReadFile | undefined): Setting<PartnerSettings['file']> {
  const where = { name: 'PARTNER_FILE', example: '/etc/candor/partner.yaml', fallback: null }
  return {
    ...where,
    expected: 'the path of a JSON or YAML file; on Node only',
    description: 'Your own partner: [partners](partners.md#a-partner-of-your-own).',
    parse: (path) => (readFile === undefined ? undefined : { path, text: readFile(path) }),
    problems(path) {
      if (readFile === undefined) return ['only Node can read a file. Unset it, and use PARTNERS']
      try {
        readFile(path)
        return []
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        return [`the file ${JSON.stringify(path.slice(0, 80))} cannot be read (${reason})`]
      }
    },
  }
}

/** All variables of partners, in the order of docs/settings.md. */
export const partnerSettings = (readFile?: ReadFile): SettingsOf<PartnerSettings> => ({
  partners: {
    name: 'PARTNERS',
    expected: `a comma-separated list of ${partnerNames.join(', ')}`,
    example: 'msn,flipboard',
    description: 'Partners that have feeds of their own: [partners](partners.md).',
    fallback: [],
    parse(text) {
      const names = text.split(',').map((name) => name.trim())
      return names.every((name) => partnerNames.some((each) => each === name)) ? [...new Set(names)] : undefined
    },
  },
  file: ownPartner(readFile),
})

/**
 * Only Node passes `readFile`.
 *
 * @throws {SettingsError} with all wrong variables, what is allowed and an example.
 */
export function parsePartnerSettings(environment: Environment, readFile?: ReadFile): PartnerSettings {
  return readSettings(partnerSettings(readFile), environment)
}

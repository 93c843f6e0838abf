/** Settings of partners' feeds: which partners are on, and the file of a newsroom's own partner. */
import { type Environment, readSettings, type ValuesOf } from '../../core/settings/setting.ts'
import { type ReadFile, unreadable } from '../../core/settings/wording.ts'

/** The partners of src/plugins/partners/presets.ts. */
export const partnerNames = ['msn', 'smartnews', 'flipboard', 'newsbreak'] as const

export type PartnerName = (typeof partnerNames)[number]

function ownPartner(readFile: ReadFile | undefined) {
  return {
    ...{ name: 'PARTNER_FILE', example: '/etc/candor/partner.yaml', fallback: null },
    expected: 'the path of a JSON or YAML file; on Node only',
    description: '[Your own partner](partners.md#a-partner-of-your-own).',
    parse: (path: string) => (readFile === undefined ? undefined : { path, text: readFile(path) }),
    problems(path: string) {
      if (readFile === undefined) return ['only Node can read a file. Unset it, and use PARTNERS']
      try {
        readFile(path)
        return []
      } catch (error) {
        return [unreadable(path, error)]
      }
    },
  }
}

/** All variables of partners, in the order of docs/settings.md. */
export const partnerSettings = (readFile?: ReadFile) => ({
  partners: {
    name: 'PARTNERS',
    expected: `a comma-separated list of ${partnerNames.join(', ')}`,
    example: 'msn,flipboard',
    description: '[Partners](partners.md) with feeds of their own.',
    fallback: [],
    parse(text: string): readonly string[] | undefined {
      const names = text.split(',').map((name) => name.trim())
      return names.every((name) => partnerNames.some((each) => each === name))
        ? [...new Set(names)]
        : undefined
    },
  },
  file: ownPartner(readFile),
})

/** `file` is the newsroom's own partner, which is on if there is one. */
export type PartnerSettings = ValuesOf<ReturnType<typeof partnerSettings>>

/** Only Node passes `readFile`. @throws {SettingsError} */
export const parsePartnerSettings = (
  environment: Environment,
  readFile?: ReadFile,
): PartnerSettings => readSettings(partnerSettings(readFile), environment)

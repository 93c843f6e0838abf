/** The partners that are on: Candor's presets, and the newsroom's own. */
import { type PartnerName, type PartnerSettings, partnerNames } from '../settings/partners.ts'
import { SettingsError } from '../settings/setting.ts'
import type { Site } from '../settings/site.ts'
import { flipboard } from './flipboard.ts'
import { msn } from './msn.ts'
import { newsbreak } from './newsbreak.ts'
import { parseOwnPartner } from './own-partner.ts'
import type { Partner } from './partner.ts'
import { smartnews } from './smartnews.ts'

export const presets: Readonly<Record<PartnerName, Partner>> = { msn, smartnews, flipboard, newsbreak }

/**
 * `parse` reads JSON or YAML: only Node has files, and needs it.
 *
 * @throws {SettingsError} with all that is wrong with the file, and for a partner that wants what the site does not have.
 */
export function choosePartners(
  { partners, file }: PartnerSettings,
  site: Site,
  parse: (text: string) => unknown = JSON.parse,
): readonly Partner[] {
  const chosen: Partner[] = partnerNames.filter((name) => partners.includes(name)).map((name) => presets[name])
  if (file !== null) chosen.push(ownPartner(file, parse))
  const lacking = chosen.filter(({ feed }) => feed.logo === 'required' && !site.logoUrl?.startsWith('https:'))
  if (lacking.length > 0) {
    const names = lacking.map(({ title }) => title).join(' and ')
    throw new SettingsError([
      `LOGO_URL must be an https address for ${names}, for example LOGO_URL=https://news.example.org/logo.png`,
    ])
  }
  return chosen
}

/** A partner by its name, on or not; `undefined` if there is none. */
export function findPartner(
  name: string,
  { file }: Pick<PartnerSettings, 'file'>,
  parse: (text: string) => unknown,
): Partner | undefined {
  const own = file === null ? [] : [ownPartner(file, parse)]
  return [...Object.values(presets), ...own].find((partner) => partner.name === name)
}

function ownPartner({ path, text }: NonNullable<PartnerSettings['file']>, parse: (text: string) => unknown): Partner {
  const where = `PARTNER_FILE: ${JSON.stringify(path.slice(0, 80))}`
  let value: unknown
  try {
    value = parse(text)
  } catch (error) {
    throw new SettingsError([
      `${where} is neither JSON nor YAML: ${error instanceof Error ? error.message : String(error)}`,
    ])
  }
  const parsed = parseOwnPartner(value)
  if ('partner' in parsed) return parsed.partner
  throw new SettingsError(parsed.problems.map((problem) => `${where}: ${problem}.`))
}

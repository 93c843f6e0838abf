/** The partners that are on: Candor's presets, and the newsroom's own. */
import { type Incomplete, lacking } from '../settings/incomplete.ts'
import { type PartnerName, type PartnerSettings, partnerNames } from '../settings/partners.ts'
import { SettingsError } from '../settings/setting.ts'
import type { Site } from '../settings/site.ts'
import { flipboard } from './flipboard.ts'
import { msn } from './msn.ts'
import { newsbreak } from './newsbreak.ts'
import { parseOwnPartner } from './own-partner.ts'
import { lacksLogo, type Partner } from './partner.ts'
import { smartnews } from './smartnews.ts'

export const presets: Readonly<Record<PartnerName, Partner>> = { msn, smartnews, flipboard, newsbreak }

/**
 * `parse` reads JSON or YAML: only Node has files, and needs it.
 *
 * @throws {SettingsError} with all that is wrong with the file.
 */
export function choosePartners(
  { partners, file }: PartnerSettings,
  parse: (text: string) => unknown = JSON.parse,
): readonly Partner[] {
  const chosen: Partner[] = partnerNames.filter((name) => partners.includes(name)).map((name) => presets[name])
  if (file !== null) chosen.push(ownPartner(file, parse))
  return chosen
}

/** Those whose feeds are off. */
export const incompletePartners = (partners: readonly Partner[], site: Pick<Site, 'logoUrl'>): readonly Incomplete[] =>
  partners.flatMap((partner) =>
    lacking(`partners/${partner.name}`, [lacksLogo(partner, site) && 'an https address as LOGO_URL']),
  )

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

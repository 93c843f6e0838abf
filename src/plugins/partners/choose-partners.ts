/** The partners that are on: Candor's presets, and the newsroom's own. */
import { safeParse } from 'valibot'
import { type Incomplete, lacking, SettingsError } from '../../core/settings/setting.ts'
import type { Site } from '../../core/settings/site.ts'
import { type ItemElement, lacksLogo, type Partner, partnerSchema } from './partner.ts'
import { presets } from './presets.ts'
import { type PartnerSettings, partnerNames } from './settings.ts'

/**
 * `parseText` reads JSON or YAML: only Node has files, and needs it.
 *
 * @throws {SettingsError} with all that is wrong with the file.
 */
export function choosePartners(
  { partners, file }: PartnerSettings,
  parseText: (text: string) => unknown = JSON.parse,
): readonly Partner[] {
  const chosen: Partner[] = partnerNames
    .filter((name) => partners.includes(name))
    .map((name) => presets[name])
  if (file !== null) chosen.push(ownPartner(file, parseText))
  return chosen
}

/** Partners whose feeds are off. */
export const incompletePartners = (
  partners: readonly Partner[],
  site: Pick<Site, 'logoUrl'>,
): readonly Incomplete[] =>
  partners.flatMap((partner) =>
    lacking(`partners/${partner.name}`, [
      lacksLogo(partner, site) && 'an https address as LOGO_URL',
    ]),
  )

function ownPartner(
  { path, text }: NonNullable<PartnerSettings['file']>,
  parseText: (text: string) => unknown,
): Partner {
  const where = `PARTNER_FILE: ${JSON.stringify(path.slice(0, 80))}`
  let value: unknown
  try {
    value = parseText(text)
  } catch (error) {
    throw new SettingsError([
      `${where} is neither JSON nor YAML: ${error instanceof Error ? error.message : String(error)}`,
    ])
  }
  const parsed = parseOwnPartner(value)
  if ('partner' in parsed) return parsed.partner
  throw new SettingsError(parsed.problems.map((problem) => `${where}: ${problem}.`))
}

/** Elements that no item has both of. */
const either: readonly (readonly [ItemElement, ItemElement])[] = [
  ['summary', 'abstract'],
  ['media:content', 'mi:picture'],
]

/** All that is wrong, each with its position in the file. */
export function parseOwnPartner(
  value: unknown,
): { readonly partner: Partner } | { readonly problems: readonly string[] } {
  const parsed = safeParse(partnerSchema, value)
  if (!parsed.success) {
    return {
      problems: parsed.issues.map(({ path = [], message }) => {
        const where = path.map(({ key }) => String(key)).join('.')
        return where === '' ? `the file ${message}` : `${where} ${message}`
      }),
    }
  }
  const { output: partner } = parsed
  const { name, item } = partner
  const problems = either
    .filter((pair) => pair.every((element) => item.includes(element)))
    .map(([one, other]) => `item must not have both ${one} and ${other}`)
  if (item.includes('guid') === item.includes('permalink'))
    problems.unshift('item must have either guid or permalink')
  if (Object.hasOwn(presets, name))
    problems.unshift(`name is ${name}, which Candor's own partner has`)
  return problems.length > 0 ? { problems } : { partner }
}

/**
 * Settings of the site (its names and addresses, the defaults of feeds, caching and embedding), of
 * delivery and of the log.
 */
import type { Wording } from '../disclosure/wording.ts'
import { languages } from '../words/languages.ts'
import { wordsIn } from '../words/words.ts'
import {
  type Environment,
  oneOf,
  readSettings,
  type SettingsTable,
  type ValuesOf,
  wholeNumber,
} from './setting.ts'
import { type OriginAndFiles, siteTable } from './site-settings.ts'

type SiteValues = Omit<ValuesOf<ReturnType<typeof siteTable>>, keyof Wording>

/** The settings of the site. Each is documented in site-settings.ts. */
export type Site = SiteValues &
  Wording & {
    /** Page that explains the AI policy; by default this deployment's own `/disclosure`. */
    readonly policyUrl: string
  }

/** The site's own sentence about itself, or Candor's in the language of pages. */
export function descriptionOf({ description, language, words }: Site): {
  readonly language: string
  readonly text: string
} {
  if (description !== null) return { language, text: description }
  const pages = wordsIn('pages', language, words)
  return { language: pages.language, text: pages.words.description }
}

/** Origin and base path: the beginning of all our URLs, without a slash at the end. */
export const rootOf = ({ origin, basePath }: Site): string => `${origin}${basePath}`

/** Our own WebSub hub. */
export const ownHubUrl = (site: Site): string => `${rootOf(site)}/hub`

/** The site with push: its feeds announce our own hub, unless HUB_URL names others. */
export const withOwnHub = (site: Site): Site =>
  site.hubUrls.length > 0 ? site : Object.freeze({ ...site, hubUrls: [ownHubUrl(site)] })

export const hasOwnHub = (site: Site): boolean => site.hubUrls.includes(ownHubUrl(site))

/**
 * The site's settings, frozen. Only an entry that knows its address passes `origin`, and only Node
 * its files. Otherwise SITE_ORIGIN is required, because all links contain it.
 *
 * @throws {SettingsError} with all wrong variables, what is allowed and an example.
 */
export function parseSite(environment: Environment, entry: OriginAndFiles = {}): Site {
  const values = readSettings(siteTable(entry), environment)
  const policyUrl = values.policyUrl ?? `${values.origin}${values.basePath}/disclosure`
  // It refuses the same uses, and offers no licence (incomplete.ts).
  const aiRights =
    values.aiRights === 'licensed' && values.licenseUrl === null ? 'search-only' : values.aiRights
  return Object.freeze({ ...values, aiRights, policyUrl, words: values.words ?? languages })
}

export const logSettings = {
  logFormat: {
    ...oneOf('LOG_FORMAT', ['auto', 'text', 'json'], 'auto'),
    description: '`auto` is text on a terminal, else JSON.',
  },
  logLevel: {
    ...oneOf('LOG_LEVEL', ['error', 'warn', 'info'], 'info'),
    description: 'Least level that is logged.',
  },
} satisfies SettingsTable

/** @throws {SettingsError} */
export const parseLogSettings = (environment: Environment) => readSettings(logSettings, environment)

export const deliverySettings = {
  freshMs: {
    ...wholeNumber('FRESH_MS', 0, 60_000, 1000),
    description: 'How long memory answers without a query.',
  },
  staleHours: {
    ...wholeNumber('STALE_HOURS', 0, 720, 24),
    description: 'How long memory answers while the database is away.',
  },
  memoryMegabytes: {
    ...wholeNumber('MEMORY_MB', 1, 4096, 48),
    description: 'Memory for feeds and texts, compressed.',
  },
  hstsSeconds: {
    ...wholeNumber('HSTS_SECONDS', 0, 63_072_000, 0),
    description: '`max-age` of Strict-Transport-Security; 0 sends none.',
    example: '31536000',
  },
} satisfies SettingsTable

export type DeliverySettings = ValuesOf<typeof deliverySettings>

/** @throws {SettingsError} */
export const parseDeliverySettings = (environment: Environment): DeliverySettings =>
  readSettings(deliverySettings, environment)

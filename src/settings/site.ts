/** The site: its names and addresses, and the defaults of feeds, caching and embedding. */
import type { Wording } from '../disclosure/wording.ts'
import type { AiRights } from '../rights/ai-rights.ts'
import { languages } from '../words/languages.ts'
import { wordsIn } from '../words/words.ts'
import { type Environment, readSettings } from './setting.ts'
import { type OriginAndFiles, siteTable } from './site-settings.ts'

export type Site = Wording & {
  readonly title: string
  /** The newsroom's own; see `descriptionOf`. */
  readonly description: string | null
  /** `https://news.example.org`: no slash at the end. Absolute URLs begin with it, never with a request's host. */
  readonly origin: string
  /** Path prefix of all routes, such as `/feeds-app`, or `''`. Begins with a slash, ends without one. */
  readonly basePath: string
  /** Language of the feed itself, not of its articles (BCP 47). */
  readonly language: string
  readonly contactEmail: string | null
  /** Person or organisation with editorial responsibility, as printed on pages. */
  readonly responsible: string | null
  /** The newsroom's own sentence about its use of AI. */
  readonly aiUse: string | null
  /** Page that explains the AI policy; by default this deployment's own `/disclosure`. */
  readonly policyUrl: string
  readonly licenseUrl: string | null
  /** What machines may do with the articles. */
  readonly aiRights: AiRights
  /** Where machines get a licence (RSL's Open License Protocol). */
  readonly licenseServer: string | null
  readonly rights: string | null
  /** WebSub hubs that feeds announce: those of others, or our own (`withOwnHub`). */
  readonly hubUrls: readonly string[]
  readonly logoUrl: string | null
  readonly iconUrl: string | null
  /** For Feedly: a wide picture, a logo, and six hexadecimal digits of a colour. */
  readonly feedlyCoverUrl: string | null
  readonly feedlyLogoUrl: string | null
  readonly feedlyColor: string | null
  /** Default of `limit`, 1–100. */
  readonly feedLength: number
  /** Polling interval for readers: whole minutes that divide an hour. */
  readonly pollMinutes: number
  /** Seconds that a CDN may keep a feed. */
  readonly edgeSeconds: number
  /** Sites that may show our frames: value of the CSP directive `frame-ancestors`. */
  readonly embedAncestors: string
  /** Names of the feeds that need the token of a partner (src/request/feed-names.ts); `null` if there are no tokens. */
  readonly partnerFeeds: readonly string[] | null
}

/** What the site says of itself, and in which language: without its own sentence, that of pages. */
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

/** Whether feeds announce our own hub. */
export const hasOwnHub = (site: Site): boolean => site.hubUrls.includes(ownHubUrl(site))

/**
 * The site's settings, frozen. Only an entry that knows its address passes `origin`, and only Node its files. Otherwise SITE_ORIGIN is
 * required, because all links contain it and a guess can be wrong.
 *
 * @throws {SettingsError} with all wrong variables, what is allowed and an example.
 */
export function parseSite(environment: Environment, entry: OriginAndFiles = {}): Site {
  const values = readSettings(siteTable(entry), environment)
  const policyUrl = values.policyUrl ?? `${values.origin}${values.basePath}/disclosure`
  // The same is refused, and no licence is offered (incomplete.ts).
  const aiRights = values.aiRights === 'licensed' && values.licenseUrl === null ? 'search-only' : values.aiRights
  return Object.freeze({ ...values, aiRights, policyUrl, words: values.words ?? languages })
}

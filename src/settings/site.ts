/** Settings of the site: names, addresses, defaults of feeds, caching and embedding. */
import type { Wording } from '../disclosure/wording.ts'
import { type AiRights, aiRights } from '../rights/ai-rights.ts'
import { languages } from '../words/languages.ts'
import { partnerFeeds } from './partner-feeds.ts'
import {
  type Environment,
  oneOf,
  parseWholeNumber,
  readSettings,
  SettingsError,
  type SettingsOf,
  wholeNumber,
} from './setting.ts'
import { type ReadFile, type WordingSettings, wordingSettings } from './wording.ts'

export type Site = Wording & {
  readonly title: string
  readonly description: string
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

/** Origin and base path: the beginning of all our URLs, without a slash at the end. */
export const rootOf = ({ origin, basePath }: Site): string => `${origin}${basePath}`

/** Our own WebSub hub. */
export const ownHubUrl = (site: Site): string => `${rootOf(site)}/hub`

/** The site with push: its feeds announce our own hub, unless HUB_URL names others. */
export const withOwnHub = (site: Site): Site =>
  site.hubUrls.length > 0 ? site : Object.freeze({ ...site, hubUrls: [ownHubUrl(site)] })

/** Whether feeds announce our own hub. */
export const hasOwnHub = (site: Site): boolean => site.hubUrls.includes(ownHubUrl(site))

// Control characters and lone surrogates would make all XML documents malformed.
const parseText = (text: string) => (/[\p{Cc}\p{Cs}]/u.test(text) ? undefined : text)

/** Absolute http(s) URL without user and password, because feeds publish it. */
function parseWebUrl(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  return url.username || url.password ? undefined : url.href
}

function parseHubs(text: string): readonly string[] | undefined {
  const urls = text.split(/[\s,]+/).flatMap((part) => (part === '' ? [] : (parseWebUrl(part) ?? null)))
  return urls.every((url) => url !== null) ? [...new Set(urls)] : undefined
}

function parseOrigin(text: string): string | undefined {
  const href = parseWebUrl(text)
  if (href === undefined) return undefined
  const { origin } = new URL(href)
  return href === `${origin}/` ? origin : undefined
}

function parseBasePath(text: string): string | undefined {
  const path = text.replace(/\/$/, '')
  return /^(\/(?!\.{1,2}(\/|$))[\w.~-]+)*$/.test(path) ? path : undefined
}

function parseLanguage(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0]
  } catch {
    return undefined
  }
}

const parseEmail = (text: string) => (/^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+$/.test(text) ? text : undefined)

/** `host-source` (CSP 3 §2.3.1) with a scheme. */
function parseAncestors(text: string): string | undefined {
  if (text === '*') return text
  const sources = text.toLowerCase().split(/\s+/)
  const allowed = sources.every((source) => /^https?:\/\/(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:\d{1,5})?$/.test(source))
  return allowed ? ["'self'", ...sources].join(' ') : undefined
}

const parsePollMinutes = (text: string) => {
  const minutes = parseWholeNumber(1, 60)(text)
  return minutes !== undefined && 60 % minutes === 0 ? minutes : undefined
}

const text = (name: string, example: string, description: string) =>
  ({ name, expected: 'one line of text', example, description, parse: parseText }) as const

const webUrl = (name: string, example: string, description: string) =>
  ({
    name,
    expected: 'an absolute http or https URL without a user name or password',
    example,
    description,
    fallback: null,
    parse: parseWebUrl,
  }) as const

/** The default of `policyUrl` depends on two other settings, so `parseSite` sets it, and that of `words`. */
type SiteSettings = SettingsOf<
  Omit<Site, 'policyUrl' | 'words'> & WordingSettings & { readonly policyUrl: string | null }
>

/** What an entry knows: its address, and how to read a file. */
export type OriginAndFiles = { readonly origin?: string; readonly readFile?: ReadFile }

/** All variables of the site, in the order of docs/settings.md. */
export const settings: SiteSettings = {
  title: { ...text('SITE_TITLE', 'Example News', 'Title of the feed.'), fallback: 'Candor' },
  description: {
    ...text('SITE_DESCRIPTION', 'News from Exampleton', 'One sentence about the feed.'),
    fallback: 'News articles that say how they were made and which sources they drew on.',
  },
  origin: {
    name: 'SITE_ORIGIN',
    expected: 'an http:// or https:// origin, without a path',
    example: 'https://news.example.org',
    description:
      'Public address of the service; every absolute URL begins with it. On Node, the default is the address of HOST and PORT.',
    parse: parseOrigin,
  },
  basePath: {
    name: 'BASE_PATH',
    expected: 'a path that begins with a slash and has only letters, digits and / . _ ~ -',
    example: '/feeds',
    description: 'Path prefix of all pages and feeds.',
    fallback: '',
    parse: parseBasePath,
  },
  language: {
    name: 'SITE_LANGUAGE',
    expected: 'a BCP 47 language tag',
    example: 'en-GB',
    description: 'Language of the feed itself, and of pages if they are in it; each article has its own.',
    fallback: 'en',
    parse: parseLanguage,
  },
  contactEmail: {
    name: 'CONTACT_EMAIL',
    expected: 'an e-mail address',
    example: 'editor@example.org',
    description: 'E-mail address for readers; published in the feeds.',
    fallback: null,
    parse: parseEmail,
  },
  responsible: {
    ...text(
      'RESPONSIBLE',
      'Example Press Ltd, Exampleton',
      'Person or organisation with editorial responsibility; shown on /disclosure.',
    ),
    fallback: null,
  },
  aiUse: {
    ...text('AI_USE', 'Our articles are drafted by AI from public records.', 'One sentence on how this site uses AI.'),
    fallback: null,
  },
  policyUrl: webUrl(
    'AI_POLICY_URL',
    'https://news.example.org/ai-policy',
    "Page that explains the AI policy; by default the deployment's own /disclosure.",
  ),
  licenseUrl: webUrl('LICENSE_URL', 'https://creativecommons.org/licenses/by/4.0/', 'Licence of the articles.'),
  aiRights: oneOf(
    'AI_RIGHTS',
    aiRights,
    'unset',
    'What machines may do with the articles, stated in all ways that machines read (docs/rights.md).',
  ),
  licenseServer: webUrl(
    'LICENSE_SERVER',
    'https://licences.example.org',
    "Where machines get a licence, if AI_RIGHTS is licensed (RSL's Open License Protocol).",
  ),
  rights: { ...text('RIGHTS', '© Example News', 'Copyright notice.'), fallback: null },
  hubUrls: {
    name: 'HUB_URL',
    expected: 'absolute http or https URLs without a user name or password, separated by spaces or commas',
    example: 'https://hub.example.org/',
    description: 'WebSub hubs of others, which the feeds announce instead of our own.',
    fallback: [],
    parse: parseHubs,
  },
  logoUrl: webUrl('LOGO_URL', 'https://news.example.org/logo.png', 'Wide logo of the feed.'),
  iconUrl: webUrl('ICON_URL', 'https://news.example.org/icon.png', 'Small square icon of the feed.'),
  feedlyCoverUrl: webUrl(
    'FEEDLY_COVER_URL',
    'https://news.example.org/cover.png',
    'Cover picture in Feedly; only RSS has it.',
  ),
  feedlyLogoUrl: webUrl('FEEDLY_LOGO_URL', 'https://news.example.org/logo.svg', 'Logo in Feedly; only RSS has it.'),
  feedlyColor: {
    name: 'FEEDLY_COLOR',
    expected: 'six hexadecimal digits',
    example: '00a651',
    description: 'Colour of links in Feedly; only RSS has it.',
    fallback: null,
    parse: (text) => (/^#?[\da-f]{6}$/i.test(text) ? text.replace('#', '').toLowerCase() : undefined),
  },
  feedLength: wholeNumber('FEED_LENGTH', 1, 100, 30, 'Number of entries in a feed without the parameter limit.'),
  pollMinutes: {
    ...wholeNumber('POLL_MINUTES', 1, 60, 5, 'Polling interval that the feeds announce, in minutes.'),
    expected: 'a whole number of minutes that divides 60',
    parse: parsePollMinutes,
  },
  edgeSeconds: wholeNumber('EDGE_SECONDS', 0, 3600, 10, 'How long, in seconds, a CDN may cache a feed.'),
  embedAncestors: {
    name: 'EMBED_ANCESTORS',
    expected: '* for all sites, or space-separated http(s) origins; *. matches all subdomains',
    example: 'https://partner.example https://*.partner.example',
    description: 'Other sites that may show the headlines in a frame.',
    fallback: '*',
    parse: parseAncestors,
  },
  partnerFeeds,
  ...wordingSettings(),
}

/**
 * The site's settings, frozen. Only an entry that knows its address passes `origin`, and only Node `readFile`. Otherwise SITE_ORIGIN is
 * required, because all links contain it and a guess can be wrong.
 *
 * @throws {SettingsError} with all wrong variables, what is allowed and an example.
 */
export function parseSite(environment: Environment, entry: OriginAndFiles = {}): Site {
  const values = readSettings(siteTable(entry), environment)
  if (values.aiRights === 'licensed' && values.licenseUrl === null) {
    throw new SettingsError(['AI_RIGHTS is licensed, so LICENSE_URL must say where a licence can be had.'])
  }
  const policyUrl = values.policyUrl ?? `${values.origin}${values.basePath}/disclosure`
  return Object.freeze({ ...values, policyUrl, words: values.words ?? languages })
}

/** The table for an entry. */
export function siteTable({ origin, readFile }: OriginAndFiles): SiteSettings {
  const own = origin === undefined ? settings.origin : { ...settings.origin, fallback: origin }
  return { ...settings, origin: own, ...wordingSettings(readFile) }
}

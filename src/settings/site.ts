/** The settings of one deployment: the only reader of the environment, and the first station of every start. */
import { type Environment, parseWholeNumber, readSettings, type SettingsOf, wholeNumber } from './setting.ts'

export type Site = {
  readonly title: string
  readonly description: string
  /** `https://news.example.org`: scheme and host, no slash at the end. Absolute URLs come from here, never from a request. */
  readonly origin: string
  /** `''`, or a path such as `/feeds-app` under which everything is served: begins with a slash, ends without. */
  readonly basePath: string
  /** BCP 47: the language of the feed itself. */
  readonly language: string
  readonly contactEmail: string | null
  /** Who holds editorial responsibility: a person or an organisation, as it shall be printed. */
  readonly responsible: string | null
  /** How the newsroom uses AI, in a sentence of its own. */
  readonly aiUse: string | null
  /** Page that explains the AI policy; by default this deployment's own `/disclosure`. */
  readonly policyUrl: string
  readonly licenseUrl: string | null
  readonly rights: string | null
  /** WebSub hub. */
  readonly hubUrl: string | null
  readonly logoUrl: string | null
  readonly iconUrl: string | null
  /** Entries in a feed when no `limit` is given, 1–100. */
  readonly feedLength: number
  /** How often readers are asked to poll: whole minutes that divide an hour. */
  readonly pollMinutes: number
  /** How long a CDN may keep a feed, in seconds. */
  readonly edgeSeconds: number
  /** Pages that may show our frames, as `frame-ancestors` of a `Content-Security-Policy` names them. */
  readonly embedAncestors: string
}

/** Origin and base path: what every address of the deployment begins with. */
export const rootOf = ({ origin, basePath }: Site): string => `${origin}${basePath}`

// Control characters and lone surrogates would make every XML document of the deployment malformed.
const parseText = (text: string) => (/[\p{Cc}\p{Cs}]/u.test(text) ? undefined : text)

/** Absolute http(s), without a user or a password: what is configured here is published. */
function parseWebUrl(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  return url.username || url.password ? undefined : url.href
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

/** CSP 3 §2.3.1 `host-source`, with the scheme said. */
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
  ({ name, kind: 'text on one line', example, description, parse: parseText }) as const

const webUrl = (name: string, example: string, description: string) =>
  ({
    name,
    kind: 'an absolute http or https URL without a user name or password',
    example,
    description,
    fallback: null,
    parse: parseWebUrl,
  }) as const

/** The policy's address depends on two other settings, so its row may say nothing where a `Site` has a value. */
type SiteSettings = SettingsOf<Omit<Site, 'policyUrl'> & { readonly policyUrl: string | null }>

/** Every variable that describes the deployment, in the order the README lists them. */
export const settings: SiteSettings = {
  title: { ...text('SITE_TITLE', 'Example News', 'Title of the feed.'), fallback: 'Candor' },
  description: {
    ...text('SITE_DESCRIPTION', 'News from Exampleton', 'One sentence about the feed.'),
    fallback: 'News articles that say how they were made and which sources they drew on.',
  },
  origin: {
    name: 'SITE_ORIGIN',
    kind: 'http:// or https:// and a host, with no path',
    example: 'https://news.example.org',
    description:
      'Public address of the service; every absolute URL begins with it. On Node, by default, where it listens.',
    parse: parseOrigin,
  },
  basePath: {
    name: 'BASE_PATH',
    kind: 'a path that begins with a slash, of letters, digits and . _ ~ -',
    example: '/feeds',
    description: 'Path under which everything is served.',
    fallback: '',
    parse: parseBasePath,
  },
  language: {
    name: 'SITE_LANGUAGE',
    kind: 'a BCP 47 language tag',
    example: 'en-GB',
    description: 'Language of the feed itself; each article brings its own.',
    fallback: 'en',
    parse: parseLanguage,
  },
  contactEmail: {
    name: 'CONTACT_EMAIL',
    kind: 'an e-mail address',
    example: 'editor@example.org',
    description: 'Where readers can write to; published in the feeds.',
    fallback: null,
    parse: parseEmail,
  },
  responsible: {
    ...text(
      'RESPONSIBLE',
      'Example Press Ltd, Exampleton',
      'Who holds editorial responsibility; named on the page about AI.',
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
  rights: { ...text('RIGHTS', '© Example News', 'Copyright notice.'), fallback: null },
  hubUrl: webUrl('HUB_URL', 'https://hub.example.org/', 'WebSub hub that the feeds name.'),
  logoUrl: webUrl('LOGO_URL', 'https://news.example.org/logo.png', 'Wide picture of the feed.'),
  iconUrl: webUrl('ICON_URL', 'https://news.example.org/icon.png', 'Small square picture of the feed.'),
  feedLength: wholeNumber('FEED_LENGTH', 1, 100, 30, 'Entries in a feed when the request names no limit.'),
  pollMinutes: {
    ...wholeNumber('POLL_MINUTES', 1, 60, 5, 'How often readers are asked to poll.'),
    kind: 'a whole number of minutes that divides 60',
    parse: parsePollMinutes,
  },
  edgeSeconds: wholeNumber('EDGE_SECONDS', 0, 3600, 10, 'How long a CDN may keep a feed.'),
  embedAncestors: {
    name: 'EMBED_ANCESTORS',
    kind: '*, or http(s) origins parted by blanks, where *. stands for all hosts below one',
    example: 'https://partner.example https://*.partner.example',
    description: 'Sites that may show our headlines in a frame, beside our own.',
    fallback: '*',
    parse: parseAncestors,
  },
}

/**
 * The `Site` that the environment describes, frozen. Only an entry that knows where it listens passes an origin;
 * elsewhere SITE_ORIGIN must be set, because a guess would be published in every link.
 * Throws a `SettingsError` that names each variable, what was wrong and an example.
 */
export function parseSite(environment: Environment, defaults: { readonly origin?: string } = {}): Site {
  const table = defaults.origin === undefined ? settings : withOrigin(defaults.origin)
  const values = readSettings(table, environment)
  return Object.freeze({ ...values, policyUrl: values.policyUrl ?? `${values.origin}${values.basePath}/disclosure` })
}

const withOrigin = (fallback: string): SiteSettings => ({ ...settings, origin: { ...settings.origin, fallback } })

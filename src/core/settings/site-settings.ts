/** The settings of the site. */
import { aiRights } from '../rights/ai-rights.ts'
import { oneOf, type SettingsTable, wholeNumber } from './setting.ts'
import * as values from './site-values.ts'
import { text, webUrl } from './site-values.ts'
import { type OwnFiles, wordingSettings } from './wording.ts'

/** Facts of the entry: its address, and how to read a file. */
export type OriginAndFiles = OwnFiles & { readonly origin?: string }

/** All variables of the site, in the order of docs/settings.md. */
export const settings = {
  title: {
    ...text('SITE_TITLE', 'Example News'),
    description: 'Title of the feed.',
    fallback: 'Candor',
  },
  description: {
    ...text('SITE_DESCRIPTION', 'News from Exampleton'),
    description: 'One sentence about the feed; by default, about its disclosures.',
    fallback: null,
  },
  /** No slash at the end. Absolute URLs begin with it, never with a request's host. */
  origin: {
    name: 'SITE_ORIGIN',
    expected: 'an http:// or https:// origin, without a path',
    example: 'https://news.example.org',
    description:
      'Public address, with which every URL begins; on Node, by default that of `HOST` and `PORT`.',
    parse: values.parseOrigin,
  },
  /** `''`, or begins with a slash and ends without one. */
  basePath: {
    name: 'BASE_PATH',
    expected: 'a path that begins with a slash and has only letters, digits and / . _ ~ -',
    example: '/feeds',
    description: 'Path prefix of all pages and feeds.',
    fallback: '',
    parse: values.parseBasePath,
  },
  language: {
    name: 'SITE_LANGUAGE',
    expected: 'a BCP 47 language tag',
    example: 'en-GB',
    description: 'Language of feeds and pages; articles have their own.',
    fallback: 'en',
    parse: values.parseLanguage,
  },
  contactEmail: {
    name: 'CONTACT_EMAIL',
    expected: 'an e-mail address',
    example: 'editor@example.org',
    description: 'Address for readers, in the feeds.',
    fallback: null,
    parse: values.parseEmail,
  },
  responsible: {
    ...text('RESPONSIBLE', 'Example Press Ltd, Exampleton'),
    description: 'Who has editorial responsibility; on `/disclosure`.',
    fallback: null,
  },
  aiUse: {
    ...text('AI_USE', 'Our articles are drafted by AI from public records.'),
    description: 'One sentence: how this site uses AI.',
    fallback: null,
  },
  policyUrl: {
    ...webUrl('AI_POLICY_URL', 'https://news.example.org/ai-policy'),
    description: 'Page on the AI policy; by default `/disclosure`.',
  },
  licenseUrl: {
    ...webUrl('LICENSE_URL', 'https://creativecommons.org/licenses/by/4.0/'),
    description: 'Licence of the articles.',
  },
  aiRights: {
    ...oneOf('AI_RIGHTS', aiRights, 'unset'),
    description: 'What [machines may do](rights.md).',
  },
  rights: { ...text('RIGHTS', '© Example News'), description: 'Copyright notice.', fallback: null },
  /** Hubs of others, or our own (`withOwnHub`). */
  hubUrls: {
    name: 'HUB_URL',
    expected: 'http(s) URLs without a login, separated by spaces or commas',
    example: 'https://hub.example.org/',
    description: '[Other hubs](push.md#other-hubs), in place of our own.',
    fallback: [],
    parse: values.parseHubs,
  },
  logoUrl: {
    ...webUrl('LOGO_URL', 'https://news.example.org/logo.png'),
    description: 'Wide logo.',
  },
  iconUrl: {
    ...webUrl('ICON_URL', 'https://news.example.org/icon.png'),
    description: 'Small square icon.',
  },
  feedlyCoverUrl: {
    ...webUrl('FEEDLY_COVER_URL', 'https://news.example.org/cover.png'),
    description: 'Cover picture in Feedly, by RSS.',
  },
  feedlyLogoUrl: {
    ...webUrl('FEEDLY_LOGO_URL', 'https://news.example.org/logo.svg'),
    description: 'Logo in Feedly, by RSS.',
  },
  feedlyColor: {
    name: 'FEEDLY_COLOR',
    expected: 'six hexadecimal digits',
    example: '00a651',
    description: 'Colour of links in Feedly, by RSS.',
    fallback: null,
    parse: (text) =>
      /^#?[\da-f]{6}$/i.test(text) ? text.replace('#', '').toLowerCase() : undefined,
  },
  feedLength: {
    ...wholeNumber('FEED_LENGTH', 1, 100, 30),
    description: 'Entries in a feed without `limit`.',
  },
  pollMinutes: {
    ...wholeNumber('POLL_MINUTES', 1, 60, 5),
    description: 'Polling interval that feeds announce.',
    expected: 'a whole number of minutes that divides 60',
    parse: values.parsePollMinutes,
  },
  edgeSeconds: {
    ...wholeNumber('EDGE_SECONDS', 0, 3600, 10),
    description: 'How long a CDN may cache a feed.',
  },
  /** Value of the CSP directive `frame-ancestors`. */
  embedAncestors: {
    name: 'EMBED_ANCESTORS',
    expected: '* for all sites, or space-separated http(s) origins; *. matches all subdomains',
    example: 'https://partner.example https://*.partner.example',
    description: 'Sites that may frame headlines: `*` for all, or origins with spaces.',
    fallback: '*',
    parse: values.parseAncestors,
  },
  /** src/core/request/feed-names.ts knows the names; `null` if there are no tokens. */
  partnerFeeds: {
    name: 'PARTNER_FEEDS',
    expected:
      'off, none, all, or a comma-separated list of feeds and families, such as topics/science, reviewed, partners/msn',
    example: 'partners,topics/science',
    description: 'Feeds that need [a token](partners.md#tokens).',
    fallback: null,
    parse: values.parsePartnerFeeds,
  },
  ...wordingSettings(),
} satisfies SettingsTable

/** The table for an entry. */
export function siteTable({ origin, ...files }: OriginAndFiles) {
  const own = origin === undefined ? settings.origin : { ...settings.origin, fallback: origin }
  return { ...settings, origin: own, ...wordingSettings(files) }
}

/**
 * Parsers of the site's settings, which return `undefined` for a wrong value, and parts of
 * settings.
 */
import { hasLogin, webAddress } from 'candor-disclosure/text/web-address.ts'
import { parseWholeNumber } from './setting.ts'

// Control characters and lone surrogates would make all XML documents malformed.
const parseText = (text: string) => (/[\p{Cc}\p{Cs}]/u.test(text) ? undefined : text)

/** Absolute http(s) URL without user and password, because feeds publish it. */
const parseWebUrl = (text: string): string | undefined =>
  /^https?:\/\//i.test(text) && !hasLogin(text) ? (webAddress(text) ?? undefined) : undefined

export function parseHubs(text: string): readonly string[] | undefined {
  const urls = text
    .split(/[\s,]+/)
    .flatMap((part) => (part === '' ? [] : (parseWebUrl(part) ?? null)))
  return urls.every((url) => url !== null) ? [...new Set(urls)] : undefined
}

export function parseOrigin(text: string): string | undefined {
  const href = parseWebUrl(text)
  if (href === undefined) return undefined
  const { origin } = new URL(href)
  return href === `${origin}/` ? origin : undefined
}

export function parseBasePath(text: string): string | undefined {
  const path = text.replace(/\/$/, '')
  return /^(\/(?!\.{1,2}(\/|$))[\w.~-]+)*$/.test(path) ? path : undefined
}

export function parseLanguage(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0]
  } catch {
    return undefined
  }
}

export const parseEmail = (text: string) =>
  /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+$/.test(text) ? text : undefined

/** `host-source` (CSP 3 §2.3.1) with a scheme. */
export function parseAncestors(text: string): string | undefined {
  if (text === '*') return text
  const sources = text.toLowerCase().split(/\s+/)
  const allowed = sources.every((source) =>
    /^https?:\/\/(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:\d{1,5})?$/.test(source),
  )
  return allowed ? ["'self'", ...sources].join(' ') : undefined
}

export const parsePollMinutes = (text: string) => {
  const minutes = parseWholeNumber(1, 60)(text)
  return minutes !== undefined && 60 % minutes === 0 ? minutes : undefined
}

export const text = (name: string, example: string) =>
  ({ name, expected: 'one line of text', example, parse: parseText }) as const

export const webUrl = (name: string, example: string) => ({
  ...{
    name,
    expected: 'an http(s) URL without a login',
    example,
    fallback: null,
  },
  parse: parseWebUrl,
})

/** Accepts entries that can be names of feeds at all; src/core/request/feed-names.ts knows them. */
const isFeedName = (text: string) => /^[a-z]+(\/[a-z0-9.-]+)?$/.test(text)

/** Which feeds only partners with a token can read; `null` for "off". */
export function parsePartnerFeeds(text: string): readonly string[] | null | undefined {
  if (text === 'off') return null
  const names = text === 'none' ? [] : text.split(',').map((name) => name.trim())
  return names.every(isFeedName) ? [...new Set(names)] : undefined
}

/**
 * Security headers for data: feeds, errors and redirects run no script when a browser opens them.
 */
export const dataSafety = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const

/**
 * Tells browsers to use only HTTPS for `seconds`. 0 says nothing: `max-age=0` would end the policy
 * of the host (RFC 6797 §6.1.1).
 */
export const strictTransport = (seconds: number): Readonly<Record<string, string>> =>
  seconds > 0 ? { 'Strict-Transport-Security': `max-age=${seconds}` } : {}

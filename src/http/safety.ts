/** Security headers for data: feeds, errors and redirects run no script when a browser opens them. */
export const dataSafety = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const

/** Tells browsers to use only HTTPS for `seconds` (RFC 6797). */
export const strictTransport = (seconds: number) => ({ 'Strict-Transport-Security': `max-age=${seconds}` }) as const

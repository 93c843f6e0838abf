/** Headers that keep what is data from being taken for anything else: a feed, an error, a redirect runs nothing. */
export const dataSafety = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const

/** From the outcome of a request to what is counted of it. */
import type { Listener, Outcome } from '../documents/observation.ts'
import type { Count } from './seen.ts'

/** `addressOf` is `null` where the address of a client is unknown. */
export const toListener = (
  count: Count,
  addressOf: (request: Request) => string | null,
): Required<Pick<Listener, 'request'>> => ({
  request({ request, labels, family, status, bytes }: Outcome): void {
    const { headers, url } = request
    count({
      family,
      format: labels.format,
      route: labels.route,
      status,
      bytes,
      url,
      userAgent: headers.get('User-Agent'),
      // The component sends no `Referer`, but the `Origin` of its page.
      referer: headers.get('Referer') ?? (labels.format === 'json' ? headers.get('Origin') : null),
      address: addressOf(request),
    })
  },
})

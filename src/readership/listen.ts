/** Outcome of a request → the request as counters see it. */
import type { Listener, Outcome } from '../documents/observation.ts'
import { type Count, type Seen, unknownClient } from './seen.ts'

/** The client of a request, and its headers. */
export type Asker = Pick<Seen, 'userAgent' | 'referer' | 'client'> & { readonly origin: string | null }

export function toListener(
  count: Count,
  askerOf: (outcome: Outcome) => Asker,
): Required<Pick<Listener, 'request'>> & Listener {
  return {
    untimed: true,
    request(outcome: Outcome): void {
      const { request, labels, family, status, bytes } = outcome
      const { format, route } = labels
      const { userAgent, referer, origin, client } = askerOf(outcome)
      // The component sends no `Referer`, but the `Origin` of its page.
      const page = format === 'json' ? (referer ?? origin) : referer
      count({ family, format, route, status, bytes, url: request.url, userAgent, referer: page, client })
    },
  }
}

/** From the headers of a request alone. */
export const askerByHeaders = ({ request: { headers } }: Pick<Outcome, 'request'>): Asker => ({
  userAgent: headers.get('User-Agent'),
  referer: headers.get('Referer'),
  origin: headers.get('Origin'),
  client: unknownClient,
})

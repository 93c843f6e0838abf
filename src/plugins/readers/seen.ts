/** One answered request, as counters see it. */
import type { Listener, Outcome } from '../../core/documents/observation.ts'

export type Seen = {
  /** Key of the feed's family; `null` if the response is about none. */
  readonly family: string | null
  /** `rss`, `atom`, `json`, `embed` or another format, which is counted for its errors only. */
  readonly format: string
  /** Pattern of the route. */
  readonly route: string
  readonly status: number
  readonly bytes: number
  /** With its query. */
  readonly url: string
  readonly userAgent: string | null
  readonly referer: string | null
  readonly client: Client
}

/** The client of a request, without a name. */
export type Client = {
  /** Only for its salted hash; `null` if it is unknown. */
  readonly address: () => string | null
  /** A connection on which nobody else asks; `null` if there may be others, as behind a proxy. */
  readonly connection: SeenConnection | null
}

/**
 * The last request of a connection, so that nothing is parsed or hashed again for the same reader.
 */
export type SeenConnection = { agent: object | null; counted: object | null }

export const unknownClient: Client = { address: () => null, connection: null }

/** Counts one request. Fast, and it never throws: a reader waits for it. */
export type Count = (seen: Seen) => void

/** The client of a request, and its headers. */
export type SeenRequest = Pick<Seen, 'userAgent' | 'referer' | 'client'> & {
  readonly origin: string | null
}

export const toListener = (count: Count, askerOf: (outcome: Outcome) => SeenRequest) =>
  ({
    untimed: true,
    request(outcome: Outcome): void {
      const { request, labels, family, status, bytes } = outcome
      const { format, route } = labels
      const { userAgent, referer, origin, client } = askerOf(outcome)
      // The component sends no `Referer`, but the `Origin` of its page.
      const page = format === 'json' ? (referer ?? origin) : referer
      count({
        family,
        format,
        route,
        status,
        bytes,
        url: request.url,
        userAgent,
        referer: page,
        client,
      })
    },
  }) satisfies Listener

/** From the headers of a request alone. */
export const askerByHeaders = ({
  request: { headers },
}: Pick<Outcome, 'request'>): SeenRequest => ({
  userAgent: headers.get('User-Agent'),
  referer: headers.get('Referer'),
  origin: headers.get('Origin'),
  client: unknownClient,
})

/** Errors of other formats are no errors that readers met. */
export const isForReaders = (format: string) => !['api', 'desk', 'health'].includes(format)

/** The formats that readers subscribe to. */
export const isFeed = (format: string) => format === 'rss' || format === 'atom' || format === 'json'

/**
 * A page of this host, or a part of it, is shown on a page of another: empty if the host is
 * unknown, `null` if it is ours.
 */
export function embedderOf(
  { format, referer }: Pick<Seen, 'format' | 'referer'>,
  ownHost: string,
): string | null {
  if (format !== 'embed' && (format !== 'json' || referer === null)) return null
  const host = referer === null ? '' : hostOf(referer)
  return host === ownHost ? null : host
}

/** Longest host of the DNS. */
const maxHostLength = 253

function hostOf(referer: string): string {
  const [, host = ''] =
    /^https?:\/\/([^/?#@\s]+)(?:[/?#]|$)/i.exec(referer.slice(0, maxHostLength + 10)) ?? []
  return URL.canParse(`http://${host}`) && host.length <= maxHostLength
    ? new URL(`http://${host}`).host
    : ''
}

/** Access to feeds: for everyone, or for the partner whose token a request has (decision 29). */
import { clock } from '../delivery/runtime.ts'
import { parseAuthorization } from '../http/authorization.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { covers, needsToken } from '../request/feed-names.ts'
import type { KnownPartner } from '../store/partners.ts'
import type { ArticleSelection } from '../store/selection.ts'
import { digestOfToken, isToken } from '../text/token.ts'
import { Refusal } from './describe-error.ts'
import type { KnownPartners } from './known-partners.ts'
import type { Observation } from './observation.ts'

/** The partner that reads a feed. */
export type Reader = {
  /** `[a-z0-9-]{1,40}`. */
  readonly name: string
  readonly content: 'full' | 'summary'
  /** The token came in the address, which no document names then. */
  readonly byAddress: boolean
  /** It has private articles in the family of the feed. */
  readonly hasPrivate: boolean
}

/**
 * `null` for everyone. A document that is the same for all, such as a page, ignores a token that it
 * does not need: a browser may send the one that a person typed for /stats. @throws {Refusal} if
 * the request may not have the feed.
 */
export type Admit = (
  request: Request,
  feed: ArticleSelection,
  preset: string | null,
  isSameForAll: boolean,
) => Reader | null | Promise<Reader>

const hourMs = 3_600_000

const realm = 'realm="Candor: the name and the token of a partner"'
/**
 * One line: `Headers` joins several. Basic comes first, because old clients only look at the first.
 */
const challenge = (error: string) =>
  `Basic ${realm}, charset="UTF-8", Bearer realm="Candor"${error}`

const unauthorized = (detail: string, error = '') =>
  new Refusal({
    status: 401,
    title: 'Token required',
    detail,
    headers: { 'WWW-Authenticate': challenge(error) },
  })
const wrongToken = (detail: string) => unauthorized(detail, ', error="invalid_token"')
const notAllowed = (detail: string) => new Refusal({ status: 403, title: 'Not allowed', detail })

/** For a service without partners. */
export const admitAll: Admit = () => null

/**
 * `names` is PARTNER_FEEDS. The observation is told whose token a request has, also if it is
 * refused then.
 */
export function createAdmit(
  names: readonly string[],
  known: KnownPartners,
  hasTokenInAddress: (request: Request) => boolean,
  observation: Observation | undefined,
): Admit {
  const countRequest = createRateLimit(hourMs, clock)

  async function identify(header: string): Promise<KnownPartner> {
    const credentials = parseAuthorization(header)
    if (!credentials)
      throw wrongToken(
        'Send the token as "Authorization: Bearer candor_…", or as the password of Basic authentication.',
      )
    const { user, token } = credentials
    if (!isToken(token))
      throw wrongToken('This is no token of a partner: a character may be missing.')
    // The time that a map takes tells nothing of other digests: nobody can choose the digest of a
    // token.
    const partner = (await known.find()).get(await digestOfToken(token))
    if (!partner || (partner.endsAt !== null && partner.endsAt.getTime() <= Date.now()))
      throw wrongToken(
        'The token is unknown, revoked or has ended. Ask the newsroom for a new one.',
      )
    if (user !== '' && user !== partner.name)
      throw wrongToken(
        'The token belongs to another name. Send the name of the partner as the user, or none.',
      )
    return partner
  }

  async function admit(
    request: Request,
    header: string,
    family: string,
    preset: string | null,
  ): Promise<Reader> {
    const partner = await identify(header)
    const { name, families, content, perHour } = partner
    observation?.notePartner(request, name)
    const waitSeconds = perHour === null ? 0 : countRequest(name, perHour)
    if (waitSeconds > 0) {
      const detail = `This token may send ${perHour} requests an hour. Retry in ${waitSeconds} seconds.`
      throw new Refusal({
        status: 429,
        title: 'Too many requests',
        detail,
        retryAfterSeconds: waitSeconds,
      })
    }
    if (families !== null && !covers(families, family, preset))
      throw notAllowed(`This token may not read this feed. It may read: ${families.join(', ')}.`)
    if (preset !== null && content === 'summary')
      throw notAllowed(
        'This token gets summaries, and the feeds below /partners/ have whole texts. Use the ordinary feed.',
      )
    const hasPrivate = await known.hasPrivateIn(partner, family)
    return { name, content, byAddress: hasTokenInAddress(request), hasPrivate }
  }

  return (request, feed, preset, isSameForAll) => {
    const isNeeded = needsToken(names, feed, preset)
    const header = isNeeded || !isSameForAll ? request.headers.get('Authorization') : null
    if (header !== null) return admit(request, header, feed.family, preset)
    if (isNeeded)
      throw unauthorized('This feed is for partners with a token. Ask the newsroom for one.')
    return null
  }
}

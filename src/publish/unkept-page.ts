/** Pages that concern a newsroom itself: kept by nobody, and not for the scripts of other sites. */
import { pageMediaType, pageSafety } from '../documents/fixed.ts'
import type { Site } from '../settings/site.ts'

/** The response to GET and HEAD. `body` is the page as UTF-8. */
export const respondUnkept = ({ method }: Request, site: Site, body: Uint8Array<ArrayBuffer>): Response =>
  new Response(method === 'HEAD' ? null : body, {
    headers: {
      ...pageSafety(site),
      'X-Content-Type-Options': 'nosniff',
      'Content-Type': pageMediaType,
      'Content-Length': String(body.byteLength),
      'Cache-Control': 'no-store',
    },
  })

/** Errors for whoever asked: a page in a browser, a notice in a frame, a problem document for readers and scripts. The facts are the same. */
import { frameNotice } from '../embeds/frame-page.ts'
import { groups } from '../families/families.ts'
import { negotiate } from '../http/negotiate.ts'
import { type Problem, problem } from '../http/problem.ts'
import { errorPage } from '../pages/error-page.ts'
import type { View } from '../pages/layout.ts'
import type { Site } from '../settings/site.ts'
import { pageMediaType, pageSafety } from './fixed.ts'

/**
 * Only a client that likes HTML better than data and feeds is a browser: many feed readers accept HTML too, in order to
 * look for a feed in it, and do not want to show a page of errors.
 */
const offers = [
  {
    key: 'problem',
    mediaTypes: [
      ...['application/problem+json', 'application/json', 'application/rss+xml', 'application/atom+xml'],
      ...['application/feed+json', 'application/xml', 'text/xml'],
    ],
  },
  { key: 'page', mediaTypes: ['text/html'] },
] as const

/** Status and headers are those of `problem` (RFC 9457), whichever of the two is sent. */
export async function respondProblem(request: Request, view: View, described: Problem): Promise<Response> {
  const answer = problem(request, described)
  answer.headers.append('Vary', 'Accept')
  if (negotiate(request.headers.get('Accept'), offers) === 'problem') return answer

  const { text, safety } = isFrame(view.site, new URL(request.url))
    ? await frameNotice(view.site, described.detail)
    : { text: await errorPage(view, described), safety: pageSafety(view.site) }
  const body = new TextEncoder().encode(text)
  const headers = new Headers(answer.headers)
  headers.set('Content-Type', pageMediaType)
  headers.set('Content-Length', String(body.byteLength))
  for (const [name, value] of Object.entries(safety)) headers.set(name, value)
  return new Response(request.method === 'HEAD' ? null : body, { status: answer.status, headers })
}

/** `/topics/embed/` is the page of a topic of that name. */
const isFrame = ({ basePath }: Site, { pathname }: URL): boolean =>
  /\/embed\/(article\/)?$/.test(pathname.slice(basePath.length)) &&
  !groups.some((group) => pathname === `${basePath}/${group}/embed/`)

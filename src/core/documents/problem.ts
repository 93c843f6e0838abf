/**
 * Errors as a page for browsers, a notice in frames, or a problem document for feed readers and
 * scripts.
 */
import { negotiate } from '../http/negotiate.ts'
import { type Problem, problem } from '../http/problem.ts'
import { errorPage } from '../pages/error-page.ts'
import type { View } from '../pages/layout.ts'
import type { ExplainedProblem } from '../words/problems.ts'
import { pageMediaType, pageSafety } from './fixed.ts'

/**
 * Only a client that prefers HTML to data and feeds is a browser. Many feed readers accept HTML
 * too, to find feeds in it, but cannot show an error page.
 */
const offers = [
  {
    key: 'problem',
    mediaTypes: [
      'application/problem+json',
      'application/json',
      'application/rss+xml',
      'application/atom+xml',
      ...['application/feed+json', 'application/xml', 'text/xml'],
    ],
  },
  { key: 'page', mediaTypes: ['text/html'] },
] as const

export type ShownProblem = {
  readonly text: string
  readonly safety: Readonly<Record<string, string>>
}

/** How documents of plugins show a problem to people; `null` for all others. */
export type ShowProblem = (
  url: URL,
  problem: ExplainedProblem,
) => Promise<ShownProblem | null> | null

/**
 * All formats have the status and headers of `problem` (RFC 9457), except content and security
 * headers.
 */
export async function respondProblem(
  request: Request,
  view: View,
  described: Problem & ExplainedProblem,
  showProblem: ShowProblem,
): Promise<Response> {
  const answer = problem(request, described)
  answer.headers.append('Vary', 'Accept')
  if (negotiate(request.headers.get('Accept'), offers) === 'problem') return answer

  const { text, safety } = (await showProblem(new URL(request.url), described)) ?? {
    text: await errorPage(view, described),
    safety: pageSafety(view.site),
  }
  const body = new TextEncoder().encode(text)
  const headers = new Headers(answer.headers)
  headers.set('Content-Type', pageMediaType)
  headers.set('Content-Length', String(body.byteLength))
  for (const [name, value] of Object.entries(safety)) headers.set(name, value)
  return new Response(request.method === 'HEAD' ? null : body, { status: answer.status, headers })
}

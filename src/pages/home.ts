/** The page for people at `/`: the newest headlines with how each was made, and the way to the feeds. */
import { html } from 'hono/html'
import type { Feed } from '../feed/feed.ts'
import { allFormats } from '../feed/formats.ts'

export async function homePage(request: Request, feed: Feed): Promise<Response> {
  const body = await html`<!doctype html>
<html lang="${feed.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${feed.title}</title>
${allFormats.map((f) => html`<link rel="alternate" type="${f.mediaType.replace(/;.*/, '')}" title="${feed.title} (${f.name})" href="${feed.selfUrls[f.key]}">\n`)}
</head>
<body>
<h1>${feed.title}</h1>
<p>${feed.description}</p>
<p>Subscribe: ${allFormats.map((f) => html`<a href="${feed.selfUrls[f.key]}">${f.name}</a> `)}</p>
<ul>
${feed.entries.map((e) => html`<li lang="${e.language}"><a href="${e.url}">${e.title}</a>: ${e.summary}</li>\n`)}
</ul>
</body>
</html>`
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'public, max-age=60',
    'X-Content-Type-Options': 'nosniff',
  }
  return new Response(request.method === 'HEAD' ? null : String(body), { headers })
}

/** What the demo's articles link to: a plain page each, and their pictures. Only the demo on Node serves these. */
import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { newsroom } from './newsroom.ts'

const articles = new Map(
  newsroom.filter((a) => a.status === 'published' || a.status === 'retracted').map((a) => [a.slug, a]),
)
const pictures = new Map(newsroom.flatMap(({ picture }) => (picture ? [[picture.file, picture]] : [])))

export function demoPages() {
  const app = new Hono()

  app.get('/articles/:slug', (c, next) => {
    const article = articles.get(c.req.param('slug'))
    if (!article || Date.parse(article.publishedAt) > Date.now()) return next()
    const { language, title, standfirst, bodyHtml, picture } = article
    return c.html(html`<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<h1>${title}</h1>
<p>${standfirst}</p>
${picture ? html`<img src="../pictures/${picture.file}" alt="${picture.alt}" width="100%">` : ''}
${raw(bodyHtml)}
</html>`)
  })

  app.get('/pictures/:file', async (c, next) => {
    const picture = pictures.get(c.req.param('file'))
    if (!picture) return next()
    const bytes = await readFile(new URL(`./pictures/${picture.file}`, import.meta.url))
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': picture.mediaType,
      'Cache-Control': 'public, max-age=86400',
    })
  })

  return app
}

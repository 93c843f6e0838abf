/** The pages and pictures that the demo's articles link to. Only the demo on Node serves them. */
import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import type { Article } from '../src/core/article.ts'
import { fixedPolicy, pageMaxAgeSeconds, renderFixedPage } from '../src/core/documents/fixed.ts'
import { createCopies } from '../src/core/http/copies.ts'
import type { Codec } from '../src/core/http/encode.ts'
import { createResponder } from '../src/core/http/respond.ts'
import type { View } from '../src/core/pages/layout.ts'
import { rootOf, type Site } from '../src/core/settings/site.ts'
import { articlePage } from './article-page.ts'
import { newsroom } from './newsroom.ts'
import { toArticle } from './to-article.ts'
import { waiting } from './waiting.ts'

const pictures = new Map(
  newsroom.flatMap(({ picture }) => (picture ? [[picture.file, picture]] : [])),
)

export type DemoPages = {
  /** What all pages of the newsroom are made with. */
  readonly view?: () => View
  /** In milliseconds. */
  readonly now?: () => number
  /** An article that editors publish at the desk, as it is now; `null` if it is not published. */
  readonly findPublished?: (guid: string) => Promise<Article | null>
}

/** An article has no page before its date, so an embargo ends without a write. */
export function demoPages(
  site: Site,
  codec: Codec,
  {
    now = Date.now,
    findPublished = async () => null,
    view = () => ({ site, demo: true }),
  }: DemoPages = {},
) {
  const app = new Hono()
  const copies = createCopies({
    codec,
    sharesPromises: true,
    copyBytes: { br: 1, identity: 100_000 },
  })
  const { respond } = createResponder(copies, 0)
  const articles = newsroom
    .filter(({ status }) => status === 'published' || status === 'retracted')
    .map((demo) => ({ slug: demo.slug, article: toArticle(demo, rootOf(site)) }))
    .sort((one, other) => other.article.publishedAt.getTime() - one.article.publishedAt.getTime())

  app.get('/articles/:slug', async (c, next) => {
    const visible = articles.filter(({ article }) => article.publishedAt.getTime() <= now())
    const index = visible.findIndex(({ slug }) => slug === c.req.param('slug'))
    const { slug } = c.req.param()
    const draft = waiting.find((each) => each.slug === slug)
    const article = draft ? await findPublished(draft.guid) : (visible[index]?.article ?? null)
    if (article === null) return next()
    const older = draft ? null : (visible[index + 1]?.article ?? null)
    const path = `/demo/articles/${slug}`
    const page = await articlePage(view(), article, path, older)
    return respond(
      c.req.raw,
      await renderFixedPage(codec, site, path, page),
      fixedPolicy(pageMaxAgeSeconds),
    )
  })

  app.get('/pictures/:file', async (c, next) => {
    const picture = pictures.get(c.req.param('file'))
    if (!picture) return next()
    const bytes = await readFile(new URL(`./pictures/${picture.file}`, import.meta.url))
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': picture.mediaType,
      'Content-Length': String(bytes.byteLength),
      'Cache-Control': 'public, max-age=86400',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Content-Type-Options': 'nosniff',
    })
  })

  return app
}

/** Addresses of articles' pages, and their sitemap. */
import type { Context } from 'hono'
import type { Reader } from '../../core/documents/admission.ts'
import { type ResponseOrPromise, redirectTo } from '../../core/http/respond.ts'
import { articlePath, externalIdIn } from '../../core/request/article-path.ts'
import { wholeFamily } from '../../core/request/selection.ts'
import type { Mount } from '../../core/routes/mount.ts'
import { tell } from '../../core/words/problems.ts'
import { articleDocument, sitemapDocument } from './documents.ts'

export const sitemapPath = '/article-sitemap.xml'

export function mountArticles(mount: Mount): void {
  const { routes, site, view, clean, access, served, serve, refuse, findOld } = mount
  routes.get(sitemapPath, (c) => serve(c, sitemapDocument(site, sitemapPath)))

  function answer(c: Context, path: string): ResponseOrPromise {
    const answerTo = (reader: Reader | null): ResponseOrPromise =>
      served.serveDocument(c, articleDocument(view, clean, path, reader))
    const reader = access.admit(c.req.raw, wholeFamily('all', 1), null, false)
    return reader instanceof Promise ? reader.then(answerTo) : answerTo(reader)
  }

  for (const pattern of ['/articles/:id', '/articles/:id/'])
    routes.get(pattern, async (c) => {
      // Not c.req.param: Hono decodes it.
      const { pathname, search } = new URL(c.req.url)
      const own = pathname.slice(site.basePath.length)
      const [, , segment = ''] = own.split('/')
      const id = externalIdIn(segment)
      if (id === null) return refuse(c.req.raw, tell('noPage', { values: { path: pathname } }))
      const path = articlePath(id)
      if (path !== own) return redirectTo(`${site.basePath}${path}${search}`, 301)
      const response = await answer(c, path)
      // The newsroom can say where the page of another external id has gone.
      return response.status === 404 ? ((await findOld(c.req.url)) ?? response) : response
    })
}

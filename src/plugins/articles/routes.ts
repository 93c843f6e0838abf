/** Addresses of articles' pages, and their sitemap. */
import type { Context } from 'hono'
import type { Reader } from '../../core/documents/admission.ts'
import { Refusal } from '../../core/documents/describe-error.ts'
import { redirectTo } from '../../core/http/respond.ts'
import { articlePath, externalIdIn } from '../../core/request/article-path.ts'
import { wholeFamily } from '../../core/request/selection.ts'
import type { Mount } from '../../core/routes/mount.ts'
import { tell } from '../../core/words/problems.ts'
import { articleDocument, sitemapDocument } from './documents.ts'

export const sitemapPath = '/article-sitemap.xml'

export function mountArticles(mount: Mount): void {
  const { routes, site, view, clean, access, served, serve, refuse, findOld } = mount
  routes.get(sitemapPath, (c) => serve(c, sitemapDocument(site, sitemapPath)))

  const all = wholeFamily('all', 1)

  /** Public pages ignore a token that they do not need, as other pages do. */
  async function answer(c: Context, id: string): Promise<Response> {
    const answerTo = (reader: Reader | null) =>
      served.serveDocument(c, articleDocument(view, clean, id, reader))
    const shared = await access.admit(c.req.raw, all, null, true)
    const response = await answerTo(shared)
    if (response.status !== 404 || shared !== null || !c.req.header('Authorization'))
      return response
    const reader = await findReader(c.req.raw)
    return reader === null ? response : answerTo(reader)
  }

  /** `null` for a token that does not open all feeds. */
  async function findReader(request: Request): Promise<Reader | null> {
    try {
      return await access.admit(request, all, null, false)
    } catch (error) {
      if (error instanceof Refusal) return null
      throw error
    }
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
      const response = await answer(c, id)
      if (response.status < 400) return response
      // The newsroom can say where the page of another external id has gone.
      const old = await findOld(c.req.url)
      return old === null || old.headers.get('Location') === `${site.basePath}${path}`
        ? response
        : old
    })
}

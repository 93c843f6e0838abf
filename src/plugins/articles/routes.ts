/** Addresses of articles' pages, and their sitemap. */
import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'
import type { Reader } from '../../core/documents/admission.ts'
import { Refusal } from '../../core/documents/describe-error.ts'
import { redirectTo } from '../../core/http/respond.ts'
import { articlePath, externalIdIn } from '../../core/request/article-path.ts'
import { wholeFamily } from '../../core/request/selection.ts'
import type { Mount } from '../../core/routes/mount.ts'
import { SettingsError } from '../../core/settings/setting.ts'
import { tell } from '../../core/words/problems.ts'
import { articleDocument, sitemapDocument } from './documents.ts'
import type { PageForm } from './points.ts'

export const sitemapPath = '/article-sitemap.xml'

/** Forms with the same key would answer with each other's text. @throws {SettingsError} */
function checkForms(forms: readonly PageForm[]): void {
  for (const name of ['key', 'file'] as const) {
    const values = forms.map((form) => form[name])
    if (new Set(values).size < values.length)
      throw new SettingsError([
        `Two forms of articles' pages have the same ${name} (${values.join(', ')}): rename one, or take its plugin out of the list.`,
      ])
  }
}

export function mountArticles(mount: Mount, forms: readonly PageForm[]): void {
  checkForms(forms)
  const { routes, site, view, clean, access, served, serve, refuse, findOld } = mount
  const negotiated = forms.filter(({ isNegotiated }) => isNegotiated)
  routes.get(sitemapPath, (c) => serve(c, sitemapDocument(site, sitemapPath)))

  const all = wholeFamily('all', 1)

  /** Public pages ignore a token that they do not need, as other pages do. */
  async function answer(
    c: Context,
    id: string,
    form: PageForm | null,
    byUrl: boolean,
  ): Promise<Response> {
    const answerTo = (reader: Reader | null) =>
      served.serveDocument(c, articleDocument(view, clean, id, reader, { all: forms, form }), byUrl)
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

  /** `file` is empty for the page. */
  async function find(
    c: Context,
    form: PageForm | null,
    file: string,
    byUrl: boolean,
  ): Promise<Response> {
    // Not c.req.param: Hono decodes it.
    const { pathname, search } = new URL(c.req.url)
    const own = pathname.slice(site.basePath.length)
    const [, , segment = ''] = own.split('/')
    const id = externalIdIn(segment)
    if (id === null) return refuse(c.req.raw, tell('noPage', { values: { path: pathname } }))
    const path = articlePath(id)
    if (`${path}${file}` !== own) return redirectTo(`${site.basePath}${path}${file}${search}`, 301)
    const response = await answer(c, id, form, byUrl)
    if (response.status < 400) return response
    // The newsroom can say where the page of another external id has gone.
    const old = await findOld(`${new URL(c.req.url).origin}${site.basePath}${path}`)
    return old === null || old.headers.get('Location') === `${site.basePath}${path}`
      ? response
      : old
  }

  for (const pattern of ['/articles/:id', '/articles/:id/'])
    routes.get(pattern, async (c) => {
      if (negotiated.length === 0) return find(c, null, '', true)
      const form = preferred(c, negotiated)
      const response = await find(c, form, '', false)
      response.headers.append('Vary', 'Accept')
      // Some shared caches ignore `Vary`: then browsers would get this form.
      if (form !== null && response.headers.has('CDN-Cache-Control'))
        response.headers.set('CDN-Cache-Control', 'no-store')
      return response
    })
  for (const form of forms)
    routes.get(`/articles/:id/${form.file}`, (c) => find(c, form, form.file, true))
}

/**
 * `null` for the page. A form is only for clients that name its media type, and do not prefer the
 * page (RFC 9110 §12.5.1).
 */
function preferred(c: Context, forms: readonly PageForm[]): PageForm | null {
  const accepted = parseAccept(c.req.header('Accept') ?? '')
  const qualityOf = (...ranges: readonly string[]) =>
    ranges
      .map((range) => accepted.find(({ type }) => type.toLowerCase() === range)?.q)
      .find((quality) => quality !== undefined) ?? 0
  const least = qualityOf('text/html', 'text/*', '*/*')
  return (
    forms.find(({ mediaType }) => {
      const quality = qualityOf(mediaType)
      return quality > 0 && quality >= least
    }) ?? null
  )
}

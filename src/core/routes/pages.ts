/** Pages and files that only a release or a setting changes, and the pages of the demo. */
import type { Context, Hono } from 'hono'
import { clock } from '../delivery/runtime.ts'
import { pageMaxAgeSeconds } from '../documents/fixed.ts'
import { rootFiles, staticFiles } from '../documents/static-files.ts'
import { redirectTo } from '../http/respond.ts'
import { disclosurePage, type PublicEditor } from '../pages/disclosure.ts'
import { vocabularyPage } from '../pages/vocabulary.ts'
import type { Mount } from './mount.ts'

type Handler = (c: Context) => Promise<Response>

/** A page that is made anew each minute. */
function renewed(make: () => Handler): Handler {
  let page = make()
  let until = clock() + pageMaxAgeSeconds * 1000
  return (c) => {
    if (clock() > until) {
      page = make()
      until = clock() + pageMaxAgeSeconds * 1000
    }
    return page(c)
  }
}

type OwnPages = {
  /** Paths that crawlers shall not fetch, below the base path. */
  readonly closedPaths: readonly string[]
  readonly sitemaps: readonly string[]
  readonly editors: (() => Promise<readonly PublicEditor[] | null> | null) | undefined
  readonly demo: Hono | undefined
}

export function mountPages(
  { routes, roots, site, fixedFile, fixedPage }: Mount,
  { closedPaths, sitemaps, editors, demo }: OwnPages,
): void {
  let named: readonly PublicEditor[] = []
  const policy = () =>
    fixedPage('/disclosure', async (view) => {
      // While the database is away, as they were.
      named = (await editors?.()) ?? named
      return disclosurePage(view, named)
    })
  routes.get('/disclosure', editors ? renewed(policy) : policy())
  routes.get('/ns/1.0', fixedPage('/ns/1.0', vocabularyPage))
  for (const file of staticFiles(site, closedPaths, sitemaps))
    routes.get(file.path, fixedFile(file))
  for (const file of rootFiles(site)) for (const each of roots) each.get(file.path, fixedFile(file))
  const { iconUrl } = site
  if (iconUrl !== null) routes.get('/favicon.ico', () => redirectTo(iconUrl, 302))
  if (demo) routes.route('/demo', demo)
}

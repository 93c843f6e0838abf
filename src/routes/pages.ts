/** Pages and files that only a release or a setting changes, and the pages of the demo. */
import { rootFiles, staticFiles } from '../documents/static-files.ts'
import { redirectTo } from '../http/redirects.ts'
import { disclosurePage } from '../pages/disclosure.ts'
import { vocabularyPage } from '../pages/vocabulary.ts'
import type { Mount } from './mount.ts'

export function mountPages({ parts, routes, roots, site, push, fixedFile, fixedPage }: Mount): void {
  routes.get('/disclosure', fixedPage('/disclosure', disclosurePage))
  routes.get('/ns/1.0', fixedPage('/ns/1.0', vocabularyPage))
  const { indexNowKey = null } = push?.settings ?? {}
  for (const file of staticFiles({ site, hasApi: parts.publish !== undefined, indexNowKey }))
    routes.get(file.path, fixedFile(file))
  for (const file of rootFiles(site)) for (const each of roots) each.get(file.path, fixedFile(file))
  const { iconUrl } = site
  if (iconUrl !== null) routes.get('/favicon.ico', () => redirectTo(iconUrl, 302))
  if (parts.demo) routes.route('/demo', parts.demo)
}

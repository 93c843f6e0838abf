/** The publishing API, its page, and the page of readers, which takes the same tokens. */

import { createOutages } from '../../core/documents/outage.ts'
import { sheetFile } from '../../core/documents/static-files.ts'
import type { Mount } from '../../core/routes/mount.ts'
import { createStats } from '../readers/stats.ts'
import { statsSheet } from '../readers/stats-style.ts'
import { createPublishApi } from './api.ts'
import { createPublishingPage } from './api-page.ts'
import { apiPath } from './route.ts'

export function mountApi(mount: Mount): void {
  const {
    parts,
    routes,
    site,
    settings,
    view,
    log,
    listener,
    partners,
    push,
    addSlash,
    fixedFile,
    refuse,
  } = mount
  if (!parts.publish) return
  const writes = {
    ...parts.publish,
    site,
    freshMs: settings.freshMs,
    outages: createOutages('api', log),
  }
  const hooks = push && { push: { box: push.box, allowPrivate: push.settings.privateCallbacks } }
  const api = createPublishApi({ ...writes, ...hooks, partners, log, wrote: listener?.write })
  addSlash(apiPath)
  routes.get(`${apiPath}/`, createPublishingPage(view))
  for (const path of [apiPath, `${apiPath}/*`]) routes.all(path, (c) => api.fetch(c.req.raw, c.env))

  if (writes.readers !== true) return
  const sheet = sheetFile(statsSheet)
  // A folder: browsers send the credentials of an address to all others of its folder (RFC 7617
  // §2.2).
  addSlash('/stats')
  routes.get('/stats/', createStats({ ...writes, view, refuse }))
  routes.get(sheet.path, fixedFile(sheet))
}

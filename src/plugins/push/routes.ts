/** The WebSub hub. */

import type { FetchWithin, Mount } from '../../core/routes/mount.ts'
import { hasOwnHub } from '../../core/settings/site.ts'
import { createHub } from './hub.ts'

export function mountPush(
  { routes, site, push, documents, clean, log }: Mount,
  fetchWithin: FetchWithin,
): void {
  push?.share?.({ documents, clean })
  if (!push || !hasOwnHub(site)) return
  // Addresses of feeds are looked up as readers request them, so that each leads to the same feed.
  const ask: Parameters<typeof createHub>[0]['ask'] = (c, url) =>
    fetchWithin(c, new Request(url), undefined)
  routes.all('/hub', createHub({ ...push, site, ask, log }))
}

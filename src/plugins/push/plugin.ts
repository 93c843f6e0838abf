/** The hub, and the addresses that prove who notifies others. */
import { changingFile, hour, plainText } from '../../core/documents/static-files.ts'
import { add, type Opened, point } from '../../core/plugin.ts'
import type { Mount } from '../../core/routes/mount.ts'
import {
  type Environment,
  type Incomplete,
  lacking,
  type Needs,
} from '../../core/settings/setting.ts'
import { hasOwnHub, withOwnHub } from '../../core/settings/site.ts'
import { apiRoutes } from '../publish/points.ts'
import { webhookRoutes } from './api/routes.ts'
import { pushOfApi } from './api/webhook-request.ts'
import type { PushWorkerParts } from './assemble-worker.ts'
import { createHub, type PushParts } from './hub.ts'
import { parsePushSettings, pushSettings } from './settings.ts'

/** Work that the worker of push does beside deliveries: it signs statements. */
export const signs = point<NonNullable<PushWorkerParts['sign']>>('the signer of statements')

/** What is the same on all runtimes. */
export const pushPlugin = {
  name: 'push',
  needs: ['publish'],
  adds: [add(apiRoutes, webhookRoutes)],
  settings: () => ({ push: pushSettings }),
} as const

/** `needs` are the settings that this runtime lacks for push. */
export function missingForPush(environment: Environment, needs: Needs): readonly Incomplete[] {
  const { push, indexNowKey } = parsePushSettings(environment)
  return push === 'off'
    ? lacking('INDEXNOW_KEY', [indexNowKey !== null && 'PUSH=on'])
    : lacking('PUSH', needs)
}

/** Without it, push is off. */
export const openHub = (push: PushParts): Opened => ({
  site: withOwnHub,
  adds: [add(pushOfApi, { box: push.box, allowPrivate: push.settings.privateCallbacks })],
  routes(mount) {
    const { routes, site, documents, clean, log, fixedFile } = mount
    const { indexNowKey } = push.settings
    if (indexNowKey !== null) {
      const file = changingFile(`/${indexNowKey}.txt`, hour, plainText, () => indexNowKey)
      routes.get(file.path, fixedFile(file))
    }
    push.share?.({ documents, clean })
    if (hasOwnHub(site)) routes.all('/hub', createHub({ ...push, site, ask: askOf(mount), log }))
  },
})

/** Addresses of feeds are looked up as readers request them, so that each leads to the same feed. */
const askOf =
  ({ fetchWithin }: Mount): Parameters<typeof createHub>[0]['ask'] =>
  (c, url) =>
    fetchWithin(c, new Request(url), undefined)

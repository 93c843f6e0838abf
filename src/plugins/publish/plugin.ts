/** The publishing API, and its page. */
import { createOutages, type Outages } from '../../core/documents/outage.ts'
import type { Log } from '../../core/log/log.ts'
import { add, type Core, type Opened, point } from '../../core/plugin.ts'
import type { Partner } from '../partners/partner.ts'
import { createPublishApi, type PublishParts } from './api.ts'
import { createPublishingPage } from './api-page.ts'
import { apiPath, type PushOfApi } from './route.ts'
import { publishSettings } from './settings.ts'

/** For plugins that take the same tokens: its connection and limits. */
export type OpenedApi = Pick<PublishParts, 'writer' | 'requestsPerMinute'> & {
  readonly outages: Outages
}

export const openedApi = point<OpenedApi>('the publishing API')
/** Says that readers are counted in its database. */
export const countsReaders = point<true>('counts of readers')
/** Partners that are on: answers about articles say whether they get them. */
export const partnersOfApi = point<readonly Partner[]>('partners')
/** For webhooks: without it there are none. */
export const pushOfApi = point<PushOfApi>('push')

type ApiOptions = Pick<PublishParts, 'writer' | 'requestsPerMinute' | 'maxBytes'> & {
  readonly log: Log
}

export function openApi(options: ApiOptions, added: Core['added'] = () => []) {
  const outages = createOutages('api', options.log)
  const { writer, requestsPerMinute } = options
  return {
    adds: [add(openedApi, { writer, requestsPerMinute, outages })],
    closedPaths: ['/api/'],
    routes({ routes, site, settings, view, listener, addSlash }) {
      const [push] = added(pushOfApi)
      const api = createPublishApi({
        ...{ ...options, site, freshMs: settings.freshMs, outages, wrote: listener?.write },
        partners: added(partnersOfApi).flat(),
        readers: added(countsReaders).length > 0,
        ...(push && { push }),
      })
      addSlash(apiPath)
      routes.get(`${apiPath}/`, createPublishingPage(view))
      for (const path of [apiPath, `${apiPath}/*`])
        routes.all(path, (c) => api.fetch(c.req.raw, c.env))
    },
  } satisfies Opened
}

/** What is the same on all runtimes. */
export const publishPlugin = {
  name: 'publish',
  settings: () => ({ publish: publishSettings }),
} as const

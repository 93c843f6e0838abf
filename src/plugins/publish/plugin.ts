/** The publishing API, and its page. */
import { findAddressOf } from '../../core/article-address.ts'
import { createOutages } from '../../core/documents/outage.ts'
import type { Log } from '../../core/log/log.ts'
import { add, type Core, type Opened } from '../../core/plugin.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { createPublishApi, type PublishParts } from './api.ts'
import { createPublishingPage } from './api-page.ts'
import { openedApi } from './points.ts'
import { apiPath } from './route.ts'
import { routesOf } from './routes.ts'
import { publishSettings } from './settings.ts'

type ApiOptions = Pick<PublishParts, 'writer' | 'requestsPerMinute' | 'maxBytes'> & {
  readonly log: Log
  readonly environment?: Environment
  readonly demo?: boolean
}

export function openApi(options: ApiOptions, added: Core['added'] = () => []) {
  const outages = createOutages('api', options.log)
  const { writer, requestsPerMinute, environment = {}, demo } = options
  return {
    adds: [add(openedApi, { writer, requestsPerMinute, outages })],
    closedPaths: ['/api/'],
    routes({ routes, site, settings, view, listener, addSlash }) {
      const api = createPublishApi({
        ...{ ...options, site, freshMs: settings.freshMs, outages, wrote: listener?.write },
        addressOf: findAddressOf(added, environment, site, demo),
        added,
      })
      addSlash(apiPath)
      routes.get(`${apiPath}/`, createPublishingPage(view, routesOf(added)))
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

/**
 * The whole service: its groups of routes (src/core/routes/), and the guards that hold for all of them.
 */
import type { Hono } from 'hono'
import { mountEmbeds } from '../plugins/embeds/routes.ts'
import { mountApi } from '../plugins/publish/mount-api.ts'
import { mountPush } from '../plugins/push/routes.ts'
import { mountStatements } from '../plugins/signing/routes.ts'
import { describeError, internalError } from './documents/describe-error.ts'
import { respondNotFound } from './documents/not-found.ts'
import { answerWarm } from './documents/warm.ts'
import { createGuard } from './http/guard.ts'
import { mountFeeds } from './routes/feeds.ts'
import { mountFinding } from './routes/finding.ts'
import { type AppParts, createMount, type FetchWithin } from './routes/mount.ts'
import { mountOperations } from './routes/operations.ts'
import { mountPages } from './routes/pages.ts'

/** It can also be mounted at the root of another Hono app: `outer.route('/', app)`. */
export function createApp(parts: AppParts): Hono {
  const mount = createMount(parts)
  const { site, settings, runtime, observation, log, access, served, findOld, refuse } = mount
  const fetchWithin: FetchWithin = (c, request, env) =>
    app.fetch(request, env, runtime.sharesPromises ? undefined : c.executionCtx)
  mountPages(mount)
  mountFinding(mount)
  mountFeeds(mount, fetchWithin)
  mountEmbeds(mount)
  mountStatements(mount)
  mountOperations(mount)
  mountApi(mount)
  mountPush(mount, fetchWithin)

  const { guard, guardRoutes, secure } = createGuard({
    respondProblem: refuse,
    hstsSeconds: settings.hstsSeconds,
    takesTokens: access.addresses !== null,
    wrap: observation?.wrap,
  })
  const app = guardRoutes(mount.routes)
  app.notFound((c) => guard(c, () => respondNotFound(c, site, findOld, refuse)))
  app.onError(async (error, c) => {
    const described = describeError(error)
    if (described === null)
      log(`${c.req.method} ${c.req.path} failed`, error, {
        event: 'request.failed',
        request: c.req.raw,
      })
    const response = await secure(refuse(c.req.raw, described ?? internalError))
    return observation ? observation.finish(c.req.raw, response) : response
  })
  answerWarm(app, served.serveWarm)
  return app
}

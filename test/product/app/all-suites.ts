/**
 * The HTTP suites in which runtimes can differ: feeds and the API, and what partners and subscribers
 * get. They run against every runtime that Candor supports. http.test.ts runs the others, on Node;
 * the table of conditions runs in workerd, and on Node in the tier `embedded`, like delivery and rules.
 */

import { describe } from 'vitest'
import { firstSuites } from '../../core/app/all-suites.ts'
import { basePathSettings, describeBasePath } from '../../core/app/base-path.suite.ts'
import { describeFailures } from '../../core/app/failures.suite.ts'
import { describeHealth } from '../../core/app/health.suite.ts'
import {
  type Circumstances,
  openRunning,
  type Runtime,
  type Suite,
} from '../../core/app/running.ts'
import { describeNinjs } from '../../plugins/ninjs/ninjs.suite.ts'
import { describePartnerPrivate } from '../../plugins/partners/app/partner-private.suite.ts'
import { describePartnerTokenUses } from '../../plugins/partners/app/partner-token-uses.suite.ts'
import { describePartnerTokens } from '../../plugins/partners/app/partner-tokens.suite.ts'
import { describePartners } from '../../plugins/partners/app/partners.suite.ts'
import { describePublishArticles } from '../../plugins/publish/app/publish-articles.suite.ts'
import { describePublishAudience } from '../../plugins/publish/app/publish-audience.suite.ts'
import { describePublishBatch } from '../../plugins/publish/app/publish-batch.suite.ts'
import { describePublishConditions } from '../../plugins/publish/app/publish-conditions.suite.ts'
import { describePublishEditing } from '../../plugins/publish/app/publish-editing.suite.ts'
import { describePublishOff } from '../../plugins/publish/app/publish-off.suite.ts'
import { describePublishParts } from '../../plugins/publish/app/publish-parts.suite.ts'
import { describePublishReading } from '../../plugins/publish/app/publish-reading.suite.ts'
import { describePublishRecord } from '../../plugins/publish/app/publish-record.suite.ts'
import { describePublishRefusals } from '../../plugins/publish/app/publish-refusals.suite.ts'
import { describePublishRequests } from '../../plugins/publish/app/publish-requests.suite.ts'
import { describePublishScopes } from '../../plugins/publish/app/publish-scopes.suite.ts'
import { describePublishTokens } from '../../plugins/publish/app/publish-tokens.suite.ts'
import { describeHub } from '../../plugins/push/app/hub.suite.ts'
import { describeHubDelivery } from '../../plugins/push/app/hub-delivery.suite.ts'
import { describeHubOff } from '../../plugins/push/app/hub-off.suite.ts'
import { describeWebhooks } from '../../plugins/push/app/webhooks.suite.ts'
import { describeStatements } from '../../plugins/signing/app/statements.suite.ts'
import { describeArticleRights } from './article-rights.suite.ts'
import { describeArticles } from './articles.suite.ts'

/** Suites that write to the database come last. */
const laterSuites: readonly Suite[] = [
  describeHealth,
  describePublishRequests,
  describePublishTokens,
  describePublishConditions,
  describePublishEditing,
  describePublishBatch,
  describePublishReading,
  describePublishAudience,
  describePublishRecord,
  describePublishArticles,
]

/**
 * The runtime's newsroom must contain the demo. The last suites change it; `more` run before those
 * that publish.
 */
export function describeHttp(where: string, runtime: Runtime, more: readonly Suite[] = []): void {
  describe(`HTTP ${where}`, () => {
    const serve = (circumstances: Circumstances = {}) =>
      openRunning(() => runtime.serve(circumstances))

    describe('with default settings', () => {
      const running = serve()
      for (const suite of [...firstSuites, ...more, ...laterSuites]) suite(running, runtime.sql)
    })
    describe('under a base path', () => {
      const running = serve({ environment: basePathSettings })
      describeBasePath(running)
    })
    describeArticles(runtime)
    describeNinjs(runtime)
    describePublishOff((circumstances) => runtime.serve(circumstances), runtime.sql)
    describeFailures(
      (circumstances) => runtime.serve(circumstances),
      ['/embed/', '/embed/fragment.html'],
    )
  })
}

/** What partners and subscribers get. The runtime's newsroom must contain the demo. */
export function describeDelivery(where: string, runtime: Runtime): void {
  describe(`delivery ${where}`, () => {
    describePartners((circumstances) => runtime.serve(circumstances), runtime.sql)
    describePartnerTokens(runtime)
    describePartnerTokenUses(runtime)
    describePartnerPrivate(runtime)
    describeStatements(runtime)
    describeHub(runtime)
    describeHubDelivery(runtime)
    describeHubOff(runtime)
    describeWebhooks(runtime)
  })
}

/**
 * Tables of rules of our own, in which no runtime can differ. The runtime's newsroom must contain the
 * demo.
 */
export function describeRules(where: string, runtime: Runtime): void {
  describe(`rules ${where}`, () => {
    const running = openRunning(() => runtime.serve())
    describePublishParts(running, runtime.sql)
    describePublishRefusals(running, runtime.sql)
    describePublishScopes(running, runtime.sql)
    describeArticleRights(runtime)
  })
}

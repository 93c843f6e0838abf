/**
 * The HTTP suites in which runtimes can differ: feeds, the API and the hub. They run against every
 * runtime that Candor supports. http.test.ts runs the others, on Node; the table of conditions runs
 * in workerd, and on Node in the tier `embedded`.
 */

import { describe } from 'vitest'
import { describeAddresses } from './addresses.suite.ts'
import { describeArticleRights } from './article-rights.suite.ts'
import { basePathSettings, describeBasePath } from './base-path.suite.ts'
import { describeChanges } from './changes.suite.ts'
import { describeCorrections } from './corrections.suite.ts'
import { describeFailures } from './failures.suite.ts'
import { describeFamilies } from './families.suite.ts'
import { describeFamilyAddresses } from './family-addresses.suite.ts'
import { describeFamilyChanges } from './family-changes.suite.ts'
import { describeFeeds } from './feeds.suite.ts'
import { describeHealth } from './health.suite.ts'
import { describeHub } from './hub.suite.ts'
import { describeHubDelivery } from './hub-delivery.suite.ts'
import { describeHubOff } from './hub-off.suite.ts'
import { describeLimit } from './limit.suite.ts'
import { describePartnerPrivate } from './partner-private.suite.ts'
import { describePartnerTokenUses } from './partner-token-uses.suite.ts'
import { describePartnerTokens } from './partner-tokens.suite.ts'
import { describePartners } from './partners.suite.ts'
import { describePublishArticles } from './publish-articles.suite.ts'
import { describePublishAudience } from './publish-audience.suite.ts'
import { describePublishBatch } from './publish-batch.suite.ts'
import { describePublishConditions } from './publish-conditions.suite.ts'
import { describePublishEditing } from './publish-editing.suite.ts'
import { describePublishOff } from './publish-off.suite.ts'
import { describePublishReading } from './publish-reading.suite.ts'
import { describePublishRecord } from './publish-record.suite.ts'
import { describePublishRefusals } from './publish-refusals.suite.ts'
import { describePublishRequests } from './publish-requests.suite.ts'
import { describePublishScopes } from './publish-scopes.suite.ts'
import { describePublishTokens } from './publish-tokens.suite.ts'
import { type Circumstances, openRunning, type Runtime, type Suite } from './running.ts'
import { describeSearch } from './search.suite.ts'
import { describeStatements } from './statements.suite.ts'
import { describeWebhooks } from './webhooks.suite.ts'

/** Suites that write to the database come last. */
const firstSuites: readonly Suite[] = [
  describeFeeds,
  describeLimit,
  describeAddresses,
  describeFamilies,
  describeFamilyAddresses,
  describeSearch,
  describeCorrections,
  describeChanges,
  describeFamilyChanges,
]
const laterSuites: readonly Suite[] = [
  describeHealth,
  describePublishRequests,
  describePublishRefusals,
  describePublishTokens,
  describePublishScopes,
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
    describePartners((circumstances) => runtime.serve(circumstances), runtime.sql)
    describePartnerTokens(runtime)
    describePartnerTokenUses(runtime)
    describePartnerPrivate(runtime)
    describeStatements(runtime)
    describeHub(runtime)
    describeHubDelivery(runtime)
    describeHubOff(runtime)
    describeWebhooks(runtime)
    describeArticleRights(runtime)
    describePublishOff((circumstances) => runtime.serve(circumstances), runtime.sql)
    describeFailures((circumstances) => runtime.serve(circumstances))
  })
}

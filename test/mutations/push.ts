/** Mutations of push and partners: what is sent, to whom, and who may read. */
import type { Mutation } from './mutation.ts'

export const push: readonly Mutation[] = [
  {
    promise: 'nothing is sent to a private address',
    file: 'src/push/public-address.ts',
    find: 'return isPublicIp(host) ? null',
    replace: 'return host.length > 0 ? null',
    test: 'test/push/public-address.test.ts',
  },
  {
    promise: 'a subscriber that is gone ends its subscription',
    file: 'src/push/courier.ts',
    find: 'ends: true',
    replace: 'ends: false',
    test: 'test/push/retry.test.ts',
  },
  {
    promise: 'a delivery is not tried again before the Retry-After of its target',
    file: 'src/push/delivery-worker.ts',
    find: 'retryDelayMs(attempts, retryAfterSeconds, Math.random())',
    replace: 'retryDelayMs(attempts, undefined, Math.random())',
    test: 'test/push/run-worker.suite.ts',
    only: 'Retry-After',
  },
  {
    promise: 'a message waits for an earlier one about the same article, also in a replay',
    file: 'src/writer/push-deliveries.ts',
    find: 'and e.id < d.id',
    replace: 'and false',
    test: 'test/push/replay.suite.ts',
    only: 'behind an earlier one',
  },
  {
    promise: 'a worker claims no more than it can settle',
    file: 'src/push/run-worker.ts',
    find: ' - settlements.length',
    replace: '',
    test: 'test/push/run-worker.suite.ts',
    only: 'than it can settle',
  },
  {
    promise: 'nothing that a partner would take is left out',
    file: 'src/partners/presets.ts',
    find: 'leastSide: 500',
    replace: 'leastSide: 501',
    test: 'test/partners/refusals.test.ts',
  },
  {
    promise: 'the warm path has nothing for those who send a token',
    file: 'src/documents/serve.ts',
    find: `(takesTokens && request.headers.has('Authorization'))`,
    replace: 'false',
    test: 'test/app/partner-warm.test.ts',
  },
  {
    promise: 'what a token opens is never found by its address alone',
    file: 'src/documents/serve.ts',
    find: 'byUrl && !document.isPrivate ? request.url : null',
    replace: 'byUrl ? request.url : null',
    test: 'test/app/partner-warm.test.ts',
  },
  {
    promise: 'tokens count through an outage',
    file: 'src/documents/known-partners.ts',
    find: 'clock() - last.readMs < staleMs && isOutage(error)',
    replace: 'false',
    test: 'test/app/partner-warm.test.ts',
  },
  {
    promise: 'a slow delivery leaves its place to the next one',
    file: 'src/push/sending.ts',
    find: 'sending.size - slow() < atOnce',
    replace: 'sending.size < atOnce',
    test: 'test/push/sending.test.ts',
    only: 'a hundred quick ones',
  },
]

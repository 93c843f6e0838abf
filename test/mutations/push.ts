/** Mutations of push: what is sent to whom, and what strangers may ask of the hub. */
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
    file: 'src/push/retry.ts',
    find: 'ends: true',
    replace: 'ends: false',
    test: 'test/push/retry.test.ts',
  },
  {
    promise: 'a webhook is told of an article that leaves what it wants',
    file: 'src/push/fold-changes.ts',
    find: "if (!now) return before ? 'deleted' : null",
    replace: 'if (!now) return null',
    test: 'test/push/changes.suite.ts',
    only: 'by its families and modes',
  },
  {
    promise: 'one client cannot ask the hub without end',
    file: 'src/push/client-limit.ts',
    find: 'return count > most ?',
    replace: 'return count > 100 * most ?',
    test: 'test/push/client-limit.test.ts',
  },
]

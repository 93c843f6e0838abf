/**
 * A database that takes a connection and never answers: each request of a plugin that needs it is
 * answered within its time.
 */
import { afterEach, beforeEach, it, vi } from 'vitest'
import { patienceMs } from '../../../src/core/store/connection.ts'
import { toToken } from '../../../src/core/text/token.ts'
import { checkDeadline, silent } from '../../core/app/silent-database.ts'
import { pushEnvironment } from '../../plugins/push/app/hub-client.ts'
import { openPlugins } from './open-plugins.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const token = toToken(new Uint8Array(32))
const form = {
  'hub.mode': 'subscribe',
  'hub.topic': 'https://other.example/',
  'hub.callback': 'https://other.example/',
}
const requests: [path: string, maxMs: number, init: RequestInit][] = [
  ['/api/1/articles', patienceMs.api, { headers: { Authorization: `Bearer ${token}` } }],
  ['/stats/', patienceMs.api, { headers: { Authorization: `Bearer ${token}` } }],
  ['/hub', patienceMs.hub, { method: 'POST', body: new URLSearchParams(form) }],
]

it.each(requests)('%s is 503 after at most %i ms', (path, maxMs, init) =>
  checkDeadline(
    { path, maxMs, init },
    openPlugins({
      environment: pushEnvironment,
      writer: () => silent,
      service: () => silent,
      readers: true,
    }),
  ),
)

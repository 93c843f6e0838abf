/**
 * A database that takes a connection and never answers: each request of a plugin that needs it is
 * answered within its time.
 */
import { patienceMs } from '../../../src/core/store/connection.ts'
import { toToken } from '../../../src/core/text/token.ts'
import { describeDeadlines, silent } from '../../core/app/silent-database.ts'
import { pushEnvironment } from '../../fixtures/ask-hub.ts'
import { openPlugins } from './open-plugins.ts'

const headers = { Authorization: `Bearer ${toToken(new Uint8Array(32))}` }
const form = {
  'hub.mode': 'subscribe',
  'hub.topic': 'https://other.example/',
  'hub.callback': 'https://other.example/',
}

describeDeadlines(
  [
    { path: '/api/1/articles', maxMs: patienceMs.api, init: { headers } },
    { path: '/stats/', maxMs: patienceMs.api, init: { headers } },
    {
      path: '/hub',
      maxMs: patienceMs.hub,
      init: { method: 'POST', body: new URLSearchParams(form) },
    },
  ],
  openPlugins({
    environment: pushEnvironment,
    writer: () => silent,
    service: () => silent,
    readers: true,
  }),
)

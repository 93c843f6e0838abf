/** The thread of one check: what strangers wrote can take minutes, and nothing else must wait. */
import { parentPort, workerData } from 'node:worker_threads'
import { askThrough, type Fetch } from './ask-web.ts'
import { CannotCheck } from './check-document.ts'
import { createGuardedFetch } from './guarded-fetch.ts'
import type { ThreadMessage, ThreadStart } from './run-in-thread.ts'
import { runForPage, runTask } from './run-task.ts'
import { checkerName, checkerVersion } from './version.ts'

const { task, site } = workerData as ThreadStart
const post = (message: ThreadMessage) => parentPort?.postMessage(message)

/** Names the command. Whoever runs it may ask for addresses of his own network. */
const send: Fetch = (url, init) => {
  const headers = new Headers(init.headers)
  if (!headers.has('User-Agent'))
    headers.set('User-Agent', `${checkerName}/${checkerVersion} (check)`)
  return fetch(url, { ...init, headers })
}

function run() {
  if (site === null) return runTask(task, askThrough(send))
  const { root, newsroom } = site
  const guarded = createGuardedFetch()
  const own: Fetch = (url, init) =>
    newsroom === null ? guarded(url, init) : fetch(newsroom + url.slice(root.length), init)
  return runForPage(task, { root, fetch: guarded, own })
}

// A thread that stands still says nothing.
const turns = setInterval(() => post({ type: 'turn' }), 1000)
try {
  post({ type: 'outcome', outcome: await run() })
} catch (error) {
  if (!(error instanceof CannotCheck)) throw error
  post({ type: 'refusal', text: error.message })
} finally {
  clearInterval(turns)
}

/** A worker as a process of its own that tests kill: as `npm run push`, with short leases and few deliveries at once. */
import { openPool } from '../../src/node/database/server.ts'
import { createSend } from '../../src/node/send.ts'
import { assembleWorker } from '../../src/push/assemble-worker.ts'
import { runWorker, usualLimits } from '../../src/push/run-worker.ts'
import { createSecretBox } from '../../src/push/secret-box.ts'
import { parsePushSettings } from '../../src/settings/push.ts'
import { parseSite } from '../../src/settings/site.ts'
import { pushOptions } from '../../src/store/connection.ts'

const { db } = openPool(process.env['DATABASE_URL'] ?? '', pushOptions)
const log = (message: string) => void process.stderr.write(`${message}\n`)
const worker = assembleWorker({
  db: () => db,
  site: parseSite({}, { origin: 'https://news.example.org' }),
  settings: { ...parsePushSettings({}), windowMs: 0 },
  box: createSecretBox(new Uint8Array(32)),
  send: createSend({ allowPrivate: true, timeoutMs: 1000 }),
  leftOut: () => {},
  log,
})
const limits = { ...usualLimits, atOnce: 8, leaseSeconds: 3 }
runWorker({ worker, log, limits })

/**
 * A worker as a process of its own that tests kill: as `npm run push`, with short leases and few
 * deliveries at once.
 */
import { openPool } from '../../src/node/database/server.ts'
import { runWorker, usualLimits } from '../../src/push/run-worker.ts'
import { pushOptions } from '../../src/store/connection.ts'
import { openWorker } from '../push/open-worker.ts'

const { db } = openPool(process.env['DATABASE_URL'] ?? '', pushOptions)
const log = (message: string) => void process.stderr.write(`${message}\n`)
const limits = { ...usualLimits, atOnce: 8, leaseSeconds: 3 }
runWorker({ worker: openWorker({ db: () => db, log, windowMs: 0 }), log, limits })

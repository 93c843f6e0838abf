/**
 * A worker as a process of its own that tests kill: as `npm run push`, with short leases and few
 * deliveries at once.
 */

import { pushOptions } from '../../../../src/core/store/connection.ts'
import { openPool } from '../../../../src/hosts/node/database/server.ts'
import { runWorker, usualLimits } from '../../../../src/plugins/push/run-worker.ts'
import { openWorker } from '../open-worker.ts'

const { db } = openPool(process.env['DATABASE_URL'] ?? '', pushOptions)
const log = (message: string) => void process.stderr.write(`${message}\n`)
const limits = { ...usualLimits, atOnce: 8, leaseSeconds: 3 }
runWorker({ worker: openWorker({ db: () => db, log, windowMs: 0 }), log, limits })

/** What the suites of the hub share: a worker that verifies requests, and the subscriptions. */
import { expect } from 'vitest'
import { parseSite } from '../../../../src/core/settings/site.ts'
import { createSend } from '../../../../src/hosts/node/send.ts'
import { assembleWorker } from '../../../../src/plugins/push/assemble-worker.ts'
import { createSecretBox } from '../../../../src/plugins/push/secret-box.ts'
import { parsePushSettings } from '../../../../src/plugins/push/settings.ts'
import { createVerifyCourier } from '../../../../src/plugins/push/verify-courier.ts'
import { origin } from '../../../core/app/newsroom.ts'
import type { Row, Runtime } from '../../../core/app/running.ts'
import { pushEnvironment, pushKey } from '../../../fixtures/ask-hub.ts'
import { deliverAll, failOnError, takeTurn } from '../deliver-all.ts'

const send = createSend({ allowPrivate: true })

/** A worker's turns until nothing is due. */
export async function workUntilDone(db: Runtime['db']): Promise<void> {
  const environment = { SITE_ORIGIN: origin, ...pushEnvironment }
  const worker = assembleWorker({
    db: () => db,
    site: parseSite(environment),
    settings: parsePushSettings(environment),
    windowMs: 0,
    box: createSecretBox(pushKey),
    send,
    leftOut: (id) => failOnError('an article is left out', id),
    log: failOnError,
  })
  for (let turn = 0; turn < 20; turn += 1) if ((await takeTurn(worker)) > 0) return
  throw new Error('the worker does not get done')
}

/** Does what a worker does with all verifications that are due. Retries are due at once. */
export const verify = (db: Runtime['db']): Promise<void> =>
  deliverAll(db, { verify: createVerifyCourier(send, () => db) }, 0)

/** Callback and topic of each subscription, and the seconds of its lease that are left. */
export async function subscriptions(
  sql: Runtime['sql'],
  callback: string,
): Promise<readonly Row[]> {
  expect(callback).not.toContain("'")
  return sql(`select topic, encode(secret, 'hex') as secret, round(extract(epoch from ends_at - now()))::int as seconds
    from push_subscriptions where callback = '${callback}' order by id`)
}

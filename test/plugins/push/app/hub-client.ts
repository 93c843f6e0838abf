/**
 * What the suites of the hub share: a service with push, requests to its hub, and a worker that
 * verifies them.
 */
import { expect } from 'vitest'
import { parseSite } from '../../../../src/core/settings/site.ts'
import { createSend } from '../../../../src/hosts/node/send.ts'
import { assembleWorker } from '../../../../src/plugins/push/assemble-worker.ts'
import { createSecretBox } from '../../../../src/plugins/push/secret-box.ts'
import { parsePushSettings } from '../../../../src/plugins/push/settings.ts'
import { createVerifyCourier } from '../../../../src/plugins/push/verify-courier.ts'
import { origin } from '../../../core/app/newsroom.ts'
import type { Row, Running, Runtime } from '../../../core/app/running.ts'
import { deliverAll, failOnError, takeTurn } from '../deliver-all.ts'

/** 32 bytes. */
export const pushKey = Uint8Array.from({ length: 32 }, (_, index) => index)

export const pushEnvironment = {
  PUSH: 'on',
  PUSH_KEY: btoa(String.fromCharCode(...pushKey)),
  PUSH_PRIVATE_CALLBACKS: 'on',
}

type Form = Readonly<Record<string, string>> | string

/** A POST to the hub. Text of any length is sent as it is. */
export async function post(
  running: Running,
  form: Form,
  headers: Readonly<Record<string, string>> = {},
  path = '/hub',
) {
  const body = typeof form === 'string' ? form : new URLSearchParams(form).toString()
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const response = await running.fetch(path, {
    method: 'POST',
    headers: { ...type, ...headers },
    body,
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

export const subscribe = (
  running: Running,
  topic: string,
  callback: string,
  more: Readonly<Record<string, string>> = {},
  path?: string,
) =>
  post(
    running,
    {
      'hub.mode': 'subscribe',
      'hub.topic': topic.startsWith('/') ? `${origin}${topic}` : topic,
      'hub.callback': callback,
      ...more,
    },
    {},
    path,
  )

const send = createSend({ allowPrivate: true })

/** Targets of one relation in a `Link` header. */
export const linksOf = (link: string | null, rel: string) =>
  [...(link ?? '').matchAll(/<([^>]*)>; rel="([^"]*)"/g)].flatMap(([, href = '', own]) =>
    own === rel ? [href] : [],
  )

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

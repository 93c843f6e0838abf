/**
 * The worker of a newsroom at https://news.example.org, as a process puts it together: private
 * callbacks are allowed.
 */

import { parseSite } from '../../../src/core/settings/site.ts'
import { createSend } from '../../../src/hosts/node/send.ts'
import { assembleWorker, type PushWorkerParts } from '../../../src/plugins/push/assemble-worker.ts'
import type { DeliveryWorker } from '../../../src/plugins/push/delivery-worker.ts'
import { createSecretBox } from '../../../src/plugins/push/secret-box.ts'
import { parsePushSettings } from '../../../src/plugins/push/settings.ts'

type Options = Pick<PushWorkerParts, 'db'> &
  Partial<Pick<PushWorkerParts, 'log' | 'send' | 'windowMs'>> & {
    readonly key?: Uint8Array<ArrayBuffer>
  }

export const openWorker = ({
  db,
  log = () => {},
  key = new Uint8Array(32),
  send = createSend({ allowPrivate: true, timeoutMs: 1000 }),
  ...parts
}: Options): DeliveryWorker =>
  assembleWorker({
    ...{ db, log, send, leftOut: () => {}, ...parts },
    site: parseSite({}, { origin: 'https://news.example.org' }),
    settings: parsePushSettings({}),
    box: createSecretBox(key),
  })

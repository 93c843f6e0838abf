/** What tells others than subscribers and webhooks of changes: pings to other hubs, and IndexNow. */
import type { PushSettings } from '../settings/push.ts'
import type { Site } from '../settings/site.ts'
import type { Courier, Send } from './courier.ts'
import type { Note } from './find-changes.ts'
import { createIndexNowCourier, createIndexNowNote } from './index-now-courier.ts'
import { createPingCourier, createPingNote } from './ping-courier.ts'

export type TellParts = {
  readonly site: Site
  readonly settings: Pick<PushSettings, 'windowMs' | 'indexNowKey'>
  readonly send: Send
  /** For tests: where IndexNow is. */
  readonly endpoint?: string | undefined
}

/** For `findChanges` and for the worker: only of what is turned on. */
export function createTelling({ site, settings, send, endpoint }: TellParts) {
  const { windowMs, indexNowKey } = settings
  const pingNote = createPingNote(site, windowMs)
  return {
    notes: [...(pingNote ? [pingNote] : []), ...(indexNowKey === null ? [] : [createIndexNowNote(site, endpoint)])],
    couriers: {
      ...(pingNote && { ping: createPingCourier(send) }),
      ...(indexNowKey !== null && { indexnow: createIndexNowCourier(send, indexNowKey) }),
    },
  } satisfies { notes: readonly Note[]; couriers: { ping?: Courier; indexnow?: Courier } }
}

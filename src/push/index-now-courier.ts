/** Tells search engines which articles are new, changed or gone (https://www.indexnow.org/documentation). */
import { rootOf, type Site } from '../settings/site.ts'
import { webAddress } from '../text/web-address.ts'
import { noteAddresses, readNote } from '../writer/push-notes.ts'
import { attempt, described } from './attempt.ts'
import type { Courier, Outcome, Reply, Send } from './courier.ts'
import type { Note } from './find-changes.ts'
import { refusalOfAddress } from './public-address.ts'
import { toOutcome } from './retry.ts'

/** It passes addresses on to all search engines that take part. */
export const indexNowEndpoint = 'https://api.indexnow.org/indexnow'

/** Addresses in one request: the limit of the protocol. */
export const maxSubmitted = 10_000

/** Search engines ask for few requests, so what changes within this time is one. */
const delayMs = 5000

/**
 * The folder of the key file for this article. A key counts for addresses below the folder of its file. Where articles are
 * below our own addresses, we serve it; elsewhere it is at the root of the host.
 */
export function keyFolder(site: Site, url: string): string {
  const own = `${rootOf(site)}/`
  return url.startsWith(own) ? own : `${new URL(url).origin}/`
}

export const keyFileName = (key: string): string => `${key}.txt`

/** Search engines cannot read private addresses, such as those of the demo on this machine: nobody is told. */
export function createIndexNowNote(site: Site, endpoint = indexNowEndpoint): Note {
  return async (tx, { urls }) => {
    const told = urls.flatMap((url) => webAddress(url) ?? []).filter((url) => refusalOfAddress(url, false) === null)
    const byFolder = Map.groupBy(told, (url) => keyFolder(site, url))
    for (const [first, addresses] of byFolder) {
      await noteAddresses(tx, { kind: 'indexnow', to: endpoint, first, addresses, most: maxSubmitted, delayMs })
    }
  }
}

export function createIndexNowCourier(send: Send, key: string): Courier<'indexnow'> {
  return async (delivery) => {
    const { first: folder, addresses } = readNote(delivery.body)
    const keyLocation = `${folder}${keyFileName(key)}`
    const body = JSON.stringify({ host: new URL(folder).host, key, keyLocation, urlList: addresses })
    const headers = { 'Content-Type': 'application/json; charset=utf-8' }
    const request = { method: 'POST', url: delivery.address, headers, body } as const
    return await attempt(send, request, (reply) => described(judge(reply, folder, keyLocation), reply))
  }
}

/** 202 has arrived too: search engines fetch the key file later. */
function judge(reply: Reply, folder: string, keyLocation: string): Outcome {
  const { status } = reply
  const refused = (error: string): Outcome => ({ result: 'refused', status, error })
  if (status === 400) return refused('IndexNow cannot read the request (400)')
  if (status === 403) return refused(`IndexNow does not find the key at ${keyLocation} (403)`)
  if (status === 422) return refused(`IndexNow says that the key is not one for addresses below ${folder} (422)`)
  return toOutcome(reply, new Date())
}

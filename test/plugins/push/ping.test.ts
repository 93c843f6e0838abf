/** Pings to other hubs, received by a server. */

import { RefusedAddress } from 'candor-check/public-address.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPingCourier } from '../../../src/plugins/push/notify-others.ts'
import { openTarget, send } from './local-target.ts'

let hub: Awaited<ReturnType<typeof openTarget>>
beforeEach(async () => {
  hub = await openTarget()
})
afterEach(() => hub.close())

const own = {
  id: 1,
  attempts: 1,
  reasons: 1,
  kind: 'ping',
  host: '',
  doubtful: false,
  secret: null,
} as const
const feeds = ['https://news.example.org/rss.xml', 'https://news.example.org/topics/a&b=c/atom.xml']
const ping = () =>
  createPingCourier(send)({ ...own, url: hub.url, body: ['publish', ...feeds].join('\n') })

describe('a ping', () => {
  it('is a form with the mode and the address of each feed', async () => {
    expect(await ping()).toEqual({ result: 'arrived', status: 204 })
    const [request, ...others] = hub.received
    expect(others).toEqual([])
    expect(request).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `hub.mode=publish&${feeds.map((url) => `hub.url=${encodeURIComponent(url)}`).join('&')}`,
    })
  })

  it('is tried again after any answer but 2xx, with what the hub says in one line', async () => {
    hub.answerWith(400, 'unknown\r\n\u001b[31m topic '.padEnd(1000, 'x'))
    const outcome = await ping()
    expect(outcome).toMatchObject({ result: 'failed', status: 400 })
    const { error } = outcome as { error: string }
    expect(error).toMatch(/^it answered 400: unknown \[31m topic x+$/)
    expect(error.length).toBeLessThan(250)
    hub.answerWith(302, '', { Location: '/elsewhere' })
    expect(await ping()).toMatchObject({ result: 'failed', status: 302 })
    hub.answerWith(503, '', { 'Retry-After': '120' })
    expect(await ping()).toEqual({
      result: 'failed',
      status: 503,
      error: 'it answered 503',
      retryAfterSeconds: 120,
    })
  })

  it('is tried again if no answer comes, and not if the address is refused', async () => {
    const at = (failing: Error) =>
      createPingCourier(() => Promise.reject(failing))({
        ...own,
        url: hub.url,
        body: 'publish\nhttps://a.example/',
      })
    expect(await at(new Error('connection refused'))).toMatchObject({
      result: 'failed',
      status: null,
    })
    expect(await at(new RefusedAddress('private'))).toEqual({
      result: 'refused',
      status: null,
      error: 'private',
    })
  })
})

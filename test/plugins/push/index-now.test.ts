/** Requests to IndexNow, received by a server. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createIndexNowCourier, keyFolder } from '../../../src/plugins/push/notify-others.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { openTarget, send } from './local-target.ts'

let engine: Awaited<ReturnType<typeof openTarget>>
beforeEach(async () => {
  engine = await openTarget()
})
afterEach(() => engine.close())

const key = '0123456789abcdef'
const urls = ['https://news.example.org:8443/a', 'https://news.example.org:8443/z%C3%BCrich']
const submit = () =>
  createIndexNowCourier(
    send,
    key,
  )({
    ...{ id: 1, attempts: 1, reasons: 1, kind: 'indexnow', url: `${engine.url}indexnow` },
    ...{ host: '127.0.0.1', doubtful: false, secret: null },
    body: ['https://news.example.org:8443/', ...urls].join('\n'),
  })

describe('a request to IndexNow', () => {
  it.each([200, 202])(
    'has host, key, key file and addresses, and has arrived with %i',
    async (status) => {
      engine.answerWith(status)
      expect(await submit()).toEqual({ result: 'arrived', status })
      const [request] = engine.received
      expect(request).toMatchObject({
        method: 'POST',
        path: '/indexnow',
        headers: { 'content-type': 'application/json; charset=utf-8' },
      })
      expect(JSON.parse(request?.body ?? '')).toEqual({
        host: 'news.example.org:8443',
        key,
        keyLocation: `https://news.example.org:8443/${key}.txt`,
        urlList: urls,
      })
    },
  )

  it.each([
    [400, 'cannot read'],
    [403, `https://news.example.org:8443/${key}.txt`],
    [422, 'https://news.example.org:8443/'],
  ])('is not tried again after %i, and the error says why', async (status, expected) => {
    engine.answerWith(status, '{"code":"SiteVerificationNotCompleted"}')
    const outcome = await submit()
    expect(outcome).toMatchObject({
      result: 'refused',
      status,
      error: expect.stringContaining(expected),
    })
    expect(outcome).toMatchObject({
      error: expect.stringContaining('SiteVerificationNotCompleted'),
    })
  })

  it('is tried again after too many requests, when the answer says so, and after other faults', async () => {
    engine.answerWith(429, '', { 'Retry-After': '3600' })
    expect(await submit()).toMatchObject({ result: 'failed', status: 429, retryAfterSeconds: 3600 })
    engine.answerWith(500)
    expect(await submit()).toMatchObject({ result: 'failed', status: 500 })
  })
})

it('the key file is in our own folder for addresses below it, and at the root of the host for all others', () => {
  const site = buildSite({ origin: 'https://news.example.org', basePath: '/feeds' })
  const folder = (url: string) => keyFolder(site, url)
  expect(folder('https://news.example.org/feeds/demo/a')).toBe('https://news.example.org/feeds/')
  expect(folder('https://news.example.org/feeds-of-others/a')).toBe('https://news.example.org/')
  expect(folder('https://www.example.org:8443/a/b?c#d')).toBe('https://www.example.org:8443/')
})

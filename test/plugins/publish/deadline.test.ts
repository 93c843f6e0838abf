/**
 * How long a request may take: the database gets a time, and a client that sends slowly is no
 * outage.
 */
import { describe, expect, it } from 'vitest'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { createPublishApi } from '../../../src/plugins/publish/api.ts'
import { scopes } from '../../../src/plugins/publish/scopes.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { buildBody } from '../../fixtures/build-body.ts'

const patienceMs = 200

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Never answers. */
const silent = { transaction: () => new Promise(() => {}) } as unknown as WriterDatabase

/** Sends the body in two pieces, the second one late. */
async function put(text: string, lateMs: number) {
  const log: string[] = []
  const api = createPublishApi({
    ...{ site: buildSite(), freshMs: 0, requestsPerMinute: 1000, maxBytes: 1_000_000, patienceMs },
    writer: () => silent,
    log: (message) => log.push(message),
    caller: { tokenId: 1, name: 'test', scopes, modes: null, reviewers: null, prefixes: null },
  })
  const bytes = new TextEncoder().encode(text)
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(bytes.subarray(0, 5))
      await pause(lateMs)
      controller.enqueue(bytes.subarray(5))
      controller.close()
    },
  })
  const headers = { 'Content-Type': 'application/json' }
  const request = { method: 'PUT', headers, body, duplex: 'half' } as RequestInit
  const { status } = await api.request('https://news.example.org/api/1/articles/slow', request)
  return { status, log }
}

describe('a request', () => {
  it('has its body read, however slowly it comes', async () => {
    expect(await put('{"title": ', 3 * patienceMs)).toEqual({ status: 400, log: [] })
  })

  it.each([0, 2 * patienceMs])(
    'gets 503 if the database does not answer in time: %i ms',
    async (lateMs) => {
      const answered = await put(JSON.stringify(buildBody()), lateMs)
      expect(answered).toMatchObject({ status: 503, log: [expect.stringContaining('unavailable')] })
    },
  )
})

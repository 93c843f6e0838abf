/**
 * Requests that are not valid HTTP get 400 as a problem document, and their connection is closed
 * (RFC 9112).
 */
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { get, serveRaw } from './raw-client.ts'

const respond = vi.fn<() => Response>(() => new Response('body'))
let server: Awaited<ReturnType<typeof serveRaw>>
beforeAll(async () => {
  server = await serveRaw(respond)
})
afterAll(() => server.close())
beforeEach(() => respond.mockClear())

const host = 'Host: news.example.org\r\n'

/** Asserts that the only response is a problem document. */
async function refusalOf(bytes: string) {
  const answer = await server.ask(bytes)
  expect(respond).not.toHaveBeenCalled()
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  expect(head).toMatch(/^Content-Type: application\/problem\+json$/m)
  expect(head).toMatch(/^Cache-Control: no-store$/m)
  expect(head).toMatch(/^Connection: close$/m)
  expect(head).toMatch(new RegExp(`^Content-Length: ${Buffer.byteLength(body)}$`, 'm'))
  const problem = JSON.parse(body)
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${problem.status} ${problem.title}\r\n`))
  return problem
}

it.each([
  ['two Hosts (§3.2)', `GET / HTTP/1.1\r\n${host}${host}\r\n`, 'Host'],
  ['two different Hosts', `GET / HTTP/1.1\r\n${host}hOST: other.example\r\n\r\n`, 'Host'],
  ['two Hosts in HTTP/1.0', `GET / HTTP/1.0\r\n${host}${host}\r\n`, 'Host'],
  [
    'two Hosts with a thousand headers between',
    `GET / HTTP/1.1\r\n${host}${'a:\r\n'.repeat(1000)}${host}\r\n`,
    'Host',
  ],
  ['no Host (§3.2)', 'GET / HTTP/1.1\r\nAccept: */*\r\n\r\n', 'Host'],
  [
    'an unknown Transfer-Encoding (§6.1)',
    `POST / HTTP/1.1\r\n${host}Transfer-Encoding: x\r\n\r\n`,
    'Transfer-Encoding',
  ],
  [
    'an unknown Transfer-Encoding before chunked',
    `POST / HTTP/1.1\r\n${host}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
    'gzip, chunked',
  ],
  [
    'chunked twice',
    `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    'Transfer-Encoding',
  ],
  [
    'Content-Length and Transfer-Encoding (§6.3)',
    `POST / HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    'Transfer-Encoding',
  ],
  [
    'two Content-Lengths (§6.3)',
    `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
    'Content-Length',
  ],
  ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n\r\n', 'HTTP/1.1'],
])('answers 400 to %s', async (_, bytes, detail) => {
  expect(await refusalOf(bytes)).toMatchObject({
    status: 400,
    detail: expect.stringContaining(detail),
  })
})

it('answers 431 to headers of more than 16 KiB', async () => {
  const bytes = `GET / HTTP/1.1\r\n${host}Cookie: ${'x'.repeat(17_000)}\r\n\r\n`
  expect(await refusalOf(bytes)).toMatchObject({ status: 431 })
})

it.each([
  ['one Host and a header as long', `GET / HTTP/1.1\r\n${host}From: a@example.org\r\n`],
  ['no Host in HTTP/1.0', 'GET / HTTP/1.0\r\n'],
  ['Transfer-Encoding: Chunked', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: Chunked\r\n`],
  ['an unknown Expect', `GET / HTTP/1.1\r\n${host}Expect: x\r\n`],
])('answers %s', async (_, head) => {
  const answer = await server.ask(
    `${head}Connection: close\r\n\r\n${head.startsWith('POST') ? '0\r\n\r\n' : ''}`,
  )
  expect(answer).toMatch(/^HTTP\/1.1 200 /)
})

it('answers the requests before the bad one', async () => {
  const answer = await server.ask(`${get}GET / HTTP/1.1\r\n${host}${host}\r\n${get}`)
  expect(answer.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400'])
  expect(respond).toHaveBeenCalledTimes(1)
})

it('sends no second response when a body turns out to be invalid', async () => {
  const answer = await server.ask(`POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nx`)
  expect(answer.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200'])
})

it('sends no body to a HEAD request', async () => {
  const answer = await server.ask(`HEAD / HTTP/1.1\r\n${host}${host}\r\n`)
  expect(answer.split('\r\n\r\n')).toEqual([expect.stringMatching('HTTP/1.1 400 '), ''])
})

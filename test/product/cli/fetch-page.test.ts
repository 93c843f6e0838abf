/** Getting pages by HTTP: politely, with limits, and one more try. */
import { expect, it } from 'vitest'
import { createPageOpener } from '../../../src/hosts/node/fetch-page.ts'

const address = 'https://old.example.org/feed'

function opener(answers: readonly (Response | Error)[], limits: { maxBytes?: number } = {}) {
  const asked: RequestInit[] = []
  const waits: number[] = []
  const openPage = createPageOpener({
    async fetch(_, init) {
      const answer = answers[asked.length]
      asked.push(init)
      if (answer === undefined) throw new Error('asked too often')
      if (answer instanceof Error) throw answer
      return answer
    },
    async sleep(ms) {
      waits.push(ms)
    },
    userAgent: 'Candor/0 (feed import)',
    ...limits,
  })
  return { openPage, asked, waits }
}

async function textOf(bytes: AsyncIterable<Uint8Array>) {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of bytes) text += decoder.decode(chunk, { stream: true })
  return text
}

it('says who asks and what it can read, and knows the charset', async () => {
  const { openPage, asked } = opener([
    new Response('<rss/>', { headers: { 'content-type': 'text/xml; Charset="ISO-8859-1"' } }),
  ])
  const input = await openPage(address)
  expect(input).toMatchObject({ address, charset: 'ISO-8859-1' })
  expect(await textOf(input.open())).toBe('<rss/>')
  expect(await textOf(input.open())).toBe('<rss/>')
  expect(asked).toHaveLength(1)
  expect(asked[0]?.headers).toMatchObject({
    'user-agent': 'Candor/0 (feed import)',
    accept: expect.stringContaining('application/feed+json'),
  })
  expect(asked[0]?.signal).toBeInstanceOf(AbortSignal)
})

it.each([429, 500, 503])(
  'tries %i once more, after as long as it was asked to wait',
  async (status) => {
    const { openPage, asked, waits } = opener([
      new Response('', { status, headers: { 'retry-after': '7' } }),
      new Response('<rss/>'),
    ])
    await openPage(address)
    expect(asked).toHaveLength(2)
    expect(waits).toEqual([7000])
  },
)

it('waits a minute at most', async () => {
  const { openPage, waits } = opener([
    new Response('', { status: 503, headers: { 'retry-after': '86400' } }),
    new Response('<rss/>'),
  ])
  await openPage(address)
  expect(waits).toEqual([60_000])
})

it('tries once more after an error of the network, and no third time', async () => {
  const { openPage, asked, waits } = opener([new Error('reset'), new Error('reset again')])
  await expect(openPage(address)).rejects.toMatchObject({
    code: 'page_unavailable',
    message: expect.stringContaining('reset again'),
  })
  expect(asked).toHaveLength(2)
  expect(waits).toEqual([2000])
})

it('says why the network failed, which fetch has in the cause', async () => {
  const failed = new TypeError('fetch failed', {
    cause: new Error('connect ECONNREFUSED 127.0.0.1:1'),
  })
  const { openPage } = opener([failed, failed])
  await expect(openPage(address)).rejects.toThrow(/ECONNREFUSED.*Run the import again/)
})

it.each([
  [401, 'page_unavailable'],
  [403, 'page_unavailable'],
  [404, 'page_missing'],
  [410, 'page_missing'],
])('does not insist on %i', async (status, code) => {
  const { openPage, asked } = opener([new Response('', { status })])
  await expect(openPage(address)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(`${status}\\. Check the address`),
  })
  expect(asked).toHaveLength(1)
})

it('stops reading a page that is too large', async () => {
  const { openPage, asked } = opener([new Response('x'.repeat(1001))], { maxBytes: 1000 })
  await expect(openPage(address)).rejects.toMatchObject({ code: 'too_large' })
  expect(asked).toHaveLength(1)
})

it('asks again for a page whose body broke off half-way', async () => {
  const half = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('<rss>'))
      controller.error(new TypeError('terminated'))
    },
  })
  const { openPage, asked } = opener([new Response(half), new Response('<rss/>')])
  expect(await textOf((await openPage(address)).open())).toBe('<rss/>')
  expect(asked).toHaveLength(2)
})

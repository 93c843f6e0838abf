/** Bodies in JSON: how many values one may have, counted before it is parsed. */
import { afterEach, expect, it, vi } from 'vitest'
import { readJson } from '../../../src/plugins/publish/read-body.ts'

afterEach(() => void vi.restoreAllMocks())

const headers = { 'Content-Type': 'application/json' }
const read = (body: string) =>
  readJson(new Request('https://news.example.org/', { method: 'POST', headers, body }), 10_000_000)

it.each([
  ['open lists', '['.repeat(200_001)],
  ['open objects', '{"a":'.repeat(200_001)],
  ['entries', `[${'1,'.repeat(200_000)}1]`],
  ['members', `{${'"a":1,'.repeat(200_000)}"a":1}`],
])('answers 413 for 200,001 %s, without parsing them', async (_, body) => {
  const parse = vi.spyOn(JSON, 'parse')
  await expect(read(body)).rejects.toMatchObject({ status: 413 })
  expect(parse).not.toHaveBeenCalledWith(body)
})

it('counts nothing within texts', async () => {
  const text = `${',[{'.repeat(200_000)}"\\`
  expect((await read(JSON.stringify({ text }))).body).toEqual({ text })
})

it('takes 200,000 values, and leaves what is no JSON to the parser', async () => {
  expect((await read(`[${'1,'.repeat(199_999)}1]`)).body).toHaveLength(200_000)
  for (const body of ['"', '"\\', '', '"a', '{"a'])
    await expect(read(body)).rejects.toMatchObject({ status: 400 })
})

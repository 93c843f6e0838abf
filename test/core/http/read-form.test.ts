/** Forms: what is read of them, and that fields are counted before anything parses them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { maxFields, readForm } from '../../../src/core/http/read-body.ts'

const read = async (body: string | Uint8Array<ArrayBuffer>, maxBytes = 20_000) => {
  const form = await readForm(
    new Request('https://news.example.org/', { method: 'POST', body }),
    maxBytes,
  )
  return form && [...form]
}

it.each([
  'a=1&b=2',
  'a',
  '',
  '&&a=&=b&',
  'a=x+y%2B+%20&b+c=+',
  'a=%C3%A9+é',
  'a=%zz%4+%',
  'a==&a=b=c',
  '+=+',
])('reads %s as URLSearchParams does', async (text) =>
  expect(await read(text)).toEqual([...new URLSearchParams(text)]),
)

it('reads bytes that are no UTF-8', async () => {
  expect(await read(new Uint8Array([0x61, 0x3d, 0xff, 0x2b]))).toEqual([['a', '\ufffd ']])
})

it.each([
  ['the fields that are allowed', 'a&'.repeat(maxFields - 1), maxFields - 1],
  ['a field more', 'a&'.repeat(maxFields), null],
  ['separators alone', '&'.repeat(20_000), null],
  ['named fields', 'a=1&'.repeat(5000), null],
])('takes %s, or nothing', async (_, text, count) =>
  expect((await read(text))?.length ?? null).toBe(count),
)

describe('URLSearchParams', () => {
  let parsed: string[]
  beforeEach(() => {
    parsed = []
    class Recording extends URLSearchParams {
      constructor(text: string) {
        super(text)
        parsed.push(text)
      }
    }
    vi.stubGlobal('URLSearchParams', Recording)
  })
  // Other files share this process.
  afterEach(() => void vi.unstubAllGlobals())

  it('gets no form with too many bytes or fields', async () => {
    expect([await read('a&'.repeat(200)), await read('a=1', 2), parsed]).toEqual([null, null, []])
  })

  it('gets no plus sign, with which it is slow', async () => {
    expect([await read('a=+1++2+'), parsed]).toEqual([[['a', ' 1  2 ']], ['a= 1  2 ']])
  })
})

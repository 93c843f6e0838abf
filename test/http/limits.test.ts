/** Length limits of addresses and headers, with the longest accepted values. */
import { describe, expect, it } from 'vitest'
import { findOversize } from '../../src/http/limits.ts'

const origin = 'https://news.example.org/'
const ask = (url: string, headers: Record<string, string> = {}) => findOversize(new Request(url, { headers }))

describe('findOversize', () => {
  it('accepts an address of 2048 characters and refuses a longer one', () => {
    expect(ask(origin.padEnd(2048, 'a'))).toBeNull()
    expect(ask(origin.padEnd(2049, 'a'))).toMatchObject({ status: 414 })
  })

  it('accepts a list of entity tags of 8192 characters and refuses a longer one', () => {
    expect(ask(origin, { 'If-None-Match': 'a'.repeat(8192) })).toBeNull()
    expect(ask(origin, { 'If-None-Match': 'a'.repeat(8193) })).toMatchObject({ status: 431 })
  })
})

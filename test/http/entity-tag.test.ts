/** ETags identify bytes: equal bytes have equal tags, and any changed byte another tag. */
import { describe, expect, it } from 'vitest'
import { entityTag } from '../../src/http/entity-tag.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('entityTag', () => {
  it('is weak, and the start of the SHA-256 hash in base64url', async () => {
    // FIPS 180-4 gives ba7816bf 8f01cfea 414140de 5dae2223 … for `abc`.
    expect(await entityTag(bytes('abc'))).toBe('W/"ungWv48Bz-pBQUDeXa4iI7ADYaO"')
  })

  it('is a well-formed entity tag for any bytes', async () => {
    for (let n = 0; n < 64; n++) {
      expect(await entityTag(new Uint8Array([n]))).toMatch(/^W\/"[A-Za-z0-9_-]{27}"$/)
    }
  })

  it('changes with a single byte', async () => {
    expect(await entityTag(bytes('<rss>1</rss>'))).not.toBe(await entityTag(bytes('<rss>2</rss>')))
  })
})

/** ETags identify bytes: equal bytes have equal tags, and any changed byte another tag. */
import { describe, expect, it } from 'vitest'
import { entityTag } from '../../src/http/entity-tag.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('entityTag', () => {
  it('is weak, and the start of the SHA-256 hash in base64url', async () => {
    // FIPS 180-4 gives ba7816bf 8f01cfea 414140de 5dae2223 … for `abc`.
    expect(await entityTag(bytes('abc'))).toBe('W/"ungWv48Bz-pBQUDeXa4iI7ADYaO"')
  })

  it('changes with a single byte', async () => {
    expect(await entityTag(bytes('<rss>1</rss>'))).not.toBe(await entityTag(bytes('<rss>2</rss>')))
  })
})

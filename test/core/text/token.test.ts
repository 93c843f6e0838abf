/** The text of tokens: its form, its checksum, and that no bit of the secret is lost. */
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOfToken, isToken, tokenPattern, toToken } from '../../../src/core/text/token.ts'
import { runs } from '../../fixtures/runs.ts'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const anyRandom = fc.uint8Array({ minLength: 32, maxLength: 32 })
const numberOf = (text: string) =>
  Array.from(text).reduce((sum, digit) => sum * 62n + BigInt(digits.indexOf(digit)), 0n)

describe('a token', () => {
  it('keeps all 256 bits, and the CRC-32 of its secret', () => {
    fc.assert(
      fc.property(anyRandom, (random) => {
        const token = toToken(random)
        expect(token).toMatch(new RegExp(`^${tokenPattern}$`))
        const [secret, checksum] = [token.slice('candor_'.length, -6), token.slice(-6)]
        expect(numberOf(secret)).toBe(BigInt(`0x${Buffer.from(random).toString('hex')}`))
        expect(numberOf(checksum)).toBe(BigInt(crc32(secret)))
        expect(isToken(token)).toBe(true)
      }),
      runs(500),
    )
    expect(isToken(toToken(new Uint8Array(32)))).toBe(true)
    expect(isToken(toToken(new Uint8Array(32).fill(255)))).toBe(true)
  })

  it('is known to be mistyped: one other character, one too few, two exchanged', () => {
    fc.assert(
      fc.property(
        anyRandom,
        fc.nat(48),
        fc.constantFrom(...Array.from(digits)),
        (random, place, digit) => {
          const token = toToken(random)
          const at = 'candor_'.length + place
          if (token.charAt(at) !== digit)
            expect(isToken(`${token.slice(0, at)}${digit}${token.slice(at + 1)}`)).toBe(false)
          expect(isToken(token.slice(0, at) + token.slice(at + 1))).toBe(false)
          const exchanged = `${token.slice(0, at - 1)}${token.charAt(at)}${token.charAt(at - 1)}${token.slice(at + 1)}`
          if (exchanged !== token) expect(isToken(exchanged)).toBe(false)
        },
      ),
      runs(500),
    )
  })

  it('has the SHA-256 of its text for a digest', async () => {
    expect(await digestOfToken('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})

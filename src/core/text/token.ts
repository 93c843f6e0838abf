/**
 * The text of a token: `candor_`, 256 random bits in base 62, and a checksum by which scanners of
 * secrets know it.
 */
import { sha256 } from 'candor-disclosure/text/hex.ts'

const prefix = 'candor_'
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Digits of 256 bits, and of the 32 of the checksum. */
const secretLength = 43
const checksumLength = 6

/** A pattern for scanners of secrets, such as those of code hosts. */
export const tokenPattern = `${prefix}[0-9A-Za-z]{${secretLength + checksumLength}}`

const form = new RegExp(`^${tokenPattern}$`)

function toBase62(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest /= 62n)
    text = digits.charAt(Number(rest % 62n)) + text
  return text
}

/** CRC-32 of ISO 3309, as in PNG and gzip. */
function crc32(text: string): number {
  let sum = 0xff_ff_ff_ff
  for (const character of text) {
    sum ^= character.charCodeAt(0)
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xed_b8_83_20 : 0)
  }
  return (sum ^ 0xff_ff_ff_ff) >>> 0
}

const checksumOf = (secret: string) => toBase62(BigInt(crc32(secret)), checksumLength)

/** A new token from 32 random bytes. */
export function toToken(random: Uint8Array): string {
  const value = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  const secret = toBase62(value, secretLength)
  return `${prefix}${secret}${checksumOf(secret)}`
}

/** Says whether it can be a token at all: a mistyped one needs no query. */
export function isToken(text: string): boolean {
  if (!form.test(text)) return false
  const secret = text.slice(prefix.length, -checksumLength)
  return text.endsWith(checksumOf(secret))
}

/** SHA-256, in hexadecimal: what the database keeps. */
export const digestOfToken = (token: string): Promise<string> => sha256(token)

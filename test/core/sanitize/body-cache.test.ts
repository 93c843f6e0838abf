/** The cache of cleaned bodies: reuse until a change, and a size limit. */
import { expect, it } from 'vitest'
import { cacheBodies } from '../../../src/core/sanitize/clean-body.ts'

function buildMemory(bytes: number) {
  const cleaned: string[] = []
  const clean = (html: string, baseUrl: string) => {
    cleaned.push(html)
    return { html: `${baseUrl} ${html}`, opening: '' }
  }
  return { cleaned, remember: cacheBodies(clean, bytes) }
}

it('cleans a body once and reuses the result', () => {
  const { cleaned, remember } = buildMemory(10_000)
  const first = remember('<p>a</p>', 'https://example.org/1')
  expect(remember('<p>a</p>', 'https://example.org/1')).toBe(first)
  expect(cleaned).toEqual(['<p>a</p>'])
})

it('cleans a changed body again, and the same body at another address', () => {
  const { cleaned, remember } = buildMemory(10_000)
  remember('<p>a</p>', 'https://example.org/1')
  expect(remember('<p>b</p>', 'https://example.org/1').html).toContain('<p>b</p>')
  expect(remember('<p>a</p>', 'https://example.org/2').html).toContain('/2')
  expect(cleaned).toEqual(['<p>a</p>', '<p>b</p>', '<p>a</p>'])
})

it('drops the least recently used bodies above its limit', () => {
  const { cleaned, remember } = buildMemory(1000)
  const body = (letter: string) => letter.repeat(80)
  for (const letter of ['a', 'b', 'c', 'd', 'a']) remember(body(letter), 'https://example.org/')
  expect(cleaned).toEqual(['a', 'b', 'c', 'd', 'a'].map(body))
})

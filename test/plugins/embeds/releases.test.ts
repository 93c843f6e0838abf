/** Released scripts never change: partners’ pages name their hashes and refuse other bytes. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { buildRelease } from '../../../scripts/embed-build.ts'
import { frameHeightReleases, headlinesReleases } from '../../../src/plugins/embeds/releases.ts'

/** Add a line per release; change none. */
const released = [
  ['/embed/1.0.0.js', 'sha384-TJT6JkJbO7tJwg9rFLzImr1qogZ6LmuMKvPbr2ZML+cTlGhbNSVEoOxkxA07hURo'],
  [
    '/embed/frame-height-1.0.0.js',
    'sha384-co9OO+XM0wuXoZ9s0h7pHsNnMAIUu3lPd1VfbWSzxBQVgNm00i36jt5Qt3IgTJFc',
  ],
]

it('each release has its original bytes', () => {
  const all = [...headlinesReleases, ...frameHeightReleases]
  expect(all.map(({ path, integrity }) => [path, integrity])).toEqual(released)
  for (const { text, integrity } of all) {
    expect(`sha384-${createHash('sha384').update(text).digest('base64')}`).toBe(integrity)
  }
})

it.each([
  ['headlines', headlinesReleases[0]],
  ['frame-height', frameHeightReleases[0]],
] as const)('the newest release of %s matches its source', async (name, { path, text }) => {
  const [version = ''] = /\d+\.\d+\.\d+/.exec(path) ?? []
  const isSame = (await buildRelease(name, version)) === text
  expect(
    isSame,
    'what partners load changes: release it under the next version (npx node scripts/release-embed.ts)',
  ).toBe(true)
})

it('the component has at most 6.4 kB, compressed', () => {
  expect(gzipSync(headlinesReleases[0].text).byteLength).toBeLessThanOrEqual(6400)
})

it('the scripts parse no markup and evaluate no code', () => {
  const sinks =
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|createContextualFragment|setHTML/
  for (const { text } of [...headlinesReleases, ...frameHeightReleases])
    expect(text).not.toMatch(sinks)
})

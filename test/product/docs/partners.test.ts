/** docs/partners.md, "Tokens": its requests, values and statuses are those of a service. */
import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { isFeedName } from '../../../src/core/request/feed-names.ts'
import { parsePartnerFeeds } from '../../../src/core/settings/site-values.ts'
import { toToken } from '../../../src/core/text/token.ts'
import { presets } from '../../../src/plugins/partners/presets.ts'
import { buildArticle, buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { buildPartner } from '../../fixtures/build-partner.ts'
import { noFamilies } from '../../fixtures/no-families.ts'
import {
  bare,
  codeBlocks,
  codeSpans,
  readDoc,
  section,
  tableRows,
} from '../../fixtures/read-docs.ts'
import { openPlugins } from '../app/open-plugins.ts'

const tokens = section(readDoc('docs/partners.md'), '## Tokens')
const token = toToken(new Uint8Array(32).fill(7))
const settings = codeBlocks(tokens, 'sh').flatMap((code) => [
  ...code.matchAll(/^PARTNER_FEEDS=(.*)$/gm),
])

/** A request as curl sends it: `-u` and `-H`, and one address. */
function requestOf(line: string): Request {
  const words = [...line.replaceAll('$TOKEN', token).matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, word]) => quoted ?? word ?? '',
  )
  const headers = new Headers()
  for (const [index, word] of words.entries()) {
    if (word === '-u') headers.set('Authorization', `Basic ${btoa(words[index + 1] ?? '')}`)
    if (word === '-H') headers.set(...((words[index + 1] ?? '').split(': ') as [string, string]))
  }
  return new Request(words.at(-1) ?? '', { headers })
}

describe('the requests', () => {
  const lines = codeBlocks(tokens, 'sh').flatMap((code) =>
    code.split('\n').filter((line) => line.startsWith('curl ')),
  )
  const app = createApp({
    site: buildSite({
      origin: 'https://feeds.example.org',
      partnerFeeds: parsePartnerFeeds(settings[0]?.[1] ?? '') ?? null,
    }),
    plugins: openPlugins({ partners: [presets.msn] }),
    store: () => ({
      ...noFamilies,
      latest: async () => buildSnapshot({ articles: [buildArticle()] }),
      findMarker: async () => buildSnapshot(),
      findPartners: async () => [await buildPartner(token)],
    }),
    log: () => {},
  })

  it.each(lines)('%s', async (line) => {
    expect([lines.length, settings.length]).toEqual([3, 1])
    const request = requestOf(line)
    const response = await app.fetch(request)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      200,
      'application/rss+xml; charset=utf-8',
    ])
    const open = new URL(request.url.replace(`/p/${token}`, ''))
    expect((await app.request(open.href)).status).toBe(401)
  })
})

it('lists values of PARTNER_FEEDS that are taken', () => {
  const [first = [], ...others] = tableRows(tokens)
  const rows = [first, ...others].slice(0, 4)
  const values = rows.map(([value]) => bare(value))
  expect(values).toEqual(['off', 'none', 'all', 'names, with commas'])
  expect(parsePartnerFeeds('off')).toBeNull()
  expect(parsePartnerFeeds('none')).toEqual([])
  const names = codeSpans(rows[3]?.[1] ?? '')
  expect(names.length).toBeGreaterThan(6)
  for (const name of names) expect([name, isFeedName(name)]).toEqual([name, true])
})

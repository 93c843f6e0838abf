/** docs/feeds.md matches the families, parameters and addresses in the code. */
import { expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { families } from '../../../src/core/families/families.ts'
import { canonicalQuery, parseSelection } from '../../../src/core/request/selection.ts'
import { ask } from '../../core/pages/read-page.ts'
import { buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'
import { bare, codeSpans, readDoc, section, tableRows } from '../../fixtures/read-docs.ts'

const page = readDoc('docs/feeds.md')
const firstCells = (heading: string) =>
  tableRows(section(page, heading)).map(([cell]) => bare(cell))

it('lists every family of feeds, and no other', () => {
  expect(firstCells('## Families')).toEqual(
    families.map(({ path, member }) =>
      path === ''
        ? '/'
        : member === null
          ? `/${path}/`
          : expect.stringMatching(`^/${path}/{[a-z]+}/$`),
    ),
  )
})

it('lists every parameter with a valid example', () => {
  const rows = firstCells('## Parameters')
  expect(rows.map((query) => /^[a-z]+/.exec(query)?.[0])).toEqual([
    ...['limit', 'content', 'topic', 'source', 'language', 'without', 'since'],
  ])
  for (const query of rows) {
    expect(canonicalQuery(parseSelection('all', new URLSearchParams(query), 30), 30)).toBe(
      `?${query}`,
    )
  }
})

it('names existing addresses', async () => {
  const snapshot = Promise.resolve(buildSnapshot({ searchable: true }))
  const store = {
    latest: () => snapshot,
    findMarker: () => snapshot,
    ...noFamilies,
    findAddresses: async () => ({
      families: new Set<string>(),
      feeds: new Map([['topics/science', 'topics/science']]),
      old: [],
    }),
  }
  const app = createApp({ site: buildSite(), store: () => store, log: () => {} })
  const addresses = codeSpans(page).filter((code) => /^\/[^{]*$/.test(code))
  expect(addresses.length).toBeGreaterThan(15)
  for (const address of addresses) {
    const { status } = await ask(app, address)
    expect([address, status]).toEqual([address, expect.toBeOneOf([200, 301])])
  }
})

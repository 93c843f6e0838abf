/** What a comparison of an old feed with the new one finds. */
import { expect, it } from 'vitest'
import {
  type ComparedItem,
  compare,
  compareInputs,
  isSafe,
} from '../../../src/plugins/import/compare.ts'
import { fixture, inputOf, pagesOf, rss, rssItem } from './read.ts'

const item = (
  guid: string | null,
  url: string | null = `https://old.example.org/${guid}`,
): ComparedItem => ({
  guid,
  url,
})

const now = '2026-11-26T08:00:00.000Z'

it('finds nothing in two feeds that agree, whatever their order', () => {
  const comparison = compare([item('1'), item('2')], [item('2'), item('3'), item('1')])
  expect(comparison).toEqual({ same: 2, missing: [], renamed: [], doubled: [], added: 1 })
  expect(isSafe(comparison)).toBe(true)
})

it('finds missing guids', () => {
  const comparison = compare([item('1'), item('2')], [item('1')])
  expect(comparison.missing).toEqual([{ guid: '2', url: 'https://old.example.org/2' }])
  expect(isSafe(comparison)).toBe(false)
})

it('knows an article with another guid by its link', () => {
  const comparison = compare(
    [item('1', 'http://old.example.org/a/')],
    [item('urn:1', 'https://old.example.org/a')],
  )
  expect(comparison).toMatchObject({
    same: 0,
    missing: [],
    renamed: [{ old: '1', new: 'urn:1' }],
    added: 0,
  })
  expect(isSafe(comparison)).toBe(false)
})

it('knows a link that Candor encodes', () => {
  const [old, encoded] = [
    'https://old.example.org/a|1?b[]=2',
    'https://old.example.org/a%7C1?b%5B%5D=2',
  ]
  expect(compare([item('1', old)], [item('urn:1', encoded)])).toMatchObject({
    missing: [],
    renamed: [{ old: '1' }],
  })
})

it('finds guids that are there twice', () => {
  const comparison = compare(
    [item('1')],
    [item('1'), item('1', 'https://old.example.org/b'), item('1')],
  )
  expect(comparison.doubled).toEqual([{ guid: '1', times: 3 }])
  expect(isSafe(comparison)).toBe(false)
})

it('finds nothing wrong with another link', () => {
  const comparison = compare([item('1')], [item('1', 'https://new.example.org/1')])
  expect(comparison).toEqual({ same: 1, missing: [], renamed: [], doubled: [], added: 0 })
})

it('counts an item without a guid by its link', () => {
  expect(
    compare(
      [item(null, 'https://old.example.org/a')],
      [item('https://old.example.org/a', 'https://old.example.org/a')],
    ).same,
  ).toBe(1)
})

it('reads both with their pages, doubles included', async () => {
  const { openPage } = pagesOf({
    'https://old.example.org/2': rss(`${rssItem(3)}${rssItem(4)}${rssItem(4)}`),
  })
  const current = rss(
    `${rssItem(1)}${rssItem(2)}`,
    '<title>E</title><atom:link rel="next" href="https://old.example.org/2"/>',
  )
  const old = inputOf(rss(`${rssItem(2)}${rssItem(4)}${rssItem(5)}`))
  const comparison = await compareInputs(old, inputOf(current), { openPage, now })
  expect(comparison).toMatchObject({
    ...{ same: 2, added: 2, doubled: [{ guid: 'https://old.example.org/?p=4', times: 2 }] },
    missing: [{ guid: 'https://old.example.org/?p=5', url: 'https://old.example.org/5' }],
  })
})

it('does not miss drafts of an export', async () => {
  const comparison = await compareInputs(
    fixture('wordpress.wxr.xml'),
    fixture('wordpress.rss.xml'),
    { now },
  )
  expect(comparison.missing.map(({ guid }) => guid)).toEqual([
    'https://old.example.org/?post_type=post&p=42',
  ])
  expect(comparison.renamed).toEqual([])
})

it('does not miss what an export has for later, but what a feed shows already', async () => {
  const later = { now: '2024-03-01T07:59:59.000Z' }
  const { missing } = await compareInputs(
    fixture('wordpress.wxr.xml'),
    fixture('wordpress.rss.xml'),
    later,
  )
  expect(missing).toEqual([])
  const feed = inputOf(rss(rssItem(1)))
  expect(
    await compareInputs(feed, inputOf(rss('')), { now: '2019-01-01T00:00:00.000Z' }),
  ).toMatchObject({
    missing: [{ guid: 'https://old.example.org/?p=1' }],
  })
})

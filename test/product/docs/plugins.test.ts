/** docs/plugins.md: its table is that of the lists, and its example that of docs/examples. */
import { expect, it } from 'vitest'
import type { Plugin } from '../../../src/core/plugin.ts'
import * as edge from '../../../src/edge.ts'
import { newsroom } from '../../../src/newsroom.ts'
import {
  bare,
  codeBlocks,
  codeSpans,
  readDoc,
  section,
  tableRows,
} from '../../fixtures/read-docs.ts'

const page = readDoc('docs/plugins.md')
const { createWorker: _, ...plugins } = edge
const ofEdge: readonly Plugin[] = Object.values(plugins)
const sorted = (list: readonly Plugin[]) =>
  list
    .map(({ name, needs = [] }) => [name, [...needs]] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))

it('lists the plugins of both runtimes, and what each needs', () => {
  const rows = tableRows(section(page, '## Turn each thing off')).map(
    ([name, needs = '']) => [bare(name), codeSpans(needs)] as const,
  )
  expect(rows.length).toBeGreaterThan(5)
  expect(rows.toSorted(([one], [other]) => (one < other ? -1 : 1))).toEqual(sorted(newsroom))
  expect(sorted(ofEdge)).toEqual(sorted(newsroom))
})

it('links the table of settings of each', () => {
  const settings = readDoc('docs/settings.md')
  for (const [name, , , link = ''] of tableRows(section(page, '## Turn each thing off'))) {
    const plugin = newsroom.find((each) => each.name === bare(name))
    const [mark] = Object.keys(plugin?.settings?.() ?? {})
    const [, heading = ''] = /^\[([^\]]+)\]/.exec(link) ?? []
    if (mark === undefined) expect(link).toBe('none')
    else expect(section(settings, `## ${heading}`)).toContain(`<!-- ${mark}: begin -->`)
  }
})

it('names each in the runtimes, and every one that a Worker has in part', () => {
  const [, listed = ''] = /so there\n\n([\s\S]*?)\n\n/.exec(page) ?? []
  const known: readonly (string | undefined)[] = newsroom.map(({ name }) => name)
  const named = codeSpans(listed).filter((span) => /^\w+$/.test(span))
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((name) => !known.includes(name))).toEqual([])
})

it('has the example of docs/examples', () => {
  const example = readDoc('docs/examples/text-feed.ts')
  expect(codeBlocks(page, 'ts')).toContain(
    example.replace("'../../src/plugin.ts'", "'candor-feeds/plugin'"),
  )
})

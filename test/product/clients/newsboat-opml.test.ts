/** newsboat imports the OPML of the directory and reads every feed in it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runNewsboat, runTool } from './run-tool.ts'
import { runService } from './running-service.ts'

const counted = `
import json, sqlite3, sys
query = "select feedurl, count(*) from rss_item where deleted = 0 group by feedurl"
print(json.dumps(dict(sqlite3.connect(sys.argv[1]).execute(query).fetchall())))
`

type Listed = {
  readonly groups: readonly {
    readonly feeds: readonly {
      readonly rss_url: string
      readonly feed_url: string
      readonly articles: number
    }[]
  }[]
}

let service: Awaited<ReturnType<typeof runService>>
let folder: string

beforeAll(async () => {
  service = await runService()
  folder = await mkdtemp(join(tmpdir(), 'candor-opml-'))
})
afterAll(async () => {
  await service?.close()
  if (folder) await rm(folder, { recursive: true })
})

it('imports all feeds, and finds in each the number of articles that the directory gives', async () => {
  const inFolder = (file: string) => join(folder, file)
  await writeFile(inFolder('urls'), '')
  await writeFile(inFolder('config'), '')
  await writeFile(inFolder('feeds.opml'), await (await fetch(`${service.origin}/opml.xml`)).text())
  expect((await runNewsboat(inFolder, '-i', inFolder('feeds.opml'))).code).toBe(0)

  const { groups }: Listed = await (await fetch(`${service.origin}/feeds.json`)).json()
  const feeds = groups.flatMap((group) => group.feeds)
  expect(feeds.length).toBeGreaterThan(40)
  const imported = (await readFile(inFolder('urls'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.replace(/ .*/, ''))
  expect(imported.toSorted()).toEqual(feeds.map(({ rss_url }) => rss_url).toSorted())

  const fileOfOne = (name: string) => inFolder({ urls: 'one', 'cache.db': 'one.db' }[name] ?? name)
  // One cache per feed, because newsboat treats equal guids in different feeds of a cache as one
  // item.
  for (const { rss_url, feed_url, articles } of feeds) {
    const cache = inFolder('one.db')
    await rm(cache, { force: true })
    await writeFile(inFolder('one'), `${rss_url}\n`)
    const read = await runNewsboat(fileOfOne, '-x', 'reload')
    expect([rss_url, read]).toEqual([rss_url, { code: 0, output: '', errors: '' }])
    const shown = JSON.parse((await runTool('/usr/bin/python3', ['-c', counted, cache])).output)
    const { items }: { items: unknown[] } = await (await fetch(feed_url)).json()
    expect(shown).toEqual({ [rss_url]: items.length })
    // Older articles are in the archive.
    expect(items.length).toBe(Math.min(articles, 30))
  }
}, 120_000)

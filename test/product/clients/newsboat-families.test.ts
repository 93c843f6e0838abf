/**
 * newsboat subscribes to a topic, a source and the reviewed articles, and polls after each change.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { describeFamilyChanges, type Newsroom, type Reader, runNewsroom } from './family-changes.ts'
import { runNewsboat, runTool } from './run-tool.ts'

// newsboat does not support JSON Feed.
const paths = ['/topics/bridges/rss.xml', '/sources/example.org/atom.xml', '/reviewed/rss.xml']

const storedItems = `
import json, sqlite3, sys
cache = sqlite3.connect(sys.argv[1])
cache.row_factory = sqlite3.Row
query = "select id, title, url, content from rss_item where deleted = 0 order by id"
print(json.dumps([dict(row) for row in cache.execute(query)]))
`

describe('newsboat', () => {
  let newsroom: Newsroom
  let folder: string

  // One cache per feed, because newsboat treats equal guids in different feeds of a cache as one
  // item.
  const inFolder = (path: string, file: string) => join(folder, String(paths.indexOf(path)) + file)
  const newsboat = (path: string, command: string) =>
    runNewsboat((file) => inFolder(path, file), '-x', command)

  beforeAll(async () => {
    newsroom = await runNewsroom(paths)
    folder = await mkdtemp(join(tmpdir(), 'candor-newsboat-'))
    for (const path of paths) {
      await writeFile(inFolder(path, 'urls'), `${newsroom.origin}${path}\n`)
      await writeFile(inFolder(path, 'config'), '')
    }
  })
  afterAll(async () => {
    await newsroom?.close()
    if (folder) await rm(folder, { recursive: true })
  })

  // libcurl drops the body of a 200 response if its Last-Modified is not after the
  // If-Modified-Since of the request, but newsboat stores the new ETag. It would miss a change
  // between two polls in the same second until the next change.
  beforeEach(() => sleep(1000 - (Date.now() % 1000)))

  const reader: Reader = {
    async poll() {
      const results = await Promise.all(paths.map((path) => newsboat(path, 'reload')))
      expect(results).toEqual(paths.map(() => ({ code: 0, output: '', errors: '' })))
    },
    shown: async (path) =>
      JSON.parse(
        (await runTool('/usr/bin/python3', ['-c', storedItems, inFolder(path, 'cache.db')])).output,
      ),
  }
  // newsboat loses the validators of the first response, because it updates a row that does not
  // exist yet, and sends those of later responses.
  describeFamilyChanges(paths, 2, () => ({ newsroom, reader }))

  it('counts every article once: one of its own, the deleted, the retracted and the embargoed one', async () => {
    for (const path of paths) {
      expect(await newsboat(path, 'print-unread')).toEqual({
        code: 0,
        output: '4 unread articles\n',
        errors: '',
      })
    }
  })
})

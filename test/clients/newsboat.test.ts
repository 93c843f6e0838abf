/**
 * newsboat subscribes to the running service and polls again: it stores every article once, and
 * gets 304.
 */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { titleOf } from '../../src/feed/build-feed.ts'
import { wordsFor } from '../../src/words/spoken.ts'
import { buildSelection } from '../fixtures/build-article.ts'
import { runTool } from './run-tool.ts'
import { runService } from './running-service.ts'

const storedItems = `
import json, sqlite3, sys
query = "select guid, title, url, pubDate from rss_item where deleted = 0 order by guid"
print(json.dumps(sqlite3.connect(sys.argv[1]).execute(query).fetchall()))
`

// One cache per format, because newsboat treats equal guids in different feeds of a cache as one
// item.
describe.each(['/rss.xml', '/atom.xml'])('newsboat reads %s', (path) => {
  let service: Awaited<ReturnType<typeof runService>>
  let folder: string

  beforeAll(async () => {
    service = await runService()
    folder = await mkdtemp(join(tmpdir(), 'candor-newsboat-'))
    await writeFile(join(folder, 'urls'), `${service.origin}${path}\n`)
    await writeFile(join(folder, 'config'), '')
  })
  afterAll(async () => {
    await service.close()
    await rm(folder, { recursive: true })
  })

  const inFolder = (file: string) => join(folder, file)
  const reload = () =>
    runTool('newsboat', [
      '-u',
      inFolder('urls'),
      '-c',
      inFolder('cache.db'),
      '-C',
      inFolder('config'),
      '-x',
      'reload',
    ])
  const shown = async () =>
    JSON.parse(
      (await runTool('/usr/bin/python3', ['-c', storedItems, inFolder('cache.db')])).output,
    )
  const answers = () =>
    service.answers.splice(0).map(({ path: asked, status }) => ({ path: asked, status }))

  it('shows every article once, and gets 304 when it polls again', async () => {
    expect(await reload()).toEqual({ code: 0, output: '', errors: '' })
    expect(answers()).toEqual([{ path, status: 200 }])

    const { articles } = await service.store.latest(buildSelection({ limit: 30 }))
    const expected = articles.map(
      (a) =>
        [
          a.guid,
          titleOf(a, wordsFor(a.language)),
          a.url,
          Math.floor(a.publishedAt.getTime() / 1000),
        ] as const,
    )
    expect(await shown()).toEqual(expected.toSorted(([a], [b]) => (a < b ? -1 : 1)))

    // newsboat loses the validators of the first response, because it updates a row that does not
    // exist yet, and sends those of later responses.
    await reload()
    expect(answers()).toEqual([{ path, status: 200 }])
    await reload()
    expect(answers()).toEqual([{ path, status: 304 }])
    expect(await shown()).toHaveLength(expected.length)
  })
})

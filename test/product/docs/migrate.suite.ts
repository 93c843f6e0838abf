/**
 * The guide to moving runs as written: its commands on the exports and feeds of the tests, and its
 * SQL.
 */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createStore } from '../../../src/core/store/store.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { codeBlocks, readDoc, section } from '../../fixtures/read-docs.ts'
import { serveOnNode } from '../app/on-node.ts'
import { openCandor } from '../cli/running-candor.ts'

const { candor, database } = openCandor(openMigrated)
const guide = readDoc('docs/migrate.md')
const fixture = (name: string) =>
  fileURLToPath(new URL(`../../plugins/import/fixtures/${name}`, import.meta.url))

/** What stands in the place of the newsroom's own files and addresses. */
const own: Readonly<Record<string, string>> = {
  'wordpress.xml': fixture('wordpress.wxr.xml'),
  'ghost.json': fixture('ghost.export.json'),
  'public/index.xml': fixture('hugo.rss.xml'),
  'https://old.example.org/feed/': fixture('wordpress.rss.xml'),
  'old-feed.xml': fixture('wordpress.rss.xml'),
}

const commands = codeBlocks(guide.replace(/^ {3}/gm, ''), 'sh')
  .flatMap((block) => block.trim().split('\n'))
  .filter((line) => line.startsWith('candor '))

describe('docs/migrate.md', () => {
  it('has a way for each of four origins: try it, then import', () => {
    const imports = commands.filter((line) => line.includes(' import '))
    expect(imports).toHaveLength(8)
    for (const [index, line] of imports.entries())
      expect(line.endsWith(' --dry-run')).toBe(index % 2 === 0)
  })

  it.each(commands)('%s', async (line) => {
    const args = line.split(' ').slice(1)
    const ran = await candor(args.map((word) => own[word] ?? word))
    expect([ran.code, ran.err]).toEqual([0, ''])
    expect(ran.out).toMatch(
      /^(Articles|Nothing was written\. It would be): .*\d|articles in both feeds/m,
    )
  })

  it('finds every article of the old feed in the new one', async () => {
    const { out } = await candor(['--json', 'compare', fixture('wordpress.rss.xml')], {})
    expect(JSON.parse(out)).toMatchObject({ same: 2, missing: [], renamed: [], doubled: [] })
  })

  it('redirects as its SQL says, which has no effect the second time', async () => {
    const [sql = '', ...others] = codeBlocks(section(guide, '## Redirect'), 'sql')
    expect(others).toEqual([])
    await database().execute(sql)
    await database().execute(sql)
    const store = createStore(database(), () => {})
    const service = await serveOnNode(() => store)
    const lead = async (path: string) => {
      const { status, headers } = await service.fetch(path)
      return [status, headers.get('Location')]
    }
    for (const path of ['/feed/', '/author/ada/feed/'])
      expect(await lead(path)).toEqual([301, '/rss.xml'])
    // Built in, for topics that were imported.
    expect(await lead('/category/public-works/feed/')).toEqual([
      301,
      '/topics/public-works/rss.xml',
    ])
    expect(await lead('/tag/science/rss/')).toEqual([301, '/topics/science/rss.xml'])
    await service.close()
  })
})

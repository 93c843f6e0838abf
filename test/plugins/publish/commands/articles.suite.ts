/** Commands on articles: what they print, and their exit codes. */
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../../src/core/app.ts'
import { parseDeliverySettings } from '../../../../src/core/settings/site.ts'
import { createStore } from '../../../../src/core/store/store.ts'
import { rowsOf } from '../../../../src/core/store/writer-database.ts'
import { buildSite } from '../../../fixtures/build-article.ts'
import { openMigrated } from '../../../fixtures/open-migrated.ts'
import { openPlugins } from '../../../product/app/open-plugins.ts'
import { openCandor } from '../../../product/cli/running-candor.ts'

const { candor, database } = openCandor(openMigrated)
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-cli-'))
})
afterAll(() => rm(folder, { recursive: true }))

const body = (title: string, more: object = {}) => ({
  url: `https://news.example.org/${title.toLowerCase()}`,
  title,
  language: 'en',
  status: 'published',
  disclosure: { mode: 'ai-autonomous' },
  ...more,
})

async function file(name: string, text: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

const markdown = `---
url: https://news.example.org/bridge
title: Bridge reopens
language: en
status: published
published_at: 2026-05-01T12:00:00Z
disclosure: {mode: ai-assisted, reviewed_by: Ada Example}
topics:
  - {slug: works, label: Works}
---
The *stone* bridge carries traffic again.
`

describe('publish', () => {
  it('changes a reviewed text only with a new review', async () => {
    const titled = (title: string, more = '') =>
      file(
        'typo.md',
        markdown
          .replace('title: Bridge reopens', `title: ${title}`)
          .replace('Ada Example', `$&${more}`),
      )
    await candor(['publish', await titled('Bridge reopens')])
    const refused = await candor(['publish', await titled('Bridge re-opens')])
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining('Changed since the review: title.'),
    ])
    const again = await titled('Bridge re-opens', `, reviewed_at: '${new Date().toISOString()}'`)
    expect((await candor(['publish', again])).out).toContain('changed: typo')
    await candor(['delete', 'typo'])
  })

  it('takes Markdown with front matter, and its name for the id; the same again changes nothing', async () => {
    const path = await file('bridge.md', markdown)
    expect(await candor(['publish', path])).toEqual({
      code: 0,
      out: 'created: bridge  published  ai-assisted  Bridge reopens\n',
      err: '',
    })
    expect((await candor(['publish', path])).out).toMatch(/^unchanged: bridge /)
    const { out } = await candor(['get', 'bridge'])
    expect(JSON.parse(out)).toMatchObject({
      external_id: 'bridge',
      body_html: '<p>The <em>stone</em> bridge carries traffic again.</p>\n',
      published_at: '2026-05-01T12:00:00Z',
      disclosure: { mode: 'ai-assisted', reviewed_by: 'Ada Example' },
      topics: [{ slug: 'works', label: 'Works' }],
    })
    const ld = await candor(['get', 'bridge', '--json-ld'])
    expect(JSON.parse(ld.out)).toMatchObject({
      '@type': 'NewsArticle',
      editor: { name: 'Ada Example' },
    })
  })

  it('takes JSON from standard input, with the id in it or by --id', async () => {
    const input = JSON.stringify({ id: 'piped', ...body('Piped') })
    expect((await candor(['publish', '-'], { input })).out).toMatch(/^created: piped /)
    const named = await candor(['--json', 'publish', '-', '--id', 'named'], {
      input: JSON.stringify(body('Named')),
    })
    expect(JSON.parse(named.out)).toMatchObject({
      result: 'created',
      external_id: 'named',
      shown: true,
    })
  })

  it('takes lists and JSON Lines, keeps what is right, and names what is refused', async () => {
    const lines = [
      { id: 'l1', ...body('L1') },
      { id: 'l2', title: 'L2' },
      { id: 'l3', ...body('L3') },
    ]
    const path = await file('lines.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))
    const ran = await candor(['publish', path])
    expect(ran.code).toBe(1)
    expect(ran.out).toMatch(
      /^created: l1 .*\nrefused: l2: .*\n[\s\S]*`url` must[\s\S]*\ncreated: l3 /,
    )
    expect(ran.err).toContain('1 of 3 articles were refused')
    const again = await candor([
      'publish',
      await file('list.json', JSON.stringify([lines[0], lines[2]])),
    ])
    expect([again.code, again.out.match(/^unchanged/gm)?.length]).toEqual([0, 2])
  })

  it('writes nothing with --dry-run', async () => {
    const path = await file('tried.json', JSON.stringify(body('Tried')))
    expect((await candor(['publish', path, '--dry-run'])).out).toBe(
      'would be created: tried  published  ai-autonomous  Tried\n',
    )
    expect((await candor(['get', 'tried'])).code).toBe(4)
  })

  it('says all that is wrong, with exit code 1, and as JSON with --json', async () => {
    const ran = await candor(['publish', '-', '--id', 'bad'], { input: '{"title": " "}' })
    expect(ran.code).toBe(1)
    for (const fact of [
      '`url`',
      '`title`',
      '`language`',
      '`disclosure.mode`',
      'Allowed: ai-autonomous',
    ])
      expect(ran.err).toContain(fact)
    const asJson = await candor(['--json', 'publish', '-', '--id', 'bad'], {
      input: '{"title": " "}',
    })
    expect(JSON.parse(asJson.out).errors.length).toBeGreaterThan(3)
  })

  it.each([
    ['a file that does not exist', 'nowhere.json', null],
    ['neither JSON nor Markdown', 'text.txt', 'Just words.'],
    ['front matter without an end', 'open.md', '---\ntitle: A\n'],
    [
      'front matter that is no YAML',
      'yaml.md',
      '---\nid: a\ntitle: "A\n---\n',
      /^The front matter of \S+yaml\.md is no YAML: .* line 3, .*\.\n$/,
    ],
    [
      'a line that is no JSON',
      'bad.jsonl',
      '{"id": "a"}\n{"id":\n',
      /^Line 2 of \S+bad\.jsonl is no JSON: /,
    ],
    [
      'JSON with a fault, of several lines',
      'pretty.json',
      '{\n  "title": "A",\n}\n',
      /^\S+pretty\.json is no JSON: .*line 3/,
    ],
    [
      'another encoding than UTF-8',
      'latin.json',
      Buffer.from('{"id": "a", "title": "Bürger"}', 'latin1'),
    ],
    ['a list with something else than objects', 'list.json', '[1]'],
    ['no article', 'empty.json', '[]'],
    ['several articles without ids', 'ids.json', JSON.stringify([body('A'), body('B')])],
  ])('refuses %s with exit code 2, and says where it is', async (_, name, text, fault = /./) => {
    const path = text === null ? join(folder, name) : await file(name, text)
    const { code, err, out } = await candor(['publish', path])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(name)
    expect(err).toMatch(fault)
  })
})

it('refuses a standard input that is not in UTF-8', async () => {
  const ran = await candor(['publish', '-'], {
    input: Buffer.from('{"id": "a", "title": "Bürger"}', 'latin1'),
  })
  expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('UTF-8')])
})

describe('what an editor does', () => {
  it('corrects, retracts, withholds and deletes, and each can be tried before', async () => {
    await candor(['publish', '-', '--id', 'edited'], { input: JSON.stringify(body('Edited')) })
    expect((await candor(['correct', 'edited', '--text', 'Two lanes.'])).out).toMatch(
      /^changed: edited /,
    )
    expect(JSON.parse((await candor(['get', 'edited'])).out).corrections).toMatchObject([
      { text: 'Two lanes.' },
    ])
    expect((await candor(['retract', 'edited', '--reason', 'Forged.', '--dry-run'])).out).toMatch(
      /^would be changed/,
    )
    expect((await candor(['retract', 'edited', '--reason', 'Forged.'])).out).toContain(
      '  retracted  ',
    )
    expect((await candor(['withhold', 'edited'])).out).toContain('  withheld (not shown)  ')
    const why = await candor(['why', 'edited'])
    expect(why.out).toContain('It is withheld')
    expect((await candor(['delete', 'edited'])).out).toBe('deleted: edited\n')
    expect((await candor(['delete', 'edited'])).code).toBe(4)
  })

  it('publishes again what was retracted only with --unretract, whatever a file says', async () => {
    const path = await file('undone.md', markdown.replaceAll('bridge', 'undone'))
    await candor(['publish', path])
    await candor(['retract', 'undone', '--reason', 'Forged.'])
    const refused = await candor(['publish', path])
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('--unretract')])
    for (const [name, text] of [
      ['undone.md', markdown.replace('status:', 'unretract: true\nstatus:')],
      ['undone.json', JSON.stringify(body('Undone', { unretract: true }))],
    ] as const) {
      const outcome = await candor(['publish', await file(name, text)])
      expect([outcome.code, outcome.err]).toEqual([2, expect.stringContaining('--unretract')])
    }
    const lines = ['undone', 'undone-2']
      .map((id) => JSON.stringify({ id, ...body('Undone') }))
      .join('\n')
    const many = await candor(['publish', '-'], { input: lines })
    expect([many.code, many.out]).toEqual([
      1,
      expect.stringMatching(/^refused: undone: [\s\S]*\ncreated: undone-2 /),
    ])
    expect((await candor(['publish', '-', '--unretract'], { input: lines })).out).toMatch(
      /^changed: undone {2}published /,
    )
  })

  it('is nobody’s: no token made what an operator publishes on the database', async () => {
    await candor(['publish', '-', '--id', 'operated'], { input: JSON.stringify(body('Operated')) })
    const rows = await rowsOf(
      database(),
      sql`select holder from articles where external_id = 'operated'`,
    )
    expect(rows).toEqual([{ holder: null }])
    await database().execute(
      sql`update articles set holder = 'pipeline' where external_id = 'operated'`,
    )
    await candor(['publish', '-', '--id', 'operated'], { input: JSON.stringify(body('Again')) })
    const again = await rowsOf(
      database(),
      sql`select holder, title from articles where external_id = 'operated'`,
    )
    expect(again).toEqual([{ holder: 'pipeline', title: 'Again' }])
  })

  it('says where an article is shown', async () => {
    await candor(['publish', '-', '--id', 'seen'], { input: JSON.stringify(body('Seen')) })
    const { out } = await candor(['why', 'seen'])
    expect(out).toContain('It is in the feed of everything')
    expect(out).toContain('https://feeds.example.org/rss.xml')
    expect(JSON.parse((await candor(['--json', 'why', 'seen'])).out)).toMatchObject({ shown: true })
  })

  it('lists by status, topic and number', async () => {
    await candor(['publish', '-', '--id', 'draft'], {
      input: JSON.stringify(body('Draft', { status: 'draft' })),
    })
    expect((await candor(['list', '--status', 'draft'])).out).toMatch(
      /^draft {2}draft \(not shown\) {2}/,
    )
    expect((await candor(['list', '--limit', '2'])).out.split('\n')).toHaveLength(3)
    expect(JSON.parse((await candor(['--json', 'list', '--topic', 'works'])).out)).toMatchObject([
      { external_id: 'bridge' },
    ])
    expect((await candor(['list', '--status', 'gone'])).code).toBe(1)
    expect((await candor(['list', '--limit', 'many'])).code).toBe(2)
  })
})

describe('events', () => {
  it('prints who changed what, also of an article that is gone, as lines, JSON or a table', async () => {
    await candor(['publish', '-', '--id', 'noted'], {
      input: JSON.stringify(body('Noted', { guid: '=1+1' })),
    })
    const { guid } = JSON.parse((await candor(['get', 'noted'])).out)
    await candor(['correct', 'noted', '--text', 'Once.'])
    await candor(['delete', 'noted'])
    const lines = (await candor(['events', guid])).out.trimEnd().split('\n')
    expect(lines.map((line) => line.split('  ')[1])).toEqual(['created', 'changed', 'deleted'])
    expect(lines[1]).toContain('corrections')
    expect(lines[0]).toContain('candor command line')
    const [first] = (await candor(['--json', 'events', guid])).out.split('\n')
    expect(JSON.parse(first ?? '')).toMatchObject({
      guid,
      action: 'created',
      disclosure: { mode: 'ai-autonomous' },
    })
    const rows = (await candor(['events', guid, '--csv'])).out.trimEnd().split('\r\n')
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatch(/^at,guid,action,fields,/)
    // No formula for a spreadsheet.
    expect(rows[1]?.split(',')[1]).toBe("'=1+1")
    expect((await candor(['events', 'nothing'])).code).toBe(4)
    expect((await candor(['events', '--since', 'yesterday'])).code).toBe(1)
    expect((await candor(['events', '--since', '2100-01-01T00:00:00Z'])).out).toBe('')
  })
})

describe('a wrong command line', () => {
  it.each([[['frob']], [['correct', 'a']], [['publish']], [['list', '--colour', 'red']]])(
    '%j is exit code 2',
    async (args) => {
      const { code, out, err } = await candor(args)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain('--help')
    },
  )

  it('explains itself', async () => {
    const { code, out } = await candor(['--help'])
    expect(code).toBe(0)
    for (const name of ['publish', 'retract', 'token', 'import', 'export', 'events', 'doctor'])
      expect(out).toContain(name)
  })

  it('prints JSON of the doctor and of a migration too', async () => {
    const examined = await candor(['--json', 'doctor'], {
      environment: { DATA_DIR: join(folder, 'nothing') },
    })
    expect(examined.code).toBe(1)
    expect(JSON.parse(examined.out)).toMatchObject([
      { level: 'fault', todo: expect.stringContaining('DATABASE_URL') },
    ])
    const migrated = await candor(['migrate', '--json'])
    expect(JSON.parse(migrated.out)).toEqual({ database: 'the test', up_to_date: true })
  })

  it('says after a migration which indexes were lost, and how to make them again', async () => {
    await database().execute(sql`drop index listings_shown`)
    const { code, out } = await candor(['migrate'])
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/up to date\.\n.* run: CREATE .*listings_shown/),
    ])
    const [, remedy = ''] = /\.\n.* run: (CREATE INDEX "listings_shown" .*;)\n$/.exec(out) ?? []
    await database().execute(sql.raw(remedy))
    expect((await candor(['migrate'])).out).toBe('The database of the test is up to date.\n')
  })
})

describe('over HTTP', () => {
  it.each([
    ['without CANDOR_TOKEN', { CANDOR_URL: 'http://127.0.0.1:9' }, 2],
    ['to what is no address', { CANDOR_URL: 'news', CANDOR_TOKEN: 'x' }, 2],
    ['to a port where nothing listens', { CANDOR_URL: 'http://127.0.0.1:9', CANDOR_TOKEN: 'x' }, 3],
  ])('%s ends with its own exit code', async (_, environment, code) => {
    const ran = await candor(['list'], { environment })
    expect([ran.code, ran.out]).toEqual([code, ''])
    expect(ran.err).toMatch(/CANDOR_URL|127\.0\.0\.1:9/)
  })

  it('every command on articles works with the token of a service, and fails without its scopes', async () => {
    const tokenFor = async (name: string, may: string) =>
      (await candor(['token', 'create', '--name', name, '--may', may])).out.trim()
    const all = await tokenFor('all', 'draft,publish,correct,retract,delete,read')
    const store = createStore(database(), () => {})
    const service = serve({
      fetch: createApp({
        site: buildSite(),
        settings: parseDeliverySettings({ FRESH_MS: '0' }),
        store: () => store,
        log: () => {},
        plugins: openPlugins({ writer: database }),
      }).fetch,
      hostname: '127.0.0.1',
      port: 0,
    })
    await once(service, 'listening')
    const { port } = service.address() as AddressInfo
    const environment = { CANDOR_URL: `http://127.0.0.1:${port}/`, CANDOR_TOKEN: all }
    const run = (args: readonly string[], input = '') => candor(args, { environment, input })
    const remote = JSON.stringify({ id: 'remote', ...body('Remote') })
    try {
      expect(await run(['publish', '-'], remote)).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^created: remote /),
      })
      expect((await run(['publish', '-'], remote)).out).toMatch(/^unchanged: remote /)
      expect(JSON.parse((await run(['get', 'remote'])).out)).toMatchObject({ title: 'Remote' })
      expect((await run(['why', 'remote'])).out).toContain('It is in the feed of everything')
      expect((await run(['list', '--limit', '1'])).out).toMatch(/^remote /)
      expect((await run(['correct', 'remote', '--text', 'Two.'])).out).toMatch(/^changed: remote /)
      expect((await run(['retract', 'remote', '--reason', 'Forged.'])).out).toContain(
        '  retracted  ',
      )
      expect((await run(['withhold', 'remote'])).out).toContain('  withheld (not shown)  ')
      expect((await run(['events', 'remote'])).out).toMatch(/^\S+ {2}created .* {2}all\n/)
      const reads = { ...environment, CANDOR_TOKEN: await tokenFor('reads', 'read') }
      const refused = await candor(['delete', 'remote'], { environment: reads })
      expect([refused.code, refused.out, refused.err]).toEqual([
        1,
        '',
        expect.stringContaining('delete'),
      ])
      expect((await run(['delete', 'remote'])).out).toBe('deleted: remote\n')
      expect((await run(['get', 'remote'])).code).toBe(4)
      expect(
        (await candor(['list'], { environment: { ...environment, CANDOR_TOKEN: 'candor_x' } }))
          .code,
      ).toBe(1)
    } finally {
      service.close()
    }
  })

  it('a command on the database itself does not take the embedded one for that of the service', async () => {
    const service = { CANDOR_URL: 'http://127.0.0.1:9', CANDOR_TOKEN: 'x' }
    for (const args of [['token', 'list'], ['export'], ['migrate']]) {
      const ran = await candor(args, { environment: service })
      expect([ran.code, ran.out, ran.err]).toEqual([2, '', expect.stringContaining('DATABASE_URL')])
    }
    for (const own of [{ DATABASE_URL: 'postgres://127.0.0.1/news' }, { DATA_DIR: folder }]) {
      expect((await candor(['token', 'list'], { environment: { ...service, ...own } })).code).toBe(
        0,
      )
    }
  })
})

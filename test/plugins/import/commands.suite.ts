/** `candor import` and `compare`: what a newsroom had before, again and again, is there once. */
/// <reference types="vitest/importMeta" />
import { once } from 'node:events'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStore } from '../../../src/core/store/store.ts'
import { rowsOf } from '../../../src/core/store/writer-database.ts'
import { origin } from '../../core/app/newsroom.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { serveOnNode } from '../../product/app/on-node.ts'
import { type OpenEmpty, openCandor } from '../../product/cli/running-candor.ts'

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url))
const wordpress = fixture('wordpress.wxr.xml')
const onePage = 'Pages read: 1. The last one leads to no older one.\n'
const ghost = fixture('ghost.export.json')

export function describeImport(open: OpenEmpty): void {
  const { candor, database } = openCandor(open)
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candor-moving-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const count = async () => {
    const [row] = await rowsOf<{ articles: number; markers: number }>(
      database(),
      sql`select (select count(*)::int from articles) as articles, (select sum(version)::int from families) as markers`,
    )
    return row
  }

  const item = (guid: string, title: string, text = 'x') => ({
    id: guid,
    url: 'https://old.example.org/x',
    title,
    content_html: `<p>${text}</p>`,
    date_published: '2020-01-01T00:00:00Z',
  })

  /** The path of a feed with these items. */
  async function feedOf(items: readonly object[], more: object = {}): Promise<string> {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Old',
      language: 'en',
      items,
      ...more,
    }
    const path = join(folder, 'feed.json')
    await writeFile(path, JSON.stringify(feed))
    return path
  }

  describe('import', () => {
    it('asks how the articles were made, and writes nothing before it knows', async () => {
      const ran = await candor(['import', wordpress])
      expect(ran.code).toBe(2)
      expect(ran.err).toContain('--mode ai-autonomous|ai-assisted|human-only|unknown')
      expect(await count()).toMatchObject({ articles: 0 })
    })

    it('tells with --dry-run what would be, what is lost and what was guessed, and writes nothing', async () => {
      const tried = ['import', wordpress, '--mode', 'human-only', '--dry-run']
      const { out: short } = await candor(tried)
      expect(short).not.toContain('created:')
      expect(short).toContain('Nothing was written. It would be: 5 new.')
      const { code, out } = await candor([...tried, '--verbose'])
      expect(code).toBe(0)
      expect(out).toMatch(/^created: https:\/\/old\.example\.org\/\?p=41 .*Classic & plain$/m)
      expect(out).toContain('shortcode stays as text')
      expect(out).toContain('Nothing was written. It would be: 5 new.')
      expect(out).toMatch(/^Left out: 1 page\.$/m)
      expect(await count()).toMatchObject({ articles: 0 })
    })

    it('counts at the end what was lost and guessed, field by field', async () => {
      const post = (id: string, more: object) => ({
        id,
        slug: id,
        title: id,
        html: '<p>x</p>',
        status: 'published',
        ...more,
      })
      const posts = [
        post('lost-1', {
          canonical_url: 'https://first.example.org/1',
          codeinjection_head: '<script></script>',
        }),
        post('lost-2', { canonical_url: 'https://first.example.org/2' }),
        post('lost-3', { codeinjection_foot: 'x' }),
      ].map((each) => ({ ...each, published_at: '2020-01-01T00:00:00Z' }))
      await writeFile(
        join(folder, 'ghost.json'),
        JSON.stringify({
          data: { posts, tags: ['A', '#b'].map((name) => ({ name, description: 'x' })) },
        }),
      )
      const args = [
        'import',
        join(folder, 'ghost.json'),
        '--mode',
        'human-only',
        '--language',
        'en',
      ]
      const result = await candor([
        ...args,
        '--site',
        'https://old.example.org',
        '--dry-run',
        '--json',
      ])
      expect(JSON.parse(result.out).noted).toEqual([
        { code: 'field_lost', detail: 'canonical_url', articles: 2 },
        { code: 'field_lost', detail: 'codeinjection_head', articles: 1 },
        { code: 'field_lost', detail: 'codeinjection_foot', articles: 1 },
      ])
      const ran = await candor([...args, '--site', 'https://old.example.org'])
      expect(ran.out).toMatch(
        /^Lost or guessed:\n {2}in 2 articles: .* canonical_url\n {2}in 1 article: .* codeinjection_head\n/m,
      )
      expect(ran.out).toMatch(/^Note: .* descriptions of tags: 1$/m)
      const again = await candor([...args, '--site', 'https://old.example.org'])
      expect(again.out).not.toContain('Lost or guessed')
    })

    it('writes once: a second run changes nothing, and keeps what was edited since', async () => {
      const args = [
        'import',
        wordpress,
        '--mode',
        'human-only',
        '--category',
        'news=ai-assisted:Ada Example',
      ]
      const terminal: string[] = []
      expect((await candor(args, { terminal })).out).toContain('Articles: 5 new.')
      expect(terminal).toEqual(['\r5 articles', '\n'])
      const holders = await rowsOf(database(), sql`select distinct holder from articles`)
      expect(holders).toEqual([{ holder: null }])
      await database().execute(
        sql`update articles set byline = 'Edited' where status = 'published'`,
      )
      const before = await count()
      const again = await candor(args)
      expect([again.err, again.out]).toEqual([
        '',
        expect.stringContaining('5 there already, and left as they are.'),
      ])
      expect(await count()).toEqual(before)
      const found = JSON.parse((await candor(['--json', 'list', '--status', 'published'])).out)
      expect(found.map(({ guid }: { guid: string }) => guid)).toContain(
        'https://old.example.org/?p=41',
      )
      expect(found.every(({ byline }: { byline: string }) => byline === 'Edited')).toBe(true)
      // Nothing is lost of what is kept.
      const tried = await candor([...args, '--dry-run', '--verbose'])
      expect(tried.out).toMatch(/^kept: .*Classic & plain\nkept: /m)
      expect((await candor([...args, '--update'])).out).toContain('Articles: 5 as they were.')
      expect(await count()).toEqual(before)
    })

    it('lets old feeds of topics whose slug changed lead on, and keeps what the newsroom wrote of them', async () => {
      await database().execute(sql`insert into old_addresses values ('/tag/%E6%96%B0%E8%81%9E/feed/', 'all')
        on conflict (path) do update set family = excluded.family`)
      const ran = await candor(['import', wordpress, '--mode', 'human-only'])
      expect(ran.out).toMatch(
        /^Old addresses .*: \/tag\/%D0%BD[^ ]+\/feed\/ to topics\/novosti, and 3 more like it\.$/m,
      )
      const rows = await rowsOf<{ path: string; family: string; format: string }>(
        database(),
        sql`select path, family, format from old_addresses order by family, path`,
      )
      expect(rows.map(({ family, format }) => `${family} ${format}`)).toEqual([
        'all rss',
        'topics/novosti rss',
        'topics/novosti atom',
        expect.stringMatching(/^topics\/topic-[0-9a-f]{8} atom$/),
      ])
      const service = await serveOnNode(() => createStore(database(), () => {}))
      const answer = await service.fetch(encodeURI('/tag/новости/feed/atom'))
      await service.close()
      expect([
        answer.status,
        new URL(answer.headers.get('Location') ?? '', origin).pathname,
      ]).toEqual([301, '/topics/novosti/atom.xml'])
    })

    it('keeps bare guids of Ghost, and lists by the dates of the articles', async () => {
      const args = ['import', ghost, '--site', 'https://old.example.org', '--mode', 'human-only']
      expect((await candor(args)).code).toBe(0)
      const { out } = await candor(['why', '65f0c1a2b3c4d5e6f7a8b9c0'])
      expect(out).toContain('It is in the feed of everything, in place 1 ')
    })

    it('names what the database refuses, and takes the rest', async () => {
      const feed = await feedOf([item('g1', 'Right'), item('g 2', 'Blank')])
      const ran = await candor(['import', feed, '--mode', 'human-only'])
      expect(ran.code).toBe(1)
      expect(ran.out).toContain('refused: `guid` must')
      expect(ran.out).toContain('1 new, 1 refused')
    })

    it('takes articles without an address, where the newsroom has pages of articles', async () => {
      const feed = await feedOf([{ ...item('homeless', 'Homeless'), url: undefined }])
      const args = ['import', feed, '--mode', 'human-only']
      expect((await candor(args)).out).toContain('Left out: 1 no_address.')
      const { code } = await candor(args, {
        environment: { ARTICLE_PAGES: 'on', SITE_ORIGIN: 'https://news.example.org' },
      })
      expect(code).toBe(0)
      expect((await candor(['--json', 'get', 'homeless'])).out).toContain(
        'https://news.example.org/articles/homeless/',
      )
    })

    it('says in one line how many have no language, takes the others, and refuses at the end', async () => {
      const spoken = (guid: string) => ({ ...item(guid, guid), language: 'en' })
      const feed = await feedOf([spoken('spoken-1'), item('mute', 'Mute'), spoken('spoken-2')], {
        language: undefined,
      })
      const ran = await candor(['import', feed, '--mode', 'human-only'])
      expect([ran.code, ran.err]).toEqual([
        1,
        '1 article was refused. The others were taken over.\n',
      ])
      expect(ran.out).not.toContain('mute')
      expect(ran.out).toMatch(/^Refused, .* language: 1 article\. .*--language en\.$/m)
      const again = await candor(['import', feed, '--mode', 'human-only', '--verbose'])
      expect(again.out).toMatch(/^refused: mute .*\n {2}- refused: `language` must /m)
      expect(ran.out).toContain('2 new, 1 refused')
      expect((await candor(['get', 'spoken-2'])).code).toBe(0)
    })

    it.each([
      ['unknown', ['--mode', 'unknown'], '`disclosure.mode` must'],
      [
        'ai-assisted',
        ['--mode', 'ai-assisted', '--reviewed-by', 'Ada Example'],
        '`disclosure.reviewed_at` must',
      ],
    ])(
      'refuses only the %s article whose text changed, also in a dry run',
      async (mode, flags, fault) => {
        const update = (...more: string[]) => [...flags, '--update', ...more]
        await candor([
          'import',
          await feedOf([item(`${mode}1`, 'One'), item(`${mode}2`, 'Two')]),
          ...flags,
        ])
        const feed = await feedOf([
          item(`${mode}1`, 'One', 'other'),
          item(`${mode}2`, 'Two'),
          item(`${mode}3`, 'Three'),
        ])
        const tried = await candor(['import', feed, ...update('--dry-run')])
        expect([tried.code, tried.out]).toEqual([
          1,
          expect.stringContaining('1 refused, 1 as they were, 1 new'),
        ])
        const ran = await candor(['import', feed, ...update()])
        expect([ran.code, ran.err]).toEqual([
          1,
          '1 article was refused. The others were taken over.\n',
        ])
        expect(ran.out).toContain(`refused: ${fault}`)
        expect(ran.out).toContain('1 refused, 1 as they were, 1 new')
        expect((await candor(['get', `${mode}3`])).code).toBe(0)
      },
    )

    it('says how a text that changed after its review is taken over, and finds it as it was then', async () => {
      const flags = ['--mode', 'ai-assisted', '--reviewed-by', 'Ada Example', '--update']
      const feed = async (title: string) => [
        'import',
        await feedOf([item('spelled', title)]),
        ...flags,
      ]
      await candor(await feed('The bridge is opn'))
      const refused = await candor(await feed('The bridge is open'))
      expect([refused.code, refused.out]).toEqual([
        1,
        expect.stringMatching(
          /^ {2}- refused: .*Changed since the review: title\. .*candor publish/m,
        ),
      ])
      const written = JSON.parse((await candor(['get', 'spelled'])).out)
      const disclosure = { ...written.disclosure, reviewed_at: new Date().toISOString() }
      const input = JSON.stringify({ ...written, title: 'The bridge is open', disclosure })
      expect((await candor(['publish', '-'], { input })).err).toBe('')
      expect((await candor(await feed('The bridge is open'))).out).toBe(
        `Articles: 1 as they were.\n${onePage}`,
      )
    })

    const sideOf = async (name: string) => {
      const { title, standfirst, body_html, corrections } = JSON.parse(
        (await candor(['get', name])).out,
      )
      return {
        title,
        standfirst,
        body_html,
        corrections: corrections.map(({ text }: { text: string }) => text),
      }
    }

    it('takes with --update what changed in the source, and keeps what SQL, the API and a command changed here', async () => {
      const feed = async (title: string, text: string) =>
        feedOf([item('side-1', 'One', text), item('side-2', 'Two'), item('side-3', title)])
      const update = async (path: string) =>
        candor(['import', path, '--mode', 'human-only', '--update'])
      await update(await feed('Three', 'x'))
      await database().execute(sql`update articles set standfirst = 'By SQL' where guid = 'side-1'`)
      const written = JSON.parse((await candor(['get', 'side-2'])).out)
      const sent = await candor(['publish', '-'], {
        input: JSON.stringify({ ...written, title: 'By the API' }),
      })
      expect(sent.err).toBe('')
      await candor(['correct', 'side-3', '--text', 'By a command'])
      const none = { standfirst: '', body_html: '<p>x</p>', corrections: [] }
      for (const counts of ['2 changed, 1 as they were', '3 as they were']) {
        expect((await update(await feed('Drei', 'y'))).out).toContain(
          counts.startsWith('2') ? '2 changed' : counts,
        )
        expect(await sideOf('side-1')).toEqual({
          ...none,
          title: 'One',
          standfirst: 'By SQL',
          body_html: '<p>y</p>',
        })
        expect(await sideOf('side-2')).toEqual({ ...none, title: 'By the API' })
        expect(await sideOf('side-3')).toEqual({
          ...none,
          title: 'Drei',
          corrections: ['By a command'],
        })
      }
    })

    it('tells what changed in the source and here, leaves it until --force, and is silent where both agree', async () => {
      const feed = async (title: string, ...more: string[]) => [
        ...[
          'import',
          await feedOf([item('both-1', title), item('both-2', title)]),
          '--mode',
          'human-only',
          '--update',
        ],
        ...more,
      ]
      await candor(await feed('As it was'))
      await database().execute(
        sql`update articles set title = 'There', byline = 'Here' where guid = 'both-1'`,
      )
      await database().execute(
        sql`update articles set title = 'Here', byline = 'Here' where guid = 'both-2'`,
      )
      for (const more of [['--dry-run'], [], []]) {
        const ran = await candor(await feed('There', ...more))
        expect([ran.code, ran.out]).toEqual([
          0,
          expect.stringMatching(
            /^unchanged: both-2 .*\n {2}- changed in the source and here.*: title$/m,
          ),
        ])
        expect(ran.out).toContain('fields of 1 article.')
        expect(await sideOf('both-2')).toMatchObject({ title: 'Here' })
      }
      const result = JSON.parse((await candor(['--json', ...(await feed('There'))])).out)
      expect(result.items).toMatchObject([{ left: [] }, { result: 'unchanged', left: ['title'] }])
      const forced = await candor(await feed('There', '--force'))
      expect(forced.out).toMatch(
        /^changed: both-1 .*\n {2}- changed here, and overwritten: byline\nchanged: both-2 .*\n {2}- .*: title, byline\nArticles: 2 changed\.\nChanged here, .* fields of 2 articles\.\nPages read: 1\..*\n$/,
      )
      const rows = await rowsOf(
        database(),
        sql`select title, byline from articles where guid like 'both-%' order by guid`,
      )
      expect(rows).toEqual([
        { title: 'There', byline: null },
        { title: 'There', byline: null },
      ])
      expect((await candor(await feed('There'))).out).toBe(`Articles: 2 as they were.\n${onePage}`)
    })

    it('takes no article for unchanged that no import has written', async () => {
      const body = {
        url: 'https://old.example.org/x',
        language: 'en',
        disclosure: { mode: 'human-only' },
      }
      const input = JSON.stringify({
        ...body,
        guid: 'foreign',
        title: 'Here',
        body_html: '<p>x</p>',
      })
      await candor(['publish', '-', '--id', 'foreign'], { input })
      const run = async (title: string) => {
        const feed = await feedOf([{ ...item('foreign', title), date_published: undefined }])
        return candor(['import', feed, '--mode', 'human-only', '--update'])
      }
      expect((await run('There')).out).toMatch(/left as it is here: title$/m)
      expect((await run('Here')).out).toContain('Articles: 1 as they were.')
      expect((await run('There')).out).toContain('Articles: 1 changed.')
    })

    it('leaves, with --force too, corrections, and what was retracted or withheld here', async () => {
      const feed = async (text: string) =>
        feedOf([item('taken-1', 'One', text), item('taken-2', 'Two', text)])
      const run = async (text: string, ...more: string[]) =>
        candor(['import', await feed(text), '--mode', 'human-only', '--update', ...more])
      await run('x')
      await candor(['correct', 'taken-1', '--text', 'Not ten, but twelve.'])
      await candor(['retract', 'taken-1', '--reason', 'Forged.'])
      await candor(['withhold', 'taken-2'])
      expect((await run('other', '--force')).out).toBe(`Articles: 2 changed.\n${onePage}`)
      const rows = await rowsOf(
        database(),
        sql`select status, retraction_reason as reason, body_html as text from articles where guid like 'taken-%' order by guid`,
      )
      expect(rows).toEqual([
        { status: 'retracted', reason: 'Forged.', text: '<p>other</p>' },
        { status: 'withheld', reason: null, text: '<p>other</p>' },
      ])
      expect((await sideOf('taken-1')).corrections).toEqual(['Not ten, but twelve.'])
    })

    it('leaves deleted what was deleted here, counts it, and imports it again only with --undelete', async () => {
      const feed = await feedOf([
        item('gone-1', 'One'),
        item('gone-2', 'Two'),
        item('gone-3', 'Three'),
      ])
      const run = async (...more: string[]) =>
        candor(['--json', 'import', feed, '--mode', 'human-only', ...more])
      await run()
      for (const guid of ['gone-1', 'gone-2']) await candor(['delete', guid])
      for (const more of [['--dry-run'], [], ['--update'], ['--update', '--force']]) {
        const { counts, items, noted } = JSON.parse((await run(...more)).out)
        expect(counts).toEqual({
          deleted: 2,
          [more.includes('--update') ? 'unchanged' : 'kept']: 1,
        })
        expect([items[0], noted]).toMatchObject([
          { id: null, guid: 'gone-1', result: 'deleted' },
          [],
        ])
      }
      expect((await candor(['get', 'gone-1'])).code).toBe(4)
      const one = await candor(['import', feed, '--mode', 'human-only', '--undelete', 'gone-2'])
      expect(one.out).toBe(
        `Articles: 1 deleted here, and left so, 1 new, 1 there already, and left as they are.\n${onePage}`,
      )
      expect(JSON.parse((await run('--undelete', 'all')).out).counts).toEqual({
        created: 1,
        kept: 2,
      })
    })

    it('takes what it has read before a page that is gone', async () => {
      const gone = createServer((_, response) => response.writeHead(404).end()).listen(
        0,
        '127.0.0.1',
      )
      await once(gone, 'listening')
      const { port } = gone.address() as AddressInfo
      const feed = await feedOf([item('before', 'Before')], {
        next_url: `http://127.0.0.1:${port}/2`,
      })
      const ran = await candor(['import', feed, '--mode', 'human-only'])
      gone.close()
      expect([ran.code, ran.err]).toEqual([
        2,
        expect.stringMatching(/404[\s\S]*\nBefore that: 1 new\.\n$/),
      ])
      expect((await candor(['get', 'before'])).code).toBe(0)
    })

    it('keeps the label of a topic that is there, and says what the other software calls it', async () => {
      const run = async (guid: string, tag: string, ...flags: string[]) => {
        const path = await feedOf([{ ...item(guid, 'A'), tags: [tag] }])
        const ran = await candor(['import', path, '--mode', 'human-only', ...flags])
        return [ran.code, / {2}in 1 article: .*label.*/.exec(ran.out)?.[0]]
      }
      const expected = [0, expect.stringMatching(/"FLOODS" is "Floods" here, at floods$/)]
      expect(await run('labelled-0', 'Floods')).toEqual([0, undefined])
      expect(await run('labelled-1', 'FLOODS', '--dry-run')).toEqual(expected)
      expect(await run('labelled-1', 'FLOODS')).toEqual(expected)
      expect(await run('labelled-0', 'FLOODS', '--update')).toEqual(expected)
      const labels = await rowsOf<{ label: string }>(
        database(),
        sql`select label from topics where slug = 'floods'`,
      )
      expect(labels).toEqual([{ label: 'Floods' }])
    })

    it('gives another external id to an article whose own is taken', async () => {
      const body = {
        url: 'https://news.example.org/a',
        title: 'A',
        language: 'en',
        disclosure: { mode: 'human-only' },
      }
      await candor(['publish', '-', '--id', 'taken'], { input: JSON.stringify(body) })
      const args = [
        '--json',
        'import',
        await feedOf([item('taken', 'Imported')]),
        '--mode',
        'human-only',
      ]
      const ran = await candor(args)
      const [imported] = JSON.parse(ran.out).items
      expect([ran.code, imported]).toMatchObject([
        0,
        { id: expect.stringMatching(/^sha256-/), guid: 'taken', result: 'created' },
      ])
      expect(JSON.parse((await candor(['get', imported.id])).out)).toMatchObject({
        guid: 'taken',
        title: 'Imported',
      })
      // Feeds show the guid, so that is the article which who withdraws it means.
      expect(JSON.parse((await candor(['get', 'taken'])).out)).toMatchObject({
        guid: 'taken',
        title: 'Imported',
      })
      expect((await candor(['withhold', 'taken'])).out).toContain('Imported')
      expect(JSON.parse((await candor(args)).out).items).toMatchObject([
        { id: imported.id, result: 'kept' },
      ])
    })

    it.each([
      ['no such file', ['import', 'nowhere.xml', '--mode', 'human-only']],
      ['a file that is no feed', ['import', fixture('../read.ts'), '--mode', 'human-only']],
      ['an unknown mode', ['import', wordpress, '--mode', 'robot']],
      ['a reviewer missing', ['import', wordpress, '--mode', 'ai-assisted']],
      ['--force without --update', ['import', wordpress, '--mode', 'human-only', '--force']],
      ['a category without a mode', ['import', wordpress, '--category', 'news']],
    ])('refuses %s with exit code 2', async (_, args) => {
      const ran = await candor(args)
      expect([ran.code, ran.out]).toEqual([2, ''])
      expect(ran.err).not.toBe('')
    })
  })

  it('goes on where it was cut, to the same order as an import that was not', async () => {
    // Neither the oldest nor the newest first.
    const items = Array.from({ length: 450 }, (_, index) => ({
      ...item(`n${index}`, `Number ${index}`),
      date_published: new Date(Date.UTC(2020, 0, 1 + ((index * 7) % 450))).toISOString(),
      tags: [index < 430 ? 'early' : 'late'],
    }))
    const early = ['import', await feedOf(items), '--category', 'early=human-only']
    const late = ['--category', 'late=human-only']
    const [cut, whole] = [await open(), await open()]
    const first = await candor(early, { db: cut.db })
    expect([first.code, first.err]).toEqual([
      2,
      expect.stringMatching(/No rule fits "Number 430"[\s\S]*\nBefore that: 430 new\.\n$/),
    ])
    expect((await candor([...early, ...late], { db: cut.db })).out).toBe(
      `Articles: 430 there already, and left as they are, 20 new.\n${onePage}`,
    )
    expect((await candor([...early, ...late], { db: whole.db })).out).toBe(
      `Articles: 450 new.\n${onePage}`,
    )
    const order = sql`select l.family, a.guid from listings l join articles a on a.id = l.article_id order by l.family, l.listed_at, a.guid`
    const listed = await rowsOf<{ family: string; guid: string }>(cut.db, order)
    expect(listed).toEqual(await rowsOf(whole.db, order))
    const byDate = items.toSorted((one, other) =>
      one.date_published < other.date_published ? -1 : 1,
    )
    const inAll = listed.filter(({ family }) => family === 'all')
    expect(inAll.map(({ guid }) => guid)).toEqual(byDate.map(({ id }) => id))
    // Compares the feed as it is shown, with its archive.
    const compared = await candor(['--json', 'compare', early[1] ?? ''], { db: cut.db })
    expect([compared.code, JSON.parse(compared.out)]).toMatchObject([0, { same: 450, added: 0 }])
    await Promise.all([cut.close(), whole.close()])
  })

  it('compares an old feed with a new one', async () => {
    const [old, current] = [fixture('wordpress.rss.xml'), join(folder, 'new.xml')]
    await copyFile(old, current)
    const same = await candor(['compare', old, current])
    expect([same.code, same.err]).toEqual([0, ''])
    await writeFile(
      current,
      (await readFile(old, 'utf8')).replace(/<guid[^>]*>.*?<\/guid>/, '<guid>other</guid>'),
    )
    const other = await candor(['compare', old, current])
    expect(other.code).toBe(1)
    expect(other.out).toMatch(/^another guid: /m)
    expect(other.err).toContain('Do not redirect yet')
  })
}

if (import.meta.vitest) describeImport(openMigrated)

/** `candor export`, and `import` of it into an empty database: the same feeds, byte for byte. */
/// <reference types="vitest/importMeta" />
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../../../demo/seed.ts'
import { createStore } from '../../../../src/core/store/store.ts'
import { rowsOf, type WriterDatabase } from '../../../../src/core/store/writer-database.ts'
import { origin } from '../../../core/app/newsroom.ts'
import { buildSelection } from '../../../fixtures/build-article.ts'
import { insertEveryShape } from '../../../fixtures/insert-every-shape.ts'
import { openMigrated } from '../../../fixtures/open-migrated.ts'
import { serveOnNode } from '../../../product/app/on-node.ts'
import { type OpenEmpty, openCandor } from '../../../product/cli/running-candor.ts'

export function describeExport(open: OpenEmpty): void {
  const { candor } = openCandor(open)
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candor-export-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  describe('export', () => {
    let demo: Awaited<ReturnType<OpenEmpty>>
    let empty: Awaited<ReturnType<OpenEmpty>>
    beforeAll(async () => {
      ;[demo, empty] = [await open(), await open()]
      await seedDemo(demo.db, origin)
      await insertEveryShape(demo.db)
      // What triggers keep: tombstones, events, notices, a renamed topic, an old address; what an
      // import knew.
      const written = `update articles set status = 'withheld', holder = 'pipeline' where id = (select id from articles where status = 'published' order by published_at limit 1);
      delete from articles where id = (select id from articles where status = 'published'
        order by published_at desc limit 1);
      update topics set slug = 'renamed' where slug = 'public-standards';
      insert into old_addresses (path) values ('/feed.php');
      insert into article_returns (article_id, guid, text_digest, editor, reason, key) select id,
        guid, '${'0'.repeat(64)}', 'Ada Example', 'No source.', 'one' from articles limit 1;
      insert into signatures (article_id, guid, text_digest, sources, mode, editor_id, editor,
        signed_at, method, boxes, note, statement,
        credential_id, public_key, client_data_json, authenticator_data, signature)
        select id, guid, '${'0'.repeat(64)}', '[]', 'ai-assisted', gen_random_uuid(), 'Ada Example',
        '2026-05-01Z', 'passkey', '{facts}', '', 'Candor review 1', 'AQ', '\\x01', '\\x02', '\\x03',
          '\\x04' from articles limit 1;
      insert into imported_articles select id, '{}' from articles limit 1;
      update topics set label = 'One\u2028line' where slug = 'renamed'`
      for (const statement of written.split(';')) await demo.db.execute(sql.raw(statement))
    })
    afterAll(() => Promise.all([demo.close(), empty.close()]))

    const paths = [
      '/rss.xml',
      '/atom.xml',
      '/feed.json',
      '/corrections/atom.xml',
      '/topics/renamed/rss.xml',
      '/search/rss.xml?q=energy',
      '/feeds.json',
    ]

    async function read(db: WriterDatabase): Promise<readonly string[]> {
      const store = createStore(db, () => {})
      const service = await serveOnNode(() => store)
      const texts: string[] = []
      for (const path of paths) {
        const answer = await service.fetch(path)
        texts.push(`${path} ${answer.status} ${answer.headers.get('ETag')} ${await answer.text()}`)
      }
      await service.close()
      return texts
    }

    it('and import again give the same feeds, byte for byte, and the same export', async () => {
      const file = join(folder, 'newsroom.jsonl')
      const [exporting, restoring] = [[] as string[], [] as string[]]
      const exported = await candor(['export', file], { db: demo.db, terminal: exporting })
      expect(exported.out).toMatch(/^\d+ lines written to /)
      const restored = await candor(['import', file], { db: empty.db, terminal: restoring })
      expect(restored.out).toMatch(/^[1-9]\d+ articles restored/)
      expect(exporting.join('')).toMatch(/^\r500 lines.*\n$/s)
      expect(restoring.join('')).toMatch(
        /^\r500 lines read[\s\d,\ra-z]*\n\r[1-9]\d+ articles in the search index\n$/,
      )
      const held = await rowsOf(
        empty.db,
        sql`select status from articles where holder = 'pipeline'`,
      )
      expect(held).toEqual([{ status: 'withheld' }])
      const texts = await read(empty.db)
      expect(texts).toEqual(await read(demo.db))
      expect(texts.filter((text) => text.startsWith(`${text.split(' ')[0]} 200 `))).toHaveLength(
        paths.length,
      )
      const lines = await readFile(file, 'utf8')
      expect((await candor(['export'], { db: empty.db })).out).toBe(lines)
      expect(lines).toContain('{"table":"reviewed_texts","row":{')
      expect(lines).toContain('"disclosure_parts": [{"mode": "ai-')
      expect(lines).toContain('{"table":"imported_articles","row":{')
      expect(lines).toContain('{"table":"article_returns","row":{')
      expect(lines).toMatch(/"table":"signatures","row":\{.*"public_key": "\\\\x01"/)
      // Triggers work again, and ids go on.
      const made = await candor(['publish', '-', '--id', 'next'], {
        db: empty.db,
        input: JSON.stringify({
          url: 'https://news.example.org/next',
          title: 'Next',
          language: 'en',
          status: 'published',
          disclosure: { mode: 'human-only' },
        }),
      })
      expect(made.out).toMatch(/^created: next {2}published {2}/)
    })

    it('and import of what other software published give the same feeds, and nothing is there twice', async () => {
      const fixtures = fileURLToPath(new URL('../../import/fixtures/', import.meta.url))
      const options = [
        '--language',
        'en',
        '--site',
        'https://old.example.org',
        '--picture-alt',
        'title',
      ]
      const rules = ['--category', 'news=ai-assisted:Ada Example']
      const isExport = (name: string) => /wxr|export/.test(name)
      const importOf = (name: string) => {
        // Exports have drafts, and an article that is still to come: somebody knows how they are
        // made.
        const mode = isExport(name) ? 'human-only' : 'unknown'
        return ['import', join(fixtures, name), '--mode', mode, ...rules, ...options]
      }
      const all = await readdir(fixtures)
      const feeds = all.filter((name) => !isExport(name))
      const names = [...feeds, ...all.filter(isExport)]
      expect([feeds.length, names.length]).toEqual([5, 7])
      const [first, second] = [await open(), await open()]
      for (const name of names) {
        const ran = await candor(importOf(name), { db: first.db })
        expect([name, ran.code, ran.out, ran.err]).toEqual([
          name,
          0,
          expect.stringMatching(/[1-9]\d* new/),
          '',
        ])
      }
      const file = join(folder, 'moved.jsonl')
      await candor(['export', file], { db: first.db })
      await candor(['import', file], { db: second.db })
      const texts = await read(second.db)
      expect(texts).toEqual(await read(first.db))
      for (const name of names) {
        const again = await candor(importOf(name), { db: second.db })
        expect([name, again.out.split('\n')[0]]).toEqual([
          name,
          expect.stringMatching(/^Articles: \d+ there already, and left as they are\.$/),
        ])
      }
      for (const name of feeds) {
        const compared = await candor(['compare', join(fixtures, name), ...options.slice(2, 4)], {
          db: second.db,
        })
        expect([name, compared]).toMatchObject([name, { code: 0, err: '' }])
      }
      expect(await read(second.db)).toEqual(texts)
      expect((await candor(['export'], { db: second.db })).out).toBe(await readFile(file, 'utf8'))
      await Promise.all([first.close(), second.close()])
    })

    it('has every table of the newsroom, but tokens, the search index and what each database has', async () => {
      const { out } = await candor(['export'], { db: demo.db })
      const has = new Set(
        out
          .trimEnd()
          .split('\n')
          .slice(1)
          .map((line) => JSON.parse(line).table),
      )
      const all = await rowsOf<{ name: string }>(
        demo.db,
        sql`select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      )
      expect(
        all
          .map(({ name }) => name)
          .filter((name) => !has.has(name))
          .toSorted(),
      ).toEqual([
        'api_answers',
        'api_tokens',
        'article_claims',
        'article_search',
        'candor_functions',
        'candor_migrations',
        ...[
          'desk_challenges',
          'editor_invitations',
          'editor_passkeys',
          'editor_sessions',
          'editors',
        ],
        'opened_texts',
        'partner_requests',
        'partners',
        'pending_changes',
        'public_suffixes',
        'push_deliveries',
        'push_events',
        'push_requests',
        'push_state',
        'push_subscriptions',
        'push_topics',
        'push_webhooks',
        'reader_direct',
        'reader_embeds',
        'reader_errors',
        'reader_figures',
        'reader_requests',
        'reader_salts',
        'signed_articles',
        'signing_keys',
        'signing_state',
        'statements',
      ])
    })

    it.each([
      ['export', 'nowhere/x.jsonl', 'no such file or folder: "'],
      ['export', '.', 'this is a folder: "'],
      ['import', '.', 'this is a folder.'],
    ])('refuses to %s %s, with exit code 2', async (command, name, why) => {
      const ran = await candor(
        [command, join(folder, name), '--mode', 'unknown'].slice(0, command === 'import' ? 4 : 2),
      )
      expect([ran.code, ran.out, ran.err]).toEqual([2, '', expect.stringContaining(why)])
    })

    it('takes an export of a version before 0.1.0 whole, into an empty database', async () => {
      const exported = await readFile(new URL('before-0-1-0.export.jsonl', import.meta.url), 'utf8')
      // Columns that are newer than the export get their defaults.
      const standfirst = /"standfirst": "[^"]*", /g
      expect(exported.match(standfirst)?.length).toBe(9)
      const file = join(folder, 'earlier.jsonl')
      await writeFile(file, exported.replaceAll(standfirst, ''))
      expect((await candor(['import', file], { db: demo.db })).err).toContain(
        'goes into an empty one',
      )
      const fresh = await open()
      expect((await candor(['import', file], { db: fresh.db })).out).toMatch(/^9 articles restored/)
      // It has no reviewed texts: the rule of reviews needs none.
      const refused = fresh.db.transaction((tx) =>
        tx.execute(
          sql`update articles set body_html = body_html || '.' where reviewed_by is not null`,
        ),
      )
      await expect(refused).rejects.toMatchObject({
        detail: 'Changed since the review: body_html.',
      })
      const rowsIn = (text: string) => text.trimEnd().split('\n').slice(1)
      const again = rowsIn((await candor(['export'], { db: fresh.db })).out)
      const expected = rowsIn(exported.replaceAll(standfirst, '"standfirst": "", '))
      expect(again.map((line) => JSON.parse(line))).toMatchObject(
        expected.map((line) => JSON.parse(line)),
      )
      const shown = (await createStore(fresh.db, () => {}).latest(buildSelection())).articles.map(
        ({ title }) => title,
      )
      expect(shown).toEqual(['Retracted', 'Brücke', 'Plain', 'Whole: “every column” 🗞', 'Imported'])
      await fresh.close()
    })

    it('takes none of a newer version', async () => {
      const lines = (await candor(['export'], { db: demo.db })).out
      const file = join(folder, 'newer.jsonl')
      const fresh = await open()
      for (const [newer, message] of [
        [lines.replace('"version":1', '"version":2'), 'version 2'],
        [lines.replaceAll('"byline": ', '"mood": null, "byline": '), 'column mood of articles'],
      ] as const) {
        await writeFile(file, newer)
        const ran = await candor(['import', file], { db: fresh.db })
        expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(message)])
        expect(
          await rowsOf(fresh.db, sql`select from articles union all select from topics`),
        ).toEqual([])
      }
      await fresh.close()
    })

    it.each([
      ['topics', `insert into topics values ('weather', 'Weather')`],
      ['old_addresses', `insert into old_addresses (path) values ('/old')`],
      [
        'article_events',
        `insert into articles (id, url, title, language, disclosure_mode)
        values ('00000000-0000-4000-8000-000000000001', 'https://news.example.org/', 'Draft', 'en', 'human-only')`,
      ],
    ])('goes into no database with rows in %s', async (table, statement) => {
      const file = join(folder, 'newsroom.jsonl')
      const fresh = await open()
      await fresh.db.execute(sql.raw(statement))
      await fresh.db.execute(sql.raw('delete from articles'))
      const ran = await candor(['import', file], { db: fresh.db })
      await fresh.close()
      expect([ran.code, ran.err]).toEqual([
        1,
        expect.stringContaining(`The table ${table} of the database has rows`),
      ])
    })

    it('says which rows are wrong in a file that was changed', async () => {
      const file = join(folder, 'changed.jsonl')
      const lines = (await candor(['export'], { db: demo.db })).out
      const fresh = await open()
      for (const changed of [
        lines.replace('"title": "', '"title": "\\u0000'),
        lines.replace(/"slug": "[^"]*"/g, '"slug": "same"'),
      ]) {
        await writeFile(file, changed)
        const ran = await candor(['import', file], { db: fresh.db })
        expect([ran.code, ran.err]).toEqual([
          1,
          expect.stringMatching(/^The rows of (articles|topics) in the export cannot/),
        ])
      }
      await fresh.close()
    })

    it('says when it is not complete, and writes nothing of it', async () => {
      const lines = (await candor(['export'], { db: demo.db })).out.trimEnd().split('\n')
      const broken: readonly (readonly [readonly string[], string])[] = [
        [lines.slice(0, -1), 'cut off'],
        [lines.slice(0, -5), 'cut off'],
        [[...lines.slice(0, -5), lines.at(-4)?.slice(0, 40) ?? ''], 'no table'],
        [
          lines.toSpliced(-5, 1),
          `${lines.length - 2} lines before its last one, which says ${lines.length - 1}`,
        ],
        [[...lines, lines.at(-3) ?? ''], 'ends before'],
      ]
      const fresh = await open()
      for (const [own, message] of broken) {
        const file = join(folder, 'broken.jsonl')
        await writeFile(file, `${own.join('\n')}\n`)
        const ran = await candor(['import', file], { db: fresh.db })
        expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(message)])
        expect(
          await rowsOf(fresh.db, sql`select from articles union all select from topics`),
        ).toEqual([])
      }
      await fresh.close()
    })
  })
}

if (import.meta.vitest) describeExport(openMigrated)

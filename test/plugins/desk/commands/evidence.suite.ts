/**
 * `candor evidence`: what editors signed, from the database to a file that is checked without it.
 */
/// <reference types="vitest/importMeta" />
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { bytesOf, type WriterDatabase } from '../../../../src/core/store/writer-database.ts'
import type { Evidence } from '../../../../src/plugins/desk/evidence/evidence.ts'
import { insertArticle } from '../../../fixtures/insert-article.ts'
import { openMigrated } from '../../../fixtures/open-migrated.ts'
import { openCandor } from '../../../product/cli/running-candor.ts'
import { buildReview, guid, signedText } from '../build-evidence.ts'

const { candor, database } = openCandor(openMigrated)
const { assertion, statement, note, did, sources, mode } = buildReview()

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-evidence-'))
  await fill(database())
})
afterAll(() => rm(folder, { recursive: true }))

/**
 * A signed article that was sent back, corrected, changed and retracted; one that a pipeline says
 * is reviewed; one without a review.
 */
async function fill(db: WriterDatabase): Promise<void> {
  const { title, standfirst, body_html, digest } = signedText
  const text = { title, standfirst, bodyHtml: body_html }
  const draft = { status: 'draft', disclosureMode: 'human-only', publishedAt: null } as const
  const id = await insertArticle(db, { guid, ...text, title: 'Draft', ...draft })
  const parts = [
    assertion?.public_key,
    assertion?.client_data_json,
    assertion?.authenticator_data,
    assertion?.signature,
  ]
  const [key, client, authenticator, signature] = parts.map((part) =>
    bytesOf(Buffer.from(part ?? '', 'base64url')),
  )
  await db.execute(sql`insert into article_returns (article_id, guid, text_digest, editor, reason, key)
    values (${id}, ${guid}, ${'0'.repeat(64)}, 'Ada Example', 'No source.', 'one')`)
  await db.transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('candor.actor', 'Ada Example', true), set_config('candor.backdate', 'on', true)`,
    )
    await tx.execute(sql`update articles set title = ${title}, disclosure_mode = 'ai-assisted', reviewed_by = 'Ada Example',
      reviewed_at = '2026-05-01T12:00:00Z' where id = ${id}`)
    await tx.execute(sql`insert into signatures (article_id, guid, text_digest, sources, mode, editor_id, editor, signed_at, method, boxes, note,
        statement, credential_id, public_key, client_data_json, authenticator_data, signature)
      values (${id}, ${guid}, ${digest}, ${JSON.stringify(sources)}::jsonb, ${mode},
        gen_random_uuid(), 'Ada Example', '2026-05-01T12:00:00Z', 'passkey',
        ${`{${did.join(',')}}`}::text[], ${note}, ${statement}, ${assertion?.credential_id}, ${key},
          ${client}, ${authenticator},
        ${signature})`)
  })
  await db.execute(
    sql`insert into corrections (article_id, text, corrected_at) values (${id}, 'In part.', '2026-05-01T13:00:00Z')`,
  )
  await db.execute(sql`update articles set status = 'retracted', published_at = '2026-05-01T12:00:00Z', retracted_at = '2026-05-02T08:00:00Z',
    retraction_reason = 'Another judgment.' where id = ${id}`)
  await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('candor.actor', 'pipeline', true)`)
    await insertArticle(tx, {
      guid: 'unsigned',
      disclosureMode: 'ai-assisted',
      reviewedBy: 'Grace Example',
      url: 'https://news.example.org/c',
    })
  })
  await insertArticle(db, { guid: 'unreviewed', url: 'https://news.example.org/u' })
}

async function evidenceOf(...args: string[]): Promise<Evidence> {
  const { code, out, err } = await candor(['evidence', ...args])
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}

const today = new Date().toISOString().slice(0, 10)

describe('candor evidence', () => {
  it('writes all of an article to a file that is verified without database and network', async () => {
    const file = join(folder, 'evidence.json')
    const made = await candor(['evidence', '--article', guid, '--out', file])
    expect([made.code, made.out]).toEqual([0, `1 article written to ${file}\n`])
    const { articles }: Evidence = JSON.parse(await readFile(file, 'utf8'))
    expect(articles).toMatchObject([
      {
        guid,
        present: { title: signedText.title, status: 'retracted', text: signedText.digest },
        reviews: [buildReview()],
        texts: [signedText],
        returns: [{ editor: 'Ada Example', reason: 'No source.' }],
        corrections: [{ text: 'In part.', at: '2026-05-01T13:00:00Z' }],
        retraction: { reason: 'Another judgment.', at: '2026-05-02T08:00:00Z' },
      },
    ])
    expect(articles[0]?.events.map(({ action, actor }) => [action, actor])).toEqual([
      ...[
        ['created', null],
        ['changed', 'Ada Example'],
        ['changed', null],
        ['changed', null],
      ],
    ])
    vi.stubGlobal('fetch', () => expect.unreachable('nothing is fetched'))
    const db = new Proxy(database(), { get: () => expect.unreachable('no database is read') })
    const verified = await candor(['evidence', 'verify', file], { db })
    vi.unstubAllGlobals()
    expect([verified.code, verified.err]).toEqual([0, ''])
    expect(verified.out).toMatch(
      /: Ada Example, 2026-05-01T12:00:00.000Z, by passkey, key SHA-256 [0-9a-f]{64}\n/,
    )
    expect(verified.out).toMatch(/holds +origin http:\/\/localhost:8791\n.*holds +signature\n/s)

    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('Called the court', 'Called the count'),
    )
    const refused = await candor(['evidence', 'verify', file])
    expect([refused.code, refused.out]).toEqual([
      1,
      expect.stringMatching(/fails +file was changed\n.*fails +statement says another/s),
    ])
    await writeFile(file, '{}')
    expect((await candor(['evidence', 'verify', file])).code).toBe(2)
    expect((await candor(['evidence', 'verify', join(folder, 'none')])).code).toBe(2)
  })

  it('tells the word of a program from a signature, also of an article that is gone', async () => {
    const unsigned = {
      method: 'unsigned',
      editor: 'Grace Example',
      statement: null,
      assertion: null,
      actor: 'pipeline',
    }
    expect((await evidenceOf('--article', 'unsigned')).articles).toMatchObject([
      { reviews: [unsigned] },
    ])
    await database().execute(sql`delete from articles where guid = 'unsigned'`)
    expect((await evidenceOf('--article', 'unsigned')).articles).toMatchObject([
      {
        guid: 'unsigned',
        present: null,
        reviews: [unsigned],
        texts: [{}],
        events: [{}, { action: 'deleted' }],
      },
    ])
    expect((await candor(['evidence', '--article', 'nobody'])).code).toBe(4)
  })

  it('finds articles of a period by their reviews, corrections and retractions, days and ends included', async () => {
    const guidsOf = async (from: string, to: string) =>
      (await evidenceOf('--from', from, '--to', to)).articles
        .map((article) => article.guid)
        .toSorted()
    expect(await guidsOf('2026-05-01', '2026-05-01')).toContain(guid)
    expect(await guidsOf('2000-01-01', '2000-01-02')).toEqual([])
    expect(await guidsOf(today, today)).toEqual(['unsigned', guid])
    await database().execute(
      sql`insert into corrections (article_id, text) select id, 'It was Tuesday.' from articles where guid = 'unreviewed'`,
    )
    expect(await guidsOf(today, today)).toEqual(['unreviewed', 'unsigned', guid])
  })

  it('writes a page', async () => {
    expect((await candor(['evidence', '--article', guid, '--format', 'html'])).out).toMatch(
      /^<!doctype html>.*Court confirms/s,
    )
  })

  it('sums up a year as JSON, and says what it cannot do', async () => {
    const { code, out } = await candor(['evidence', '--year', today.slice(0, 4)])
    expect([code, JSON.parse(out).lines.length >= 13]).toEqual([0, true])
    const signed = await candor(['evidence', '--year', '2026'])
    expect(JSON.parse(signed.out).lines).toContainEqual(
      expect.objectContaining({ of: 'editor', name: 'Ada Example' }),
    )
    for (const more of [['2026x'], ['2026', '--article', guid], ['2026', '--format', 'html']])
      expect((await candor(['evidence', '--year', ...more])).code).toBe(2)
  })

  it('forgets what is old, but no text of a review that counts, and then verifies by the digest', async () => {
    const texts = async () =>
      (await evidenceOf('--article', guid)).articles.map((article) => [
        article.texts.length,
        article.returns.length,
      ])
    const forget = (...args: string[]) =>
      candor(['evidence', 'forget', '--before', '2100-01-01', ...args])
    expect((await forget('--dry-run')).out).toBe(
      'would be forgotten: 1 text and 1 return of drafts\n',
    )
    expect(await texts()).toEqual([[1, 1]])
    // The other one is of the article that was deleted.
    expect((await forget()).out).toBe('forgotten: 1 text and 1 return of drafts\n')
    expect(await texts()).toEqual([[1, 0]])
    await database().execute(sql`delete from articles where guid = ${guid}`)
    expect((await candor(['evidence', 'forget', '--before', today])).out).toBe(
      'forgotten: 0 texts and 0 returns of drafts\n',
    )
    expect((await forget('--json')).out).toContain('"texts": 1')
    const file = join(folder, 'forgotten.json')
    await candor(['evidence', '--article', guid, '--out', file])
    const { code, out } = await candor(['evidence', 'verify', file])
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/unknown +text was not kept\n.*holds +signature/s),
    ])
    const kept = { cause: { message: expect.stringContaining('is a record of what happened') } }
    await expect(database().execute(sql`delete from reviewed_texts`)).rejects.toMatchObject(kept)
  })

  it.each([
    [[]],
    [['--from', '2026-11-01']],
    [['--article', 'a', '--from', '2026-11-01']],
    [['--from', '2026-11-31', '--to', '2026-12-01']],
    [['--article', 'a', '--format', 'pdf']],
  ])('refuses %j', async (args) => {
    expect((await candor(['evidence', ...args])).code).toBe(2)
  })
})

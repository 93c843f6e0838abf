/** Evidence at the desk: the page for a lawyer, and the summary of a year. */
/// <reference types="vitest/importMeta" />
import { type SQL, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { verifyEvidence } from '../../../src/plugins/desk/evidence/verify.ts'
import { readYear } from '../../../src/plugins/desk/store/read-year.ts'
import { deskEn } from '../../../src/plugins/desk/words/en.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { fieldOf, openDesk, type TestDesk } from './open-desk.ts'

const { evidence, year: words } = deskEn
const year = String(new Date().getUTCFullYear())
const month = new Date().toISOString().slice(0, 7)
const claimed = { mode: 'ai-assisted', reviewed_by: 'Ada Example' }
const mine = ['Ada Example']

/** `login` is that of the desk, where it is another one than the owner's. */
export function describeEvidence(
  bench: () => Bench,
  login = (): WriterDatabase => bench().db,
): void {
  let desk: TestDesk
  let ada: Awaited<ReturnType<TestDesk['editor']>>
  const addressOf = (path: string) => `/desk/evidence?article=${path.split('/').at(-1)}`
  const pageOf = async (path: string) => (await ada.get(addressOf(path))).text

  beforeEach(async () => {
    desk = openDesk(bench().db, { db: login() })
    ada = await desk.editor('Ada Example')
  })

  describe('the evidence of an article', () => {
    it('is behind a button of its page, says what readers saw and who signed what, and leads to the JSON', async () => {
      const path = await desk.write('our-id-7', { title: 'Bridge <b>open</b>' })
      await ada.sign(path, ada.passkey, { note: 'Called <i>them</i>.', publish: '1' })
      expect((await ada.get(path)).text).toContain(
        `<li><a href="${addressOf(path)}">${evidence.article}</a></li>`,
      )
      const { status, text, headers } = await ada.get(addressOf(path))
      expect([status, headers.get('Content-Security-Policy')]).toEqual([
        200,
        expect.not.stringContaining('unsafe-inline'),
      ])
      for (const part of [
        ...['<dd><bdi>our-id-7</bdi></dd>', 'Bridge &lt;b&gt;open&lt;/b&gt;'],
        ...['Called &lt;i&gt;them&lt;/i&gt;.', evidence.now, '<p>It reopened.</p>'],
        ...[
          'AI-written, no human editor:',
          'Written with the help of AI and reviewed by Ada Example.',
        ],
        evidence.cases.signed.replace('{editor}', '<bdi>Ada Example</bdi>'),
      ])
        expect(text).toContain(part)
      const [, json = ''] = /href="(\?[^"]*format=json)"/.exec(text) ?? []
      const file = await ada.get(`/desk/evidence${json.replaceAll('&amp;', '&')}`)
      expect((await verifyEvidence(file.text)).holds).toBe(true)
    })

    it('says of another text what differs from the signed words, and that nobody signed it', async () => {
      const path = await desk.write('a', { title: 'Signed title' })
      await ada.sign(path, ada.passkey)
      const disclosure = { ...claimed, reviewed_at: new Date().toISOString() }
      await desk.write('a', { title: 'Claimed title', disclosure }, 'patch', mine)
      const text = await pageOf(path)
      expect(text).toContain(evidence.difference)
      expect(text).toMatch(/<del>Signed<\/del><ins>Claimed<\/ins>/)
      expect(text).toContain(evidence.unsigned.replace('{actor}', '<bdi>pipeline</bdi>'))
      expect(text).toContain(evidence.cases.claimed.replace('{editor}', '<bdi>Ada Example</bdi>'))
    })

    it('signs the parts by AI too, and says which there are', async () => {
      const translation = { name: 'translation', mode: 'ai-autonomous', translated_from: 'fr' }
      const path = await desk.write('a', {
        disclosure: { mode: 'ai-autonomous', parts: [translation] },
      })
      await ada.sign(path, ada.passkey)
      expect((await ada.get(path)).text).toContain(
        'Made by AI: translation (Français → English); reviewed by Ada Example.',
      )
      const text = await pageOf(path)
      expect(text).toContain('Translated by AI, no human editor:')
      expect(text).toContain('translation: ')
      expect(text).toContain(evidence.cases.signed.replace('{editor}', '<bdi>Ada Example</bdi>'))
      const [, json = ''] = /href="(\?[^"]*format=json)"/.exec(text) ?? []
      const file = await ada.get(`/desk/evidence${json.replaceAll('&amp;', '&')}`)
      expect((await verifyEvidence(file.text)).holds).toBe(true)
      expect(file.text).toContain('mode: ai-assisted; parts [{')
      expect((await ada.get('/desk/')).text).not.toContain(deskEn.queue.states.changed)
      const disclosure = {
        ...{ mode: 'ai-assisted', reviewed_by: 'Ada Example' },
        ...{ reviewed_at: new Date().toISOString(), parts: [] },
      }
      await desk.write('a', { disclosure }, 'patch', mine)
      expect((await ada.get('/desk/')).text).toContain(deskEn.queue.states.changed)
      expect(await pageOf(path)).toContain(
        evidence.cases.claimed.replace('{editor}', '<bdi>Ada Example</bdi>'),
      )
    })

    it('says of a text by humans that AI made a part only', async () => {
      const parts = [{ name: 'summary', mode: 'ai-autonomous' }]
      const path = await desk.write('a', { disclosure: { mode: 'ai-assisted', parts } })
      expect(await pageOf(path)).toContain(evidence.cases.parts)
    })

    it('says of days without a review that there was none', async () => {
      const { status, text } = await ada.get('/desk/evidence?from=2001-01-01&to=2001-01-02')
      expect([status, text.includes(evidence.empty)]).toEqual([200, true])
    })

    it('has corrections and the retraction, and what the record knows of an article that is gone', async () => {
      const path = await desk.write('a', { status: 'published' })
      expect(await pageOf(path)).toContain(evidence.none)
      await bench().sql(`insert into corrections (article_id, text) select id, 'On <b>Tuesday</b>.' from articles;
        update articles set status = 'retracted', retracted_at = now(), retraction_reason = 'All wrong.'`)
      const text = await pageOf(path)
      expect(text).toMatch(
        /<bdi>On &lt;b&gt;Tuesday&lt;\/b&gt;\.<\/bdi>[\s\S]*<bdi>All wrong\.<\/bdi>/,
      )
      expect(text).toContain(evidence.states.retracted)
      expect(text).toMatch(/as <bdi>\w+<\/bdi>, .*: retracted it.*: <bdi>All wrong/)
      await bench().sql('delete from articles')
      const gone = await pageOf(path)
      for (const part of [evidence.gone, evidence.states.deleted, evidence.cases['ai-autonomous']])
        expect(gone).toContain(part)
    })
  })

  describe('the summary of a year', () => {
    type Line = { of: string; name: string; counts: Readonly<Record<string, number>> }
    const linesOf = async (): Promise<Line[]> =>
      JSON.parse((await ada.get(`/desk/evidence/year?year=${year}&format=json`)).text).lines
    /** What came to it since; the record of earlier tests stays. */
    async function added(before: readonly Line[], of: string, name: string) {
      const countsOf = (lines: readonly Line[]) =>
        lines.find((line) => line.of === of && line.name === name)?.counts ?? {}
      const was = countsOf(before)
      const changes = Object.entries(countsOf(await linesOf())).map(
        ([fact, count]) => [fact, count - (was[fact] ?? 0)] as const,
      )
      return Object.fromEntries(changes.filter(([, count]) => count !== 0))
    }

    it('counts articles by month, by how they were made and by review, and what editors did', async () => {
      const before = await linesOf()
      const url = (name: string) => ({ url: `https://news.example.org/${name}` })
      const signed = await desk.write('signed', url('signed'))
      await ada.sign(signed, ada.passkey, { publish: '1' })
      await desk.write(
        'claimed',
        { ...url('claimed'), status: 'published', disclosure: claimed },
        'put',
        mine,
      )
      await desk.write('alone', { ...url('alone'), status: 'published' })
      await desk.write('human', {
        ...url('human'),
        status: 'published',
        disclosure: { mode: 'human-only' },
      })
      const draft = await desk.write('draft', url('draft'))
      const page = await ada.get(draft)
      const [digest, key] = [fieldOf(page, 'digest'), fieldOf(page, 'key')]
      await ada.post(`${draft}/return`, { digest, key, reason: 'No source.' })
      await bench().sql(
        `insert into corrections (article_id, text) select id, 'x' from articles where status = 'draft'`,
      )
      const act = async (action: string, fields: Readonly<Record<string, string>>) => {
        const tag = fieldOf(await ada.get(`${signed}/${action}`), 'tag')
        expect(
          (await ada.post(`${signed}/${action}`, { tag, step: 'confirm', ...fields })).status,
        ).toBe(303)
      }
      await act('correct', { text: 'It was Tuesday.' })
      await act('correct', { text: 'It was in May.' })
      await act('retract', { reason: 'All wrong.' })
      const articles = {
        ...{ published: 4, 'ai-autonomous': 1, 'ai-assisted': 2, 'human-only': 1 },
        ...{ signed: 1, claimed: 1, corrected: 1, retracted: 1 },
      }
      expect(await added(before, 'month', month)).toEqual(articles)
      expect(await added(before, 'year', year)).toEqual(articles)
      expect(await added(before, 'editor', 'Ada Example')).toEqual({
        ...{ signed: 1, returned: 1, corrected: 2, retracted: 1 },
      })
      await bench().sql(`delete from articles where external_id = 'human'`)
      expect(await added(before, 'month', month)).toMatchObject({ published: 4, 'human-only': 1 })
    })

    it('counts what partners alone read, and nothing under an embargo or of another year', async () => {
      const before = await linesOf()
      await bench().sql(
        `insert into partners (name, digest) values ('agency', '\\x0a') on conflict do nothing`,
      )
      await desk.write('partner', { status: 'published', audience: ['agency'] })
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
      await desk.write('later', {
        ...{ url: 'https://news.example.org/later', status: 'published', published_at: tomorrow },
      })
      expect(await added(before, 'year', year)).toEqual({ published: 1, 'ai-autonomous': 1 })
      const { text } = await ada.get('/desk/evidence/year?year=1999&format=json')
      const other: Line[] = JSON.parse(text).lines
      expect([
        other.length,
        other.flatMap(({ counts }) => Object.values(counts)).some(Boolean),
      ]).toEqual([13, false])
    })

    it('finds the year by indexes, and reads no text', async () => {
      const plan = await bench().db.transaction(async (tx) => {
        await tx.execute(sql`set local enable_seqscan = off`)
        const explain = { execute: (asked: SQL) => tx.execute(sql`explain verbose ${asked}`) }
        return JSON.stringify(await readYear(explain as WriterDatabase, year))
      })
      expect(plan).toContain('article_events_by_time')
      expect(plan).toContain('signatures_by_time')
      expect(plan).not.toMatch(/Seq Scan on public.(listings|articles|article_events)/)
      expect(plan).not.toMatch(/body_html|standfirst|reviewed_texts/)
    })

    it('is a page with a form at the end of the queue, and a file', async () => {
      const path = await desk.write('a')
      await ada.sign(path, ada.passkey)
      expect((await ada.get('/desk/')).text).toContain('action="/desk/evidence/year"')
      const { status, text } = await ada.get(`/desk/evidence/year?year=${year}`)
      expect([status, text.includes(`<bdi>${month}</bdi>`), text.includes('Ada Example')]).toEqual([
        ...[200, true, true],
      ])
      const file = await ada.get(`/desk/evidence/year?year=${year}&format=json`)
      expect(file.headers.get('Content-Type')).toBe('application/json')
      expect(JSON.parse(file.text)).toMatchObject({ candor: 'evidence year', year: String(year) })
    })

    it('refuses what is no year in words, and who is not logged in', async () => {
      for (const bad of ['', '0', '20260', '-2026', '2026x', '1e3', `';drop table articles`, '<b>'])
        expect(await ada.get(`/desk/evidence/year?year=${encodeURIComponent(bad)}`)).toMatchObject({
          status: 400,
          text: expect.stringContaining(words.wrong),
        })
      expect((await ada.get(`/desk/evidence/year?year=${year}&format=pdf`)).status).toBe(400)
      expect((await desk.visit().get(`/desk/evidence/year?year=${year}`)).status).toBe(401)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeEvidence)

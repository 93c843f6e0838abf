/** The desk from the invitation to the signature, and what editors do with articles. */
/// <reference types="vitest/importMeta" />

import { toBase64url } from 'candor-disclosure/text/base64url.ts'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { rowsOf, type WriterDatabase } from '../../../src/core/store/writer-database.ts'
import {
  challengeOf,
  parseStatement,
  sourcesDigestOf,
} from '../../../src/plugins/desk/evidence/signing.ts'
import { verifyEvidence } from '../../../src/plugins/desk/evidence/verify.ts'
import { deskEn } from '../../../src/plugins/desk/words/en.ts'
import { deskWordsIn } from '../../../src/plugins/desk/words/words.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { fieldOf, openDesk, type TestDesk } from './open-desk.ts'
import { makePasskey } from './soft-passkey.ts'

/** `login` is that of the desk, where it is another one than the owner's. */
export function describeDesk(bench: () => Bench, login = (): WriterDatabase => bench().db): void {
  let desk: TestDesk
  beforeEach(() => {
    desk = openDesk(bench().db, { db: login() })
  })
  const query = (text: string) => bench().sql(text)
  /** Counts the signatures of this test's articles: nobody can delete earlier ones. */
  const signatures = () =>
    query(
      'select s.method, s.editor, s.signature from signatures s join articles a on a.id = s.article_id',
    )

  describe('the desk', () => {
    it('lets in who has an invitation, and later by the passkey', async () => {
      const { token } = await desk.invite('Ada Example')
      const [browser, passkey] = [desk.visit(), makePasskey('desk.example.org')]
      expect((await browser.get('/desk/')).status).toBe(401)
      expect(await browser.enrol(token, passkey)).toMatchObject({ status: 303, location: '/desk/' })
      expect((await browser.get('/desk/')).text).toContain('Ada Example')
      expect((await browser.post('/desk/logout')).status).toBe(303)
      expect((await browser.get('/desk/')).status).toBe(401)
      expect(await browser.logIn(passkey)).toMatchObject({ status: 303, location: '/desk/' })
      expect((await browser.get('/desk/')).status).toBe(200)
    })

    it('shows each draft in its state, and the text beside its sources', async () => {
      const ada = await desk.editor('Ada Example')
      const path = await desk.write('a', {
        title: 'Bridge',
        sources: [{ url: 'https://council.example.org/', title: 'Minutes' }],
      })
      const queue = await ada.get('/desk/')
      expect([queue.text.includes(path), queue.text.includes('Waiting for a review (1)')]).toEqual([
        true,
        true,
      ])
      const page = await ada.get(path)
      expect(page.status).toBe(200)
      const evidence = await ada.get(`/desk/evidence?article=${path.split('/').at(-1)}`)
      expect([evidence.status, evidence.text.includes('Bridge')]).toEqual([200, true])
      expect(page.text).toMatch(/<h1>Bridge<\/h1>[\s\S]*href="https:\/\/council\.example\.org\/"/)
    })

    it('signs exactly the text that was read, publishes it, and keeps what proves it', async () => {
      const ada = await desk.editor('Ada Example')
      const sources = [
        { url: 'https://council.example.org/', title: 'Minutes' },
        { url: 'https://river.example.org/', title: 'Levels' },
      ]
      const path = await desk.write('a', { sources })
      const done = await ada.sign(path, ada.passkey, {
        facts: '1',
        quotes: '1',
        note: 'Called the court.\r\nTwice.',
        publish: '1',
      })
      expect(done).toMatchObject({ status: 303, location: `${path}?done=published&form=sign` })
      const [article] = await query(
        'select status, disclosure_mode as mode, reviewed_by as by, reviewed_digest as digest, reviewed_at as at from articles',
      )
      expect(article).toMatchObject({ status: 'published', mode: 'ai-assisted', by: 'Ada Example' })
      const [signature] = await rowsOf<{
        statement: string
        digest: string
        method: string
        data: string
        boxes: string[]
        sources: unknown
      }>(
        bench().db,
        sql`select statement, text_digest as digest, method, convert_from(client_data_json, 'UTF8') as data, to_json(boxes) as boxes, to_json(sources) as sources,
          signed_at = (select reviewed_at from articles) as "sameTime" from signatures s where article_id = (select id from articles)`,
      )
      expect(signature).toMatchObject({
        digest: article?.['digest'],
        method: 'passkey',
        boxes: ['facts', 'quotes'],
        sameTime: true,
        sources,
      })
      const { statement = '', data = '{}' } = signature ?? {}
      expect(parseStatement(statement)).toMatchObject({
        editor: 'Ada Example',
        mode: 'ai-assisted',
        note: 'Called the court.\nTwice.',
        sourcesDigest: await sourcesDigestOf(sources),
      })
      expect(JSON.parse(data).challenge).toBe(toBase64url(await challengeOf(statement)))
      expect(
        await query('select from reviewed_texts where article_id = (select id from articles)'),
      ).toHaveLength(1)
    })

    it('does not sign a text that changed meanwhile: it says who changed it, and what', async () => {
      const ada = await desk.editor('Ada Example')
      const path = await desk.write('a')
      const tag = fieldOf(await ada.get(path), 'tag')
      const fields = { tag, facts: '1', sources: '1', note: 'Earlier note.' }
      const options = JSON.parse((await ada.post(`${path}/sign/options`, fields)).text)
      await desk.write('a', { title: 'Another title' }, 'patch')
      const late = await ada.post(`${path}/sign`, {
        ...fields,
        answer: ada.passkey.get(options, { origin: 'https://desk.example.org' }),
      })
      expect(late.status).toBe(412)
      expect(late.text).toMatch(/pipeline[\s\S]*title/)
      expect(late.text).toContain('<ins>Another')
      expect(late.text).not.toMatch(/value="1" checked|Earlier note/)
      expect(await signatures()).toEqual([])
      expect((await ada.post(`${path}/sign/options`, fields)).status).toBe(409)
    })

    it.each([{}, { sources: '1', quotes: '1', changed: '1' }])(
      'signs nothing without checked facts: %j',
      async (boxes) => {
        const ada = await desk.editor('Ada Example')
        const path = await desk.write('a')
        const page = await ada.get(path)
        expect(page.text).toMatch(/name="facts" value="1" required/)
        const sent = { tag: fieldOf(page, 'tag'), note: 'Kept note.', publish: '1', ...boxes }
        expect((await ada.post(`${path}/sign/options`, sent)).status).toBe(409)
        const refused = await ada.post(`${path}/sign`, sent)
        expect([refused.status, refused.text.includes(deskEn.sign.unchecked)]).toEqual([422, true])
        expect(refused.text).toContain('>Kept note.</textarea>')
        expect(await signatures()).toEqual([])
      },
    )

    it('a second click signs nothing twice', async () => {
      const ada = await desk.editor('Ada Example')
      const path = await desk.write('a')
      const tag = fieldOf(await ada.get(path), 'tag')
      const options = JSON.parse((await ada.post(`${path}/sign/options`, { tag, facts: '1' })).text)
      const sent = {
        tag,
        facts: '1',
        answer: ada.passkey.get(options, { origin: 'https://desk.example.org' }),
      }
      expect((await ada.post(`${path}/sign`, sent)).status).toBe(303)
      expect((await ada.post(`${path}/sign`, sent)).status).toBe(412)
      expect(await signatures()).toHaveLength(1)
    })

    it('sends a draft back once, and it waits again when its text changes', async () => {
      const ada = await desk.editor('Ada Example')
      const path = await desk.write('a')
      const page = await ada.get(path)
      const sent = {
        digest: fieldOf(page, 'digest'),
        key: fieldOf(page, 'key'),
        reason: 'No source for the date.',
      }
      expect((await ada.post(`${path}/return`, sent)).status).toBe(303)
      expect((await ada.post(`${path}/return`, sent)).status).toBe(303)
      expect(await query('select reason from article_returns')).toEqual([
        { reason: 'No source for the date.' },
      ])
      expect((await ada.get('/desk/')).text).toMatch(/Sent back \(1\)[\s\S]*No source for the date/)
      await desk.write('a', { body_html: '<p>It reopened on Monday.</p>' }, 'patch')
      expect((await ada.get('/desk/')).text).toContain('Waiting for a review (1)')
      expect((await ada.post(`${path}/return`, { ...sent, key: crypto.randomUUID() })).status).toBe(
        412,
      )
    })

    it('one editor reads an article at a time, until it is released', async () => {
      const [ada, grace] = [await desk.editor('Ada Example'), await desk.editor('Grace Example')]
      const path = await desk.write('a')
      expect((await ada.post(`${path}/claim`)).status).toBe(303)
      const refused = await grace.post(`${path}/claim`)
      expect([refused.status, refused.text.includes('Ada Example')]).toEqual([409, true])
      expect((await grace.get('/desk/')).text).toMatch(/Ada Example[\s\S]*reading/)
      await grace.post(`${path}/release`)
      expect((await grace.post(`${path}/claim`)).status).toBe(409)
      await ada.post(`${path}/release`)
      expect((await grace.post(`${path}/claim`)).status).toBe(303)
    })

    it('with four eyes, who wrote or changed a text last cannot sign it', async () => {
      desk = openDesk(bench().db, { fourEyes: true, db: login() })
      const [ada, grace] = [await desk.editor('Ada Example'), await desk.editor('Grace Example')]
      const path = await desk.write('a')
      const tag = fieldOf(await ada.get(path), 'tag')
      const edit = {
        tag,
        title: 'Bridge reopens',
        standfirst: 'After the flood.',
        body_html: '<p>It reopened.</p>',
        step: 'confirm',
      }
      expect(await ada.post(`${path}/edit`, edit)).toMatchObject({ status: 303 })
      const own = fieldOf(await grace.get(path), 'tag')
      expect((await ada.post(`${path}/sign/options`, { tag: own })).status).toBe(409)
      expect((await ada.post(`${path}/sign`, { tag: own })).status).toBe(403)
      const rewritten = { title: 'Own text', standfirst: '', body_html: '<p>Own.</p>' }
      expect((await grace.sign(path, grace.passkey, rewritten)).status).toBe(403)
      expect(await signatures()).toEqual([])
      expect((await grace.sign(path, grace.passkey)).status).toBe(303)
    })

    it('of two editors who sign at the same moment, one signs, and the other one sees it', async () => {
      const [ada, grace] = [await desk.editor('Ada Example'), await desk.editor('Grace Example')]
      const path = await desk.write('a')
      const signs = [ada, grace].map(async (editor) => {
        const tag = fieldOf(await editor.get(path), 'tag')
        const options = JSON.parse(
          (await editor.post(`${path}/sign/options`, { tag, facts: '1' })).text,
        )
        return {
          editor,
          sent: {
            tag,
            facts: '1',
            answer: editor.passkey.get(options, { origin: 'https://desk.example.org' }),
          },
        }
      })
      const ready = await Promise.all(signs)
      const pages = await Promise.all(
        ready.map(({ editor, sent }) => editor.post(`${path}/sign`, sent)),
      )
      expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([303, 412]))
      expect(await signatures()).toHaveLength(1)
    })

    it.each([
      ['correct', { text: 'It was a Tuesday.' }, { corrections: 1 }],
      ['retract', { reason: 'The source was wrong.' }, { status: 'retracted' }],
      ['withhold', {}, { status: 'withheld' }],
      [
        'publish',
        { published_at: '2099-01-01T08:00', unsigned: '1' },
        { date: '2099-01-01 08:00' },
      ],
    ])(
      'does nothing before the one confirmation, and then once: %s',
      async (action, fields, expected) => {
        const ada = await desk.editor('Ada Example')
        const path = await desk.write('a', { status: action === 'publish' ? 'draft' : 'published' })
        const tag = fieldOf(await ada.get(`${path}/${action}`), 'tag')
        const read = async () =>
          (
            await query(`select status, to_char(published_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as date,
          (select count(*)::int from corrections) as corrections from articles`)
          )[0]
        const before = await read()
        const preview = await ada.post(`${path}/${action}`, { tag, step: 'preview', ...fields })
        expect([preview.status, preview.text.includes('value="confirm"')]).toEqual([200, true])
        expect(await read()).toEqual(before)
        expect(
          (await ada.post(`${path}/${action}`, { tag, step: 'confirm', ...fields })).status,
        ).toBe(303)
        expect(await read()).toMatchObject(expected)
        const again = await ada.post(`${path}/${action}`, { tag, step: 'confirm', ...fields })
        expect(again.status).toBe(412)
        expect(again.text).toMatch(/role="alert">.*<bdi>Ada Example<\/bdi>, <time/s)
        expect(await read()).toMatchObject(expected)
      },
    )

    it('a new text of a published article needs a signature', async () => {
      const ada = await desk.editor('Ada Example')
      const path = await desk.write('a', { title: 'The bridge over the river reopens' })
      await ada.sign(path, ada.passkey, { publish: '1' })
      const tag = fieldOf(await ada.get(path), 'tag')
      const text = { standfirst: 'After the flood.', body_html: '<p>It reopened.</p>' }
      const changed = { ...text, title: 'The bridge over the River reopens', facts: '1', tag }
      expect((await ada.post(`${path}/edit`, { ...changed, step: 'confirm' })).status).toBe(422)
      const preview = await ada.post(`${path}/edit`, { ...changed, step: 'preview' })
      expect([preview.status, preview.text.includes('value="confirm"')]).toEqual([200, false])
      expect(preview.text).toContain('<del>river</del><ins>River</ins>')
      expect(preview.text).toContain('/sign/options')
      const options = JSON.parse((await ada.post(`${path}/sign/options`, changed)).text)
      const answer = ada.passkey.get(options, { origin: 'https://desk.example.org' })
      expect((await ada.post(`${path}/sign`, { ...changed, answer })).status).toBe(303)
      const rows = await query(
        `select title, reviewed_digest = candor_text_digest(title, standfirst, body_html) as reviewed from articles`,
      )
      expect(rows).toEqual([{ title: 'The bridge over the River reopens', reviewed: true }])
      expect(await signatures()).toHaveLength(2)
    })

    it('an edited draft that was signed waits for its review again', async () => {
      const ada = await desk.editor('Ada Example')
      const path = await desk.write('a')
      await ada.sign(path, ada.passkey)
      const tag = fieldOf(await ada.get(path), 'tag')
      const edit = {
        tag,
        title: 'Another',
        standfirst: '',
        body_html: '<p>Other.</p>',
        step: 'confirm',
      }
      expect((await ada.post(`${path}/edit`, edit)).status).toBe(303)
      expect(
        await query('select reviewed_by as by, disclosure_mode as mode from articles'),
      ).toEqual([{ by: null, mode: 'ai-autonomous' }])
      expect((await ada.get('/desk/')).text).toContain('Changed after a review (1)')
      expect((await ada.get(path)).text).toContain('<ins>Another</ins>')
    })

    it('says why the rules refuse something in the language of the desk', async () => {
      desk = openDesk(bench().db, { language: 'de', db: login() })
      const { refusals } = deskWordsIn('de').words
      const ada = await desk.editor('Ada Example', ['review', 'correct', 'publish'])
      const path = await desk.write('a', { title: 'Bridge', status: 'published' })
      const tag = fieldOf(await ada.get(path), 'tag')
      const edit = { title: '', standfirst: '', body_html: '<p>Other.</p>' }
      for (const [action, fields, status, text] of [
        ['correct', { text: ' ' }, 422, refusals.correction_text_is_not_empty],
        [
          'correct',
          { text: 'It was a Tuesday.', url: 'news' },
          422,
          refusals.correction_url_is_absolute_http_url,
        ],
        ['edit', edit, 422, refusals.title_is_not_empty],
        [
          'publish',
          { published_at: '2099-01-01T08:00' },
          422,
          refusals.shown_article_is_not_embargoed,
        ],
        ['retract', { reason: 'Wrong.' }, 403, refusals.not_allowed],
      ] as const) {
        const page = await ada.post(`${path}/${action}`, { tag, step: 'confirm', ...fields })
        expect([action, page.status, page.text.includes(text)]).toEqual([action, status, true])
        expect(page.text).not.toMatch(/ must | may not do this/)
      }
      await ada.sign(path, ada.passkey)
      const changed = {
        ...edit,
        title: 'Another bridge',
        tag: fieldOf(await ada.get(path), 'tag'),
        step: 'confirm',
      }
      expect((await ada.post(`${path}/edit`, changed)).text).toContain(
        refusals.changed_after_review,
      )
    })

    it('lets each editor do what it may, by the rules of the API', async () => {
      const reviewer = await desk.editor('Ada Example', ['review'])
      const path = await desk.write('a')
      const page = await reviewer.get(path)
      expect(page.text).not.toMatch(/\/(correct|retract|withhold|publish)"/)
      const tag = fieldOf(page, 'tag')
      for (const [action, fields] of [
        ['correct', { text: 'x' }],
        ['withhold', {}],
        ['publish', {}],
      ] as const) {
        const { status } = await reviewer.post(`${path}/${action}`, {
          tag,
          step: 'confirm',
          ...fields,
        })
        expect([action, status]).toEqual([action, 403])
      }
      const denied = await reviewer.sign(path, reviewer.passkey, { publish: '1' })
      expect(denied.status).toBe(403)
      expect(await signatures()).toEqual([])
      expect((await reviewer.sign(path, reviewer.passkey)).status).toBe(303)
      const corrector = await desk.editor('Grace Example', ['correct'])
      expect((await corrector.get(path)).text).not.toContain('/sign"')
      const own = fieldOf(await corrector.get(`${path}/correct`), 'tag')
      const options = JSON.parse(
        (await corrector.post(`${path}/sign/options`, { tag: own, facts: '1' })).text,
      )
      const answer = corrector.passkey.get(options, { origin: 'https://desk.example.org' })
      expect((await corrector.post(`${path}/sign`, { tag: own, facts: '1', answer })).status).toBe(
        403,
      )
    })

    it('gives evidence of what was signed, which holds without the desk, and none to who is not logged in', async () => {
      const ada = await desk.editor('Ada Example')
      const path = await desk.write('evidence')
      await ada.sign(path, ada.passkey, { facts: '1', note: 'Called.', publish: '1' })
      const [article] = await query(`select guid from articles where external_id = 'evidence'`)
      const address = `/desk/evidence?article=${encodeURIComponent(String(article?.['guid']))}`
      const { status, text } = await ada.get(`${address}&format=json`)
      const { holds, reviews } = await verifyEvidence(text)
      expect([status, holds]).toEqual([200, true])
      expect(reviews).toMatchObject([{ method: 'passkey', editor: 'Ada Example' }])
      const page = await ada.get(address)
      expect([page.status, page.headers.get('Content-Security-Policy')]).toEqual([
        200,
        expect.stringContaining("default-src 'none'"),
      ])
      const day = new Date().toISOString().slice(0, 10)
      const file = await ada.get(`/desk/evidence?from=${day}&to=${day}&format=json`)
      expect([file.status, file.text]).toEqual([200, expect.stringContaining('Ada Example')])
      const statuses = [
        '?from=2026-01-01&to=2026-06-01',
        '?from=today&to=today',
        '',
        '?article=none',
        `?article=none&format=pdf`,
      ]
      const answers = await Promise.all(statuses.map((query) => ada.get(`/desk/evidence${query}`)))
      expect(answers.map((answer) => answer.status)).toEqual([400, 400, 400, 404, 400])
      expect((await desk.visit().get(address)).status).toBe(401)
    })

    it('has a private feed of what waits, whose earlier address ends with a new one', async () => {
      const ada = await desk.editor('Ada Example')
      await desk.write('a', { title: 'R&D <new>' })
      const made = await ada.post('/desk/account/feed')
      const [, path = ''] = /<code>https:\/\/desk\.example\.org(\S+)<\/code>/.exec(made.text) ?? []
      const feed = await desk.visit().get(path)
      expect(feed.headers.get('Content-Type')).toContain('application/atom+xml')
      expect(feed.text).toContain('<title>R&amp;D &lt;new&gt;</title>')
      await ada.post('/desk/account/feed')
      expect((await desk.visit().get(path)).status).toBe(404)
    })

    it('lists and ends sessions and passkeys, but not the last passkey', async () => {
      const ada = await desk.editor('Ada Example')
      const second = makePasskey('desk.example.org')
      expect((await ada.enrol('', second)).location).toBe('/desk/account')
      const phone = desk.visit()
      await phone.logIn(second)
      const account = await ada.get('/desk/account')
      const [, session = ''] = /account\/sessions\/(\d+)\/end/.exec(account.text) ?? []
      await ada.post(`/desk/account/sessions/${session}/end`)
      expect((await phone.get('/desk/')).status).toBe(401)
      await ada.post(`/desk/account/passkeys/${second.id}/end`)
      expect((await phone.logIn(second)).status).toBe(403)
      await ada.post(`/desk/account/passkeys/${ada.passkey.id}/end`)
      expect((await phone.logIn(ada.passkey)).status).toBe(303)
    })

    it('the demo editor signs without proof, and the signature says so', async () => {
      expect((await desk.visit().post('/desk/login/demo')).status).toBe(404)
      desk = openDesk(bench().db, { demo: true, db: login() })
      const browser = desk.visit()
      expect((await browser.post('/desk/login/demo')).status).toBe(303)
      const path = await desk.write('a')
      const tag = fieldOf(await browser.get(path), 'tag')
      expect((await browser.post(`${path}/sign`, { tag, publish: '1', facts: '1' })).status).toBe(
        303,
      )
      expect(await signatures()).toEqual([
        { method: 'demo', editor: 'Demo editor', signature: null },
      ])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeDesk)

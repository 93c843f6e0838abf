/**
 * What an editor writes at the desk: nothing of it is lost when the session or the database ends
 * first, and a body that was written as it looks is cleaned.
 */
/// <reference types="vitest/importMeta" />
import { beforeEach, describe, expect, it } from 'vitest'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { fill } from '../../../src/core/words/words.ts'
import { deskEn } from '../../../src/plugins/desk/words/en.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { fieldOf, openDesk, type TestDesk } from './open-desk.ts'

const { actions, errors, login: loginWords, write } = deskEn

/** A database that goes away and comes back. */
function failing(db: WriterDatabase) {
  const state = { isAway: false, code: 'ECONNREFUSED' }
  const refuse = () =>
    Promise.reject(Object.assign(new Error(`connect ${state.code}`), { code: state.code }))
  const proxy = new Proxy(db, {
    get: (target, name) =>
      state.isAway && (name === 'execute' || name === 'transaction')
        ? refuse
        : Reflect.get(target, name, target),
  })
  return { state, db: proxy }
}

/** `login` is that of the desk, where it is another one than the owner's. */
export function describeWriting(
  bench: () => Bench,
  login = (): WriterDatabase => bench().db,
): void {
  let desk: TestDesk
  let ada: Awaited<ReturnType<TestDesk['editor']>>
  let path: string
  let state: ReturnType<typeof failing>['state']
  beforeEach(async () => {
    const broken = failing(login())
    state = broken.state
    desk = openDesk(bench().db, { db: broken.db })
    ada = await desk.editor('Ada Example')
    path = await desk.write('a')
  })
  const query = (text: string) => bench().sql(text)
  const id = () => path.split('/').at(-1)
  const text = {
    title: 'The bridge',
    standfirst: 'Again.',
    body_html: '<p>Two “lanes” & more.</p>',
  }
  const escaped = '&lt;p&gt;Two “lanes” &amp; more.&lt;/p&gt;'

  describe('the text that an editor signs', () => {
    it('is whole on the page: folded parts, and that of a retracted article', async () => {
      const folded = '<p>Open.</p><details><summary>More</summary><p>Folded away.</p></details>'
      await query(`update articles set status = 'retracted', retraction_reason = 'Wrong.',
        published_at = now(), retracted_at = now(), body_html = '${folded}' where id = '${id()}'`)
      const page = await ada.get(path)
      expect(page.text).toContain(deskEn.article.hiddenText)
      expect(page.text).toMatch(/<details open><summary>More<\/summary>\s*<p>Folded away/)
      expect(page.text.indexOf('Folded away')).toBeLessThan(
        page.text.indexOf(`action="${path}/sign"`),
      )
    })

    it('has the statement of readers and a missing source beside the signature', async () => {
      path = await desk.write('b', {
        sources: [{ url: 'https://court.example.org/1', title: 'T' }],
      })
      const { text: page } = await ada.get(path)
      const form = page.slice(page.indexOf(`action="${path}/sign"`))
      expect(form).toMatch(
        new RegExp(
          `${deskEn.sign.statement} <strong[^>]*>[^<]*help of AI and reviewed by Ada Example`,
        ),
      )
      expect(form.includes(deskEn.article.noSources)).toBe(false)
      await query(`delete from sources where article_id = '${id()}'`)
      const { text: bare } = await ada.get(path)
      expect(bare.slice(bare.indexOf(`action="${path}/sign"`))).toContain(deskEn.article.noSources)
    })

    it('has its author, its date, its readers and characters that nobody sees, and so has the answer', async () => {
      const given = {
        ...{ byline: 'Berta Example', published_at: '2055-05-01T10:00:00Z', audience: ['wire'] },
        sources: [{ url: 'https://court.example.org/1', title: 'T\u{e0041}\u3164' }],
      }
      path = await desk.write('c', given)
      const { text: page } = await ada.get(path)
      expect(page).toMatch(/<article[\s\S]*<p class="meta"><bdi>Berta Example<\/bdi>/)
      expect(page).toContain('U+E0041, U+3164')
      const form = page.slice(page.indexOf(`action="${path}/sign"`), page.indexOf('name="publish"'))
      const readers = fill(deskEn.find.private, { partners: '<bdi>wire</bdi>' })
      expect(form).toMatch(new RegExp(`datetime="2055-05-01[\\s\\S]*${readers}`))
      const signed = await ada.sign(path, ada.passkey, { publish: '1' })
      const { text: after } = await ada.get(signed.location ?? '')
      expect(after).toMatch(
        new RegExp(`${deskEn.done.published} <p><span[\\s\\S]{1,80}2055-05-01[\\s\\S]*${readers}`),
      )
      await query(
        `update articles set published_at = now() - interval '1 hour' where id = '${id()}'`,
      )
      const { text: evidence } = await ada.get(`/desk/evidence?article=${id()}`)
      expect(evidence).toContain(`>${readers}</td>`)
    })

    it('is not said to be what readers see while it is taken offline', async () => {
      await query(`update articles set status = 'withheld' where id = '${id()}'`)
      const { text: page } = await ada.get(path)
      expect(
        [deskEn.article.hiddenText, deskEn.article.text].map((each) => page.includes(each)),
      ).toEqual([true, false])
    })

    it('has the reason of its return before it, also when it came back', async () => {
      const page = await ada.get(path)
      const fields = { digest: fieldOf(page, 'digest'), key: fieldOf(page, 'key') }
      const refused = await ada.post(`${path}/return`, { ...fields, reason: ' ' })
      expect(refused.text).toContain(deskEn.return.missing)
      expect((await ada.post(`${path}/return`, { ...fields, reason: 'No source.' })).status).toBe(
        303,
      )
      const { text: returned } = await ada.get(path)
      expect(returned.indexOf('No source.')).toBeLessThan(returned.indexOf('<article'))
      await desk.write('a', { byline: 'Berta Example' }, 'patch')
      const { text: back } = await ada.get(path)
      expect(back.indexOf('No source.')).toBeLessThan(back.indexOf('<article'))
    })
  })

  describe('what an editor writes', () => {
    it('comes back after an outage, says so, and is written by a second try', async () => {
      const tag = fieldOf(await ada.get(`${path}/edit`), 'tag')
      state.isAway = true
      const away = await ada.post(`${path}/edit`, { tag, ...text, step: 'confirm' })
      state.isAway = false
      expect([away.status, away.text.includes(write.kept)]).toEqual([503, true])
      expect(away.text).toContain(`<form method="post" action="${path}/edit"`)
      expect(away.text.split(escaped)).toHaveLength(3)
      const again = { tag: fieldOf(away, 'tag'), step: fieldOf(away, 'step') }
      expect((await ada.post(`${path}/edit`, { ...again, ...text })).status).toBe(303)
      expect(await query(`select body_html from articles where id = '${id()}'`)).toEqual([
        { body_html: text.body_html },
      ])
      expect(desk.log).toEqual([
        expect.stringMatching(/^the database of the desk is unavailable: .*ECONNREFUSED/),
        expect.stringMatching(/^the database works again for the desk/),
      ])
    })

    it('is signed once by a second try, also if the first one was written', async () => {
      const tag = fieldOf(await ada.get(path), 'tag')
      const sent = { tag, facts: '1', note: 'Called the mayor.' }
      const options = JSON.parse((await ada.post(`${path}/sign/options`, sent)).text)
      const answer = ada.passkey.get(options, { origin: 'https://desk.example.org' })
      state.isAway = true
      const away = await ada.post(`${path}/sign`, { ...sent, answer })
      state.isAway = false
      expect(away.status).toBe(503)
      expect(away.text).toContain(`data-passkey="${path}/sign/options"`)
      expect([fieldOf(away, 'note'), fieldOf(away, 'facts')]).toEqual(['Called the mayor.', '1'])
      expect(fieldOf(away, 'answer')).toBe('')
      expect((await ada.post(`${path}/sign`, { ...sent, answer })).status).toBe(303)
      // The answer to this one did not arrive.
      const third = await ada.post(`${path}/sign`, { ...sent, answer })
      expect(third.status).toBe(412)
      expect(await query(`select note from signatures where article_id = '${id()}'`)).toEqual([
        { note: 'Called the mayor.' },
      ])
    })

    it('comes back when the database refuses it as somebody signs, and is signed once', async () => {
      const tag = fieldOf(await ada.get(path), 'tag')
      const sign = async (own: Readonly<Record<string, string>>) => {
        const sent = { tag, facts: '1', ...text, ...own }
        const options = JSON.parse((await ada.post(`${path}/sign/options`, sent)).text)
        const answer = ada.passkey.get(options, { origin: 'https://desk.example.org' })
        return ada.post(`${path}/sign`, { ...sent, answer })
      }
      const refused = await sign({ title: ' ' })
      expect(refused.status).toBe(422)
      for (const part of [deskEn.refusals.title_is_not_empty, escaped, 'Again.'])
        expect(refused.text).toContain(part)
      expect(fieldOf(refused, 'tag')).toBe(tag)
      expect((await sign({})).status).toBe(303)
      expect(
        await query(`select title from articles where id = '${id()}' and reviewed_by is not null`),
      ).toEqual([{ title: text.title }])
    })

    it('is said to be away without a form where there was none, or too much of it', async () => {
      state.isAway = true
      const large = { ...text, body_html: 'x'.repeat(1_100_000) }
      for (const page of [await ada.get(path), await ada.post(`${path}/edit`, large)])
        expect([page.status, page.text.includes(errors.awayText)]).toEqual([503, true])
    })

    it('is not written without a right that the desk lacks, which the log names', async () => {
      state.code = '42501'
      state.isAway = true
      const { status } = await ada.post(`${path}/edit`, { tag: 'x', ...text, step: 'confirm' })
      state.isAway = false
      expect(status).toBe(503)
      expect(desk.log.at(-1)).toMatch(
        /^the database refuses the desk: .* GRANT candor_desk to this role/,
      )
    })

    it('waits where the editor was, after a login', async () => {
      await query(`delete from editor_sessions where editor_id = '${ada.editor.id}'`)
      const page = await ada.post(`${path}/edit`, { tag: 'x', ...text, step: 'preview' })
      expect([page.status, page.text.includes(loginWords.kept)]).toEqual([401, true])
      expect(page.text).toContain(escaped)
      const at = { article: fieldOf(page, 'article'), action: fieldOf(page, 'action') }
      const options = JSON.parse((await ada.post('/desk/login/options')).text)
      const answer = ada.passkey.get(options, { origin: 'https://desk.example.org' })
      const { location } = await ada.post('/desk/login', { answer, ...at })
      expect(location).toBe(`${path}/edit`)
      const other = JSON.parse((await ada.post('/desk/login/options')).text)
      const strange = { ...at, action: '../../evil' }
      expect(
        (
          await ada.post('/desk/login', {
            ...strange,
            answer: ada.passkey.get(other, { origin: 'https://desk.example.org' }),
          })
        ).location,
      ).toBe(path)
    })

    it('is cleaned where it was written as it looks, and is kept as it is where it is HTML', async () => {
      const dirty =
        '<div style="color:red">One<script>alert(1)</script> <b onclick="x()">lane</b>.</div>'
      const confirm = async (fields: Readonly<Record<string, string>>) => {
        const tag = fieldOf(await ada.get(`${path}/edit`), 'tag')
        const sent = { tag, ...text, body_html: dirty, ...fields }
        const preview = await ada.post(`${path}/edit`, { ...sent, step: 'preview' })
        expect(preview.text).toContain(write.inLists)
        const { status } = await ada.post(`${path}/edit`, { ...sent, step: 'confirm' })
        expect(status).toBe(303)
        return (await query(`select body_html from articles where id = '${id()}'`))[0]?.[
          'body_html'
        ]
      }
      expect(await confirm({ in_place: '1' })).toBe('<div>One <b>lane</b>.</div>')
      expect(await confirm({ in_place: '' })).toBe(dirty)
    })

    it('begins with the body as it looks, from which no control can get into the form', async () => {
      await query(
        `update articles set body_html = '<p>A <em>lane</em>.</p><input name="title" value="Evil"><form></form><p onclick="x()">B</p>' where id = '${id()}'`,
      )
      const page = await ada.get(`${path}/edit`)
      const [, box = ''] = /data-edits="html"[^>]*>(.*?)<\/div>/s.exec(page.text) ?? []
      expect(box).toContain('<p>A <em>lane</em>.</p>')
      expect(box).not.toMatch(/<input|<form|onclick/)
      expect(page.text).toContain(`<h1>${actions.edit}</h1>`)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeWriting)

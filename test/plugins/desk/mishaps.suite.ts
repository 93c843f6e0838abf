/**
 * What the desk says to forms and addresses that are broken, too old or of another article, and how
 * it keeps them out.
 */
/// <reference types="vitest/importMeta" />
import { beforeEach, describe, expect, it } from 'vitest'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { inviteEditor, setSuspended } from '../../../src/plugins/desk/store/editors.ts'
import { deskEn } from '../../../src/plugins/desk/words/en.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { fieldOf, openDesk, origin, type TestDesk } from './open-desk.ts'
import { makePasskey } from './soft-passkey.ts'

const { article, preview } = deskEn

/** `login` is that of the desk, where it is another one than the owner's. */
export function describeMishaps(
  bench: () => Bench,
  login = (): WriterDatabase => bench().db,
): void {
  let desk: TestDesk
  let ada: Awaited<ReturnType<TestDesk['editor']>>
  let path: string
  beforeEach(async () => {
    desk = openDesk(bench().db, { db: login() })
    ada = await desk.editor('Ada Example')
    path = await desk.write('a')
  })
  const query = (text: string) => bench().sql(text)
  const returnsOf = () =>
    query('select r.reason from article_returns r join articles a on a.id = r.article_id')
  const fieldsOf = async (of: string) => {
    const page = await ada.get(of)
    return { tag: fieldOf(page, 'tag'), digest: fieldOf(page, 'digest'), key: fieldOf(page, 'key') }
  }

  describe('the desk, when something is wrong', () => {
    it('answers 400, and logs nothing, for zero bytes in forms and addresses', async () => {
      const { tag, digest, key } = await fieldsOf(path)
      const answers = [
        await ada.post(`${path}/sign/options`, { tag, note: 'a\0b' }),
        await ada.post(`${path}/return`, { digest, key, reason: 'a\0b' }),
        await ada.get('/desk/?topic=a%00b'),
        await ada.get('/desk/?language=%00'),
        await ada.get('/desk/evidence?article=%00'),
        await ada.post('/desk/account/passkeys/a%00/end'),
      ]
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400))
      expect(answers[0]?.text).not.toContain('in the log')
      expect(desk.log).toEqual([])
    })

    it('refuses answers of passkeys with zero bytes, also of strangers', async () => {
      const clientDataJSON = btoa('{"challenge":"\\u0000"}').replaceAll('=', '')
      const answer = JSON.stringify({ id: 'a', response: { clientDataJSON } })
      expect((await desk.visit().post('/desk/login', { answer })).status).toBe(403)
      const passkey = makePasskey('desk.example.org')
      const asked = JSON.parse((await ada.post('/desk/login/options')).text)
      const other = { ...JSON.parse(passkey.get(asked, { origin })), id: '\0' }
      expect(
        (await desk.visit().post('/desk/login', { answer: JSON.stringify(other) })).status,
      ).toBe(403)
      expect(desk.log).toEqual([])
    })

    it('shows the newest hundred events of an article with more than a thousand', async () => {
      await query(`insert into article_events
          (at, article_id, guid, action, fields, status, text_digest, disclosure, role, actor)
        select now() + n * interval '1 second', article_id, guid, 'changed', '{url}', status,
          text_digest, disclosure, role, 'pipeline ' || n
        from article_events, generate_series(1, 1200) n where article_id = '${path.split('/').at(-1)}'`)
      const { text } = await ada.get(path)
      const shown = [...text.matchAll(/<li>The program <bdi>pipeline (\d+)<\/bdi>/g)].map(([, n]) =>
        Number(n),
      )
      expect(shown).toEqual(Array.from({ length: 100 }, (_, index) => 1200 - index))
      const late = await ada.post(`${path}/return`, {
        digest: '',
        key: fieldOf(await ada.get(path), 'key'),
        reason: 'x',
      })
      expect(late.text).toContain('<bdi>pipeline 1200</bdi>')
    })

    it('cuts a long note between characters', async () => {
      const note = `${'n'.repeat(3999)}😀😀`
      expect((await ada.sign(path, ada.passkey, { note })).status).toBe(303)
      const [row] = await query(
        'select s.note from signatures s join articles a on a.id = s.article_id',
      )
      expect(row?.['note']).toBe(note.slice(0, 4001))
      expect(desk.log).toEqual([])
    })

    it.each(['multipart/form-data', 'multipart/form-data; boundary=x'])(
      'answers 400 to a broken body: %s',
      async (type) => {
        const headers = {
          Origin: origin,
          'Sec-Fetch-Site': 'same-origin',
          'Content-Type': type,
          'Content-Length': '9',
        }
        const { status } = await ada.ask(`${path}/claim`, {
          method: 'POST',
          body: '--y\r\nnone',
          headers,
        })
        expect([status, desk.log]).toEqual([400, []])
      },
    )

    it('says which period evidence can have', async () => {
      const noticeFor = async (asked: string) => {
        const { status, text } = await ada.get(`/desk/evidence${asked}`)
        return [status, /<\/h1><p>([^<]*)/.exec(text)?.[1]]
      }
      const long = await noticeFor('?from=2026-01-01&to=2026-02-01')
      const reversed = await noticeFor('?from=2026-01-02&to=2026-01-01')
      const none = await noticeFor('')
      expect([long[0], reversed[0], none[0]]).toEqual([400, 400, 400])
      expect(long[1]).toContain('31')
      expect(new Set([long[1], reversed[1], none[1]]).size).toBe(3)
      expect((await ada.get('/desk/evidence?from=2026-01-01&to=2026-01-31')).status).toBe(200)
    })

    it('shows a text again that came after the end of the session, and writes nothing', async () => {
      const tag = (await fieldsOf(path)).tag
      await query('delete from editor_sessions')
      const { status, text } = await ada.post(`${path}/correct`, {
        tag,
        text: 'Not <b>9</b>.',
        step: 'confirm',
      })
      expect([status, text]).toEqual([
        401,
        expect.stringContaining('readonly>\nNot &lt;b&gt;9&lt;/b&gt;.</textarea>'),
      ])
      expect(await query('select text from corrections')).toEqual([])
      expect((await ada.get(path)).text).not.toContain('readonly')
      const returned = await ada.post(`${path}/return`, { reason: 'No source.' })
      expect(returned.text).toContain(`<label>${deskEn.return.reason}<textarea`)
    })

    it('leads from an invitation that was used to the login', async () => {
      const { status, text } = await desk.visit().post('/desk/enrol', { token: ada.token })
      expect(status).toBe(403)
      expect(text).toContain(`<h1>${deskEn.invitation.title}</h1>`)
      expect(text).toContain(`<a href="/desk/">${deskEn.login.title}</a>`)
    })

    it('takes the form of a return for its own article only, and ends no claim of others', async () => {
      const other = await desk.write('b')
      const first = await fieldsOf(path)
      expect((await ada.post(`${path}/return`, { ...first, reason: 'No source.' })).status).toBe(
        303,
      )
      const grace = await desk.editor('Grace Example')
      await grace.post(`${other}/claim`)
      expect(
        (await ada.post(`${other}/return`, { ...first, digest: '0'.repeat(64), reason: 'x' }))
          .status,
      ).toBe(412)
      await grace.post(`${path}/claim`)
      expect((await ada.post(`${path}/return`, { ...first, reason: 'No source.' })).status).toBe(
        303,
      )
      const claims =
        'select from article_claims c join articles a on a.id = c.article_id where c.expires_at > now()'
      expect(await query(claims)).toHaveLength(2)
      expect(await returnsOf()).toEqual([{ reason: 'No source.' }])
      const { digest } = await fieldsOf(other)
      expect(
        (await ada.post(`${other}/return`, { digest, key: first.key, reason: 'Own.' })).status,
      ).toBe(303)
      expect(await returnsOf()).toHaveLength(2)
    })

    it('tells the later of two editors who sent the same text back', async () => {
      const grace = await desk.editor('Grace Example')
      const [first, second] = [await fieldsOf(path), await fieldsOf(path)]
      expect((await ada.post(`${path}/return`, { ...first, reason: 'No source.' })).status).toBe(
        303,
      )
      const late = await grace.post(`${path}/return`, { ...second, reason: 'No quotes.' })
      expect([late.status, late.text.includes('No source.')]).toEqual([412, true])
      expect(late.text).toMatch(
        /role="alert">.*<bdi>Ada Example<\/bdi> sent it back.*<bdi>No source\.<\/bdi>/s,
      )
      expect(await returnsOf()).toEqual([{ reason: 'No source.' }])
      expect(late.text).not.toContain(`${path}/return`)
      await desk.write('a', { title: 'Another title' }, 'patch')
      expect(
        (await grace.post(`${path}/return`, { ...(await fieldsOf(path)), reason: 'No quotes.' }))
          .status,
      ).toBe(303)
    })

    it('previews the difference from the signed text', async () => {
      const edit = async (title: string) =>
        (
          await ada.post(`${path}/edit`, {
            ...(await fieldsOf(path)),
            ...text,
            title,
            step: 'preview',
          })
        ).text
      const text = { standfirst: 'After the flood.', body_html: '<p>It reopened.</p>' }
      await desk.write('a', { title: 'Old bridge reopens after the flood' }, 'patch')
      const first = await edit('New bridge reopens after the flood')
      expect([first.includes(article.difference), first.includes(preview.changes)]).toEqual([
        false,
        true,
      ])
      await ada.sign(path, ada.passkey)
      const unsigned = {
        title: 'Old bridge reopens after a flood',
        disclosure: { mode: 'human-only', reviewed_by: null },
      }
      await desk.write('a', unsigned, 'patch')
      const second = await edit('Old bridge reopens after flood')
      const [own = '', signed = ''] = second.split(`>${article.difference}<`)
      expect(own).toContain(preview.changes)
      expect([own, signed].map((part) => /<del>(the|a) ?<\/del>/.exec(part)?.[1])).toEqual([
        'a',
        'the',
      ])
    })

    it.each(['*', '', 'W/"a"'])(
      'writes nothing for a tag that is none of its own: %s',
      async (tag) => {
        expect((await ada.post(`${path}/publish`, { tag, step: 'confirm' })).status).toBe(412)
        expect(
          (
            await ada.post(`${path}/edit`, {
              tag,
              title: 'x',
              body_html: '<p>x</p>',
              step: 'confirm',
            })
          ).status,
        ).toBe(412)
        expect(await query('select status, title from articles')).not.toMatchObject([
          { status: 'published' },
        ])
      },
    )

    it('says that an article was signed, published or sent back only if it was, by this editor', async () => {
      const isMentioned = async (name: string) =>
        /class="message"/.test((await ada.get(`${path}?done=${name}`)).text)
      const names = ['signed', 'published', 'returned']
      expect(await Promise.all(names.map(isMentioned))).toEqual([false, false, false])
      await ada.post(`${path}/return`, { ...(await fieldsOf(path)), reason: 'No source.' })
      expect(await Promise.all(names.map(isMentioned))).toEqual([false, false, true])
      await ada.sign(path, ada.passkey)
      expect(await Promise.all(names.map(isMentioned))).toEqual([true, false, true])
      await ada.post(`${path}/publish`, { tag: (await fieldsOf(path)).tag, step: 'confirm' })
      expect(await Promise.all(names.map(isMentioned))).toEqual([true, true, true])
    })

    it.each(['invite', 'suspend'])('ends the private feed with the logins: %s', async (way) => {
      const made = await ada.post('/desk/account/feed')
      const [, feed = ''] = /<code>https:\/\/desk\.example\.org(\S+)<\/code>/.exec(made.text) ?? []
      expect((await desk.visit().get(feed)).status).toBe(200)
      const nobody = { name: 'Ada Example', may: null, role: null, contact: null }
      const invitation = { digest: '0'.repeat(64), hours: 48, handle: new Uint8Array(32) }
      if (way === 'invite') await inviteEditor(bench().db, nobody, invitation)
      else {
        await setSuspended(bench().db, 'Ada Example', true)
        await setSuspended(bench().db, 'Ada Example', false)
      }
      expect((await desk.visit().get(feed)).status).toBe(404)
    })

    it('ends all other sessions with a passkey', async () => {
      const second = makePasskey('desk.example.org')
      await ada.enrol('', second)
      const thief = desk.visit()
      await thief.logIn(second)
      await ada.post(`/desk/account/passkeys/unknown/end`)
      expect((await thief.get('/desk/')).status).toBe(200)
      await ada.post(`/desk/account/passkeys/${second.id}/end`)
      expect([(await thief.get('/desk/')).status, (await ada.get('/desk/')).status]).toEqual([
        401, 200,
      ])
    })

    it('says when to try again after too many tries', async () => {
      const visitor = desk.visit()
      let last = await visitor.post('/desk/login', { answer: '' })
      for (let tries = 0; tries < 40 && last.status === 403; tries += 1)
        last = await visitor.post('/desk/login', { answer: '' })
      expect(Number(last.headers.get('Retry-After'))).toBeGreaterThan(0)
    })

    it('does not tick to publish beforehand, and keeps the choice', async () => {
      const ticked = /name="publish" value="1" checked/
      const page = await ada.get(path)
      expect([page.text.includes('name="publish"'), ticked.test(page.text)]).toEqual([true, false])
      const { tag } = await fieldsOf(path)
      expect((await ada.post(`${path}/sign`, { tag, publish: '1' })).text).toMatch(ticked)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeMishaps)

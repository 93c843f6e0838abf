/** What the desk says to forms and addresses that are broken, too old or of another article, and how it keeps them out. */
/// <reference types="vitest/importMeta" />
import { beforeEach, describe, expect, it } from 'vitest'
import type { Bench } from '../store/bench.ts'
import { runOnPglite } from '../store/on-pglite.ts'
import { fieldOf, openDesk, origin, type TestDesk } from './open-desk.ts'
import { makePasskey } from './soft-passkey.ts'

function describeMishaps(bench: () => Bench): void {
  let desk: TestDesk
  let ada: Awaited<ReturnType<TestDesk['editor']>>
  let path: string
  beforeEach(async () => {
    desk = openDesk(bench().db)
    ada = await desk.editor('Ada Example')
    path = await desk.write('a')
  })
  const query = (text: string) => bench().sql(text)
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
      expect((await desk.visit().post('/desk/login', { answer: JSON.stringify(other) })).status).toBe(403)
      expect(desk.log).toEqual([])
    })

    it('cuts a long note between characters', async () => {
      const note = `${'n'.repeat(3999)}😀😀`
      expect((await ada.sign(path, ada.passkey, { note })).status).toBe(303)
      const [row] = await query('select s.note from signatures s join articles a on a.id = s.article_id')
      expect(row?.['note']).toBe(note.slice(0, 4001))
      expect(desk.log).toEqual([])
    })

    it.each(['multipart/form-data', 'multipart/form-data; boundary=x'])(
      'answers 400 to a broken body: %s',
      async (type) => {
        const headers = { Origin: origin, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type, 'Content-Length': '9' }
        const { status } = await ada.ask(`${path}/claim`, { method: 'POST', body: '--y\r\nnone', headers })
        expect([status, desk.log]).toEqual([400, []])
      },
    )

    it('says which period evidence can have', async () => {
      const said = async (asked: string) => {
        const { status, text } = await ada.get(`/desk/evidence${asked}`)
        return [status, /<\/h1><p>([^<]*)/.exec(text)?.[1]]
      }
      const long = await said('?from=2026-01-01&to=2026-02-01')
      const reversed = await said('?from=2026-01-02&to=2026-01-01')
      const none = await said('')
      expect([long[0], reversed[0], none[0]]).toEqual([400, 400, 400])
      expect(long[1]).toContain('31')
      expect(new Set([long[1], reversed[1], none[1]]).size).toBe(3)
      expect((await ada.get('/desk/evidence?from=2026-01-01&to=2026-01-31')).status).toBe(200)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeMishaps)

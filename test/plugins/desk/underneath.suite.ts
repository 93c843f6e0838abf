/** What editors see of an article that changed after they read it, and what their forms cost. */
/// <reference types="vitest/importMeta" />
import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { beforeEach, describe, expect, it } from 'vitest'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { fill } from '../../../src/core/words/words.ts'
import { forgetReviews } from '../../../src/plugins/desk/store/forget-reviews.ts'
import { deskEn } from '../../../src/plugins/desk/words/en.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { fieldOf, openDesk, origin, type Page, type TestDesk } from './open-desk.ts'

const { article, sign } = deskEn
const court = { url: 'https://court.example.org/1', title: 'The judgment' }
const blog = { url: 'https://blog.example.org/1', title: 'A blog' }

/** The database, and the statements that it was asked since the last `take`. */
function watch(db: WriterDatabase) {
  const dialect = new PgDialect()
  let seen: string[] = []
  const wrap = (inner: WriterDatabase): WriterDatabase =>
    new Proxy(inner, {
      get(target, name) {
        if (name === 'execute')
          return (statement: SQL) => {
            seen.push(dialect.sqlToQuery(statement).sql)
            return target.execute(statement)
          }
        if (name === 'transaction')
          return (work: (tx: WriterDatabase) => Promise<unknown>) =>
            target.transaction((tx) => work(wrap(tx)))
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  const take = () => {
    const taken = seen
    seen = []
    return taken
  }
  return { db: wrap(db), take }
}

/** `login` is that of the desk, where it is another one than the owner's. */
export function describeUnderneath(
  bench: () => Bench,
  login = (): WriterDatabase => bench().db,
): void {
  let desk: TestDesk
  let ada: Awaited<ReturnType<TestDesk['editor']>>
  let path: string
  beforeEach(async () => {
    desk = openDesk(bench().db, { db: login() })
    ada = await desk.editor('Ada Example')
    path = await desk.write('a', { title: 'Nine people were hurt', sources: [court] })
  })
  const ticks = { facts: '1', quotes: '1', note: 'Earlier note.', publish: '1' }
  /** Sends what was filled in on this page. */
  const signFrom = (page: Page) => ada.post(`${path}/sign`, { ...ticks, tag: fieldOf(page, 'tag') })
  const opened = () => bench().sql('select article_id from opened_texts')

  describe('an article that changed after an editor opened it', () => {
    it('is shown with the words and sources that changed, and has to be ticked again', async () => {
      const page = await ada.get(path)
      await desk.write('a', { title: 'Seven people were hurt', sources: [blog] }, 'patch')
      const late = await signFrom(page)
      expect(late.status).toBe(412)
      expect(late.text).toContain(`>${article.sinceOpened}</h2>`)
      expect(late.text).toMatch(/<del>Nine<\/del><ins>Seven<\/ins>/)
      expect(late.text).toMatch(/<del>The judgment \S+<\/del> <ins>A blog \S+<\/ins>/)
      expect(late.text.indexOf('id="changed"')).toBeLessThan(late.text.indexOf('class="pair"'))
      expect(late.text).toContain(`<a href="#changed">${sign.read}</a>`)
      expect(late.text).toContain(`<button>${sign.changed}</button>`)
      expect(late.text).not.toContain(`<button>${sign.button}</button>`)
      expect(late.text).not.toMatch(/value="1" checked|Earlier note/)
      // Nor does a browser that comes back to the page tick it again.
      expect(late.text).toMatch(/name="facts" value="1" required autocomplete="off"/)
      const tag = fieldOf(late, 'tag')
      expect((await ada.post(`${path}/sign/options`, { tag })).status).toBe(409)
      const options = JSON.parse((await ada.post(`${path}/sign/options`, { tag, facts: '1' })).text)
      const answer = ada.passkey.get(options, { origin })
      expect((await ada.post(`${path}/sign`, { tag, facts: '1', answer })).status).toBe(303)
    })

    it('says the old and the new language and topics', async () => {
      const page = await ada.get(path)
      const topics = [{ slug: 'works', label: 'Works' }]
      await desk.write('a', { language: 'pl', topics }, 'patch')
      const { text } = await signFrom(page)
      expect(text).toContain('<del>English</del> <ins>Polish (Polski)</ins>')
      expect(text).toContain(`${deskEn.queue.topic}: <ins>Works</ins>`)
    })

    it('is never written over by an edit before the editor has seen it', async () => {
      const page = await ada.get(`${path}/edit`)
      const sent = { title: 'Own title', standfirst: '', body_html: '<p>Own.</p>' }
      const first = { ...sent, tag: fieldOf(page, 'tag'), step: 'confirm' }
      await desk.write('a', { title: 'Seven people were hurt' }, 'patch')
      const late = await ada.post(`${path}/edit`, first)
      expect(late.status).toBe(412)
      expect(late.text).toMatch(/<del>Nine<\/del><ins>Seven<\/ins>/)
      expect(late.text).toContain(`>${deskEn.preview.changes}</h2>`)
      expect(fieldOf(late, 'title')).toBe('Own title')
      const titles = () => bench().sql(`select title from articles where external_id = 'a'`)
      expect(await titles()).toEqual([{ title: 'Seven people were hurt' }])
      expect((await ada.post(`${path}/edit`, first)).status).toBe(412)
      const signed = await ada.post(`${path}/sign`, { ...first, facts: '1', answer: 'x' })
      expect([signed.status, signed.text.includes(`>${article.sinceOpened}</h2>`)]).toEqual([
        412,
        true,
      ])
      const back = await ada.post(`${path}/edit`, { ...first, step: 'form' })
      expect(fieldOf(back, 'tag')).toBe(first.tag)
      const again = { ...first, tag: fieldOf(late, 'tag') }
      expect((await ada.post(`${path}/edit`, again)).status).toBe(303)
      expect(await titles()).toEqual([{ title: 'Own title' }])
    })

    it('is shown to an editor who retracts or publishes it too late', async () => {
      await desk.write('a', { status: 'published' }, 'patch')
      const page = await ada.get(`${path}/retract`)
      const sent = { tag: fieldOf(page, 'tag'), reason: 'Not nine.', step: 'confirm' }
      await desk.write('a', { title: 'Seven people were hurt' }, 'patch')
      const late = await ada.post(`${path}/retract`, sent)
      expect(late.status).toBe(412)
      expect(late.text).toContain(`>${article.sinceOpened}</h2>`)
      expect(late.text).toMatch(/<del>Nine<\/del><ins>Seven<\/ins>/)
      expect(late.text).toContain('>\nNot nine.</textarea>')
    })

    it('names the sources that went and came, and no other ones', async () => {
      const page = await ada.get(path)
      await desk.write('a', { sources: [court, blog] }, 'patch')
      const one = await signFrom(page)
      expect(one.text).toMatch(/: <ins>A blog \S+<\/ins>/)
      expect(one.text).not.toContain('<del>')
      await desk.write('a', { sources: [blog, court] }, 'patch')
      const other = await signFrom(one)
      expect(other.text).toMatch(/<del>The judgment \S+ · A blog \S+<\/del> <ins>A blog/)
    })

    it('is compared with the text of the page that was sent, of several', async () => {
      const first = await ada.get(path)
      await desk.write('a', { title: 'Eight people were hurt' }, 'patch')
      const second = await ada.get(path)
      await desk.write('a', { title: 'Seven people were hurt' }, 'patch')
      expect((await signFrom(first)).text).toMatch(/<del>Nine<\/del><ins>Seven<\/ins>/)
      const late = await signFrom(second)
      expect(late.text).toMatch(/<del>Eight<\/del><ins>Seven<\/ins>/)
      await desk.write('a', { title: 'Six people were hurt' }, 'patch')
      expect((await signFrom(late)).text).toMatch(/<del>Seven<\/del><ins>Six<\/ins>/)
    })

    it('has nothing to compare for a form of another article, or if only something else changed', async () => {
      const page = await ada.get(path)
      const other = await ada.get(await desk.write('b', { title: 'A secret title' }))
      const foreign = await signFrom(other)
      expect([foreign.status, foreign.text.includes('secret')]).toEqual([412, false])
      await desk.write('a', { byline: 'Night desk' }, 'patch')
      const late = await signFrom(page)
      expect([late.status, late.text.includes(sign.read)]).toEqual([412, false])
      await desk.write('a', { title: 'Seven people were hurt' }, 'patch')
      expect((await signFrom(other)).text).not.toContain('<ins>')
      expect(late.text).not.toMatch(/value="1" checked|Earlier note/)
    })

    it('is shown to an editor whose return came too late, with the reason', async () => {
      const page = await ada.get(path)
      const sent = { digest: fieldOf(page, 'digest'), key: fieldOf(page, 'key') }
      await desk.write('a', { title: 'Seven people were hurt' }, 'patch')
      const late = await ada.post(`${path}/return`, { ...sent, reason: 'Were it nine?' })
      expect(late.status).toBe(412)
      expect(late.text).toMatch(/<del>Nine<\/del><ins>Seven<\/ins>/)
      expect(late.text).toContain('>Were it nine?</textarea>')
    })
  })

  describe('a draft that was sent back', () => {
    const sendBack = async () => {
      const page = await ada.get(path)
      const sent = { digest: fieldOf(page, 'digest'), key: fieldOf(page, 'key') }
      await ada.post(`${path}/return`, { ...sent, reason: 'Not nine.' })
    }

    it('says what changed since, in words and sources, until it is signed', async () => {
      await sendBack()
      expect((await ada.get(path)).text).not.toContain(article.sinceReturned)
      await desk.write('a', { title: 'Seven people were hurt', sources: [blog] }, 'patch')
      for (const visit of [1, 2]) {
        const { text } = await ada.get(path)
        expect([visit, text.includes(`>${article.sinceReturned}</h2>`)]).toEqual([visit, true])
        expect(text).toMatch(/<del>Nine<\/del><ins>Seven<\/ins>/)
        expect(text).toMatch(/<del>The judgment \S+<\/del> <ins>A blog \S+<\/ins>/)
      }
      const grace = await desk.editor('Grace Example')
      const other = fill(article.sinceReturnedBy, { editor: 'Ada Example' })
      expect((await grace.get(path)).text).toContain(`>${other}</h2>`)
      await ada.sign(path, ada.passkey)
      expect((await ada.get(path)).text).not.toContain(article.sinceReturned)
    })

    it('waits again if only its sources or its language changed, says so, and can be sent back again', async () => {
      await sendBack()
      const waits = `${deskEn.queue.states.waiting} (1)`
      expect((await ada.get('/desk/')).text).not.toContain(waits)
      await desk.write('a', { language: 'de' }, 'patch')
      expect((await ada.get('/desk/')).text).toContain(waits)
      await sendBack()
      expect((await ada.get('/desk/')).text).not.toContain(waits)
      await desk.write('a', { sources: [blog] }, 'patch')
      const queued = (await ada.get('/desk/')).text
      expect([queued.includes(waits), queued.includes(deskEn.queue.cameBack)]).toEqual([true, true])
      expect((await ada.get('/desk/find?list=returned')).text).toContain(deskEn.find.empty)
      const { text } = await ada.get(path)
      expect(text).toContain(`${path}/return`)
      expect(text).toContain(`>${article.sinceReturned}</h2>`)
      expect(text).toMatch(/<del>The judgment \S+<\/del> <ins>A blog \S+<\/ins>/)
    })
  })

  describe('opened texts', () => {
    it('go with their article, after 30 days, and when reviews are forgotten', async () => {
      const other = await desk.write('b')
      await ada.get(path)
      await ada.get(path)
      await ada.get(other)
      expect(await opened()).toHaveLength(2)
      await bench().sql(`delete from articles where external_id = 'b'`)
      expect(await opened()).toHaveLength(1)
      await bench().sql(`update opened_texts set opened_at = now() - interval '31 days'`)
      await ada.get(await desk.write('c'))
      expect((await opened()).map(({ article_id: id }) => path.endsWith(String(id)))).toEqual([
        false,
      ])
      await forgetReviews(bench().db, '2000-01-01T00:00:00Z', false)
      expect(await opened()).toHaveLength(1)
      await forgetReviews(bench().db, '9000-01-01T00:00:00Z', false)
      expect(await opened()).toEqual([])
    })

    it('stay as long as the page is opened', async () => {
      await ada.get(path)
      await bench().sql(`update opened_texts set opened_at = now() - interval '31 days'`)
      await ada.get(path)
      await ada.get(await desk.write('b'))
      expect(await opened()).toHaveLength(2)
    })
  })

  describe('a form of an editor', () => {
    it('reads the article once before its operation, and asks no partner', async () => {
      let asked = 0
      const partnersOf = async () => {
        asked += 1
        return {}
      }
      const watched = watch(login())
      desk = openDesk(bench().db, { db: watched.db, partnersOf })
      const grace = await desk.editor('Grace Example')
      const page = await grace.get(path)
      const tag = fieldOf(page, 'tag')
      expect(asked).toBe(1)
      watched.take()
      /** How often an act reads the article, and what only pages need. */
      const costOf = async (act: string, fields: Readonly<Record<string, string>>) => {
        const { status, text } = await grace.post(`${path}/${act}`, fields)
        const statements = watched.take()
        const count = (pattern: RegExp) => statements.filter((each) => pattern.test(each)).length
        const reads = count(/to_jsonb\(a\) \|\|/)
        const ofPages = count(/from article_events e where e\.article_id = \S+ order|'lastSigned'/)
        return { status, text, reads, ofPages }
      }
      const claim = await costOf('claim', {})
      expect(claim).toMatchObject({ status: 303, reads: 1, ofPages: 0 })
      const release = await costOf('release', {})
      expect(release).toMatchObject({ status: 303, reads: 1, ofPages: 0 })
      const options = await costOf('sign/options', { tag, facts: '1' })
      expect(options).toMatchObject({ status: 200, reads: 1, ofPages: 0 })
      const answer = grace.passkey.get(JSON.parse(options.text), { origin })
      const signed = await costOf('sign', { tag, facts: '1', answer })
      expect(signed).toMatchObject({ status: 303, reads: 3, ofPages: 0 })
      expect(asked).toBe(1)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeUnderneath)

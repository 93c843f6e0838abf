/** The desk speaks to editors in the words of readers: no value of a column, no rule of the API. */
/// <reference types="vitest/importMeta" />
import { beforeEach, describe, expect, it } from 'vitest'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { wordsIn } from '../../../src/core/words/words.ts'
import { deskEn } from '../../../src/plugins/desk/words/en.ts'
import { deskWordsIn } from '../../../src/plugins/desk/words/words.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { fieldOf, openDesk, type TestDesk } from './open-desk.ts'

const machine =
  /\bai-autonomous|\bai-assisted|human-only|disclosure[_.]|reviewed_|_html|_at\b|\b(modes|topics|sources|languages)\/|[Ss]et status|\bunretract/
/** The text of a page, as people read it. */
const readable = (text: string) => text.replaceAll(/<[^>]*>/g, ' ')

/** `login` is that of the desk, where it is another one than the owner's. */
export function describePlainWords(
  bench: () => Bench,
  login = (): WriterDatabase => bench().db,
): void {
  let desk: TestDesk
  let ada: Awaited<ReturnType<TestDesk['editor']>>
  const open = async (language = 'en') => {
    const refuse = [
      { code: 'mode_is_refused', detail: 'The mode is ai-autonomous. MSN takes: human-only.' },
    ]
    const partnersOf = async () => ({ partners: { msn: { accepted: false, reasons: refuse } } })
    desk = openDesk(bench().db, { db: login(), language, partnersOf })
    ada = await desk.editor('Ada Example')
  }
  beforeEach(() => open())

  describe('the words of the desk', () => {
    it.each(['en', 'ar', 'de', 'es', 'fr', 'pl'])(
      'are those of readers, on every page of an article: %s',
      async (language) => {
        await open(language)
        const own = deskWordsIn(language).words
        const names = wordsIn('families', language).words.modes
        const path = await desk.write('a', {
          topics: [{ slug: 'works', label: 'Public works' }],
          sources: [{ url: 'https://court.example.org/1', title: 'The judgment' }],
        })
        const pages = [(await ada.get(path)).text, (await ada.get('/desk/')).text]
        expect(pages[0]).toContain(names['ai-autonomous'])
        expect(pages[0]).toContain(own.article.hiddenAs.draft)
        expect(pages[1]).toContain(names['ai-autonomous'])
        await ada.sign(path, ada.passkey, { publish: '1' })
        const shown = (await ada.get(path)).text
        expect(shown).toContain('<bdi>Public works</bdi>')
        expect(shown).toContain(own.article.statuses.published)
        const changes = { title: 'Other', disclosure: { mode: 'human-only', reviewed_by: null } }
        await desk.write('a', changes, 'patch')
        const changed = (await ada.get(path)).text
        expect(changed).toContain(own.article.parts.disclosure)
        pages.push(shown, changed)
        for (const [action, fields] of [
          ['correct', { text: 'Not 9.' }],
          ['retract', { reason: 'Wrong.' }],
          ['withhold', {}],
        ] as const) {
          const tag = fieldOf(await ada.get(`${path}/${action}`), 'tag')
          const preview = await ada.post(`${path}/${action}`, { tag, step: 'preview', ...fields })
          await ada.post(`${path}/${action}`, { tag, step: 'confirm', ...fields })
          pages.push(preview.text, (await ada.get(path)).text)
        }
        pages.push((await ada.get(`${path}/publish`)).text, (await ada.get('/desk/account')).text)
        expect(pages.at(-1)).toContain(own.account.rights.review)
        for (const text of pages) expect(readable(text)).not.toMatch(machine)
      },
    )

    it('say apart what the pipeline says and what the editors say', async () => {
      const path = await desk.write('a', {
        disclosure: { mode: 'ai-autonomous', model: 'gpt-x' },
      })
      const sectionOf = (text: string, title: string) =>
        new RegExp(`<h2>${title}</h2>([\\s\\S]*?)</section>`).exec(text)?.[1] ?? ''
      const before = (await ada.get(path)).text
      expect(sectionOf(before, deskEn.article.claims)).toContain(deskEn.article.mode)
      await ada.sign(path, ada.passkey, { quotes: '1', note: 'Called the court.' })
      const { text } = await ada.get(path)
      const [claims, says] = [
        sectionOf(text, deskEn.article.claims),
        sectionOf(text, deskEn.article.signatures),
      ]
      expect([claims.includes('gpt-x'), claims.includes('Ada Example')]).toEqual([true, false])
      expect(claims).not.toContain(deskEn.article.mode)
      expect(says).toMatch(/Ada Example[\s\S]*Called the court\./)
      expect(says).not.toContain('gpt-x')
    })

    it('name what publishing does, and offer it only where it does something', async () => {
      const path = await desk.write('a')
      const offered = async () =>
        /\/publish">([^<]*)</.exec((await ada.get(path)).text)?.[1] ?? null
      const act = async (action: string, fields: Readonly<Record<string, string>> = {}) => {
        const form = await ada.get(`${path}/${action}`)
        const sent = { tag: fieldOf(form, 'tag'), step: 'confirm', ...fields }
        expect((await ada.post(`${path}/${action}`, sent)).status).toBe(303)
      }
      expect(await offered()).toBe(deskEn.actions.publish)
      const bare = await ada.get(`${path}/publish`)
      const hasty = { tag: fieldOf(bare, 'tag'), step: 'confirm' }
      const refused = await ada.post(`${path}/publish`, hasty)
      expect([refused.status, refused.text.includes(deskEn.preview.unread)]).toEqual([422, true])
      expect(refused.text).toMatch(
        /name="unsigned" value="1" required autocomplete="off">.*AI-written, no human editor/,
      )
      await act('publish', { published_at: '2099-01-01T08:00', unsigned: '1' })
      expect(await offered()).toBe(deskEn.publish.date)
      expect((await ada.get(`${path}/publish`)).text).toContain(`<h1>${deskEn.publish.date}</h1>`)
      expect(readable((await ada.get(path)).text)).toContain('embargo until')
      await act('publish', { published_at: '' })
      expect(await offered()).toBeNull()
      await act('withhold')
      expect(await offered()).toBe(deskEn.publish.again)
      await act('publish', { again: '1', unsigned: '1' })
      await act('retract', { reason: 'Wrong.' })
      expect(await offered()).toBe(deskEn.publish.again)
    })

    it('tell the history: who did what, and why, with each retraction that was undone', async () => {
      const path = await desk.write('a', { status: 'published' })
      const act = async (action: string, fields: Readonly<Record<string, string>>) => {
        const tag = fieldOf(await ada.get(`${path}/${action}`), 'tag')
        await ada.post(`${path}/${action}`, { tag, step: 'confirm', ...fields })
      }
      await act('retract', { reason: 'A forged source.' })
      await act('publish', { again: '1', unsigned: '1' })
      await act('withhold', {})
      await bench().sql(`update articles set language = 'pl', status = 'published'`)
      const { events, by } = deskEn.article
      const plain = (page: string) => page.replaceAll(/<[^>]*>/g, '')
      const page = plain((await ada.get(path)).text)
      const evidence = plain((await ada.get(`/desk/evidence?article=${path.slice(15)}`)).text)
      for (const text of [page, evidence]) {
        expect(text).toMatch(new RegExp(`Ada Example, .*: ${events.retracted}: A forged source`))
        expect(text).toMatch(new RegExp(`Ada Example, .*: ${events.retracted_published}`))
      }
      expect(page).toMatch(new RegExp(`Ada Example, .*: ${events.withheld}`))
      expect(page).toMatch(
        new RegExp(
          `${by.login.split('{')[0]}\\w+, .*: ${events.withheld_published}; changed language`,
        ),
      )
      const json = (await ada.get(`/desk/evidence?article=${path.slice(15)}&format=json`)).text
      expect(json).toContain('"retraction_reason": "A forged source."')
    })

    it('warn of characters that nobody sees', async () => {
      const path = await desk.write('a', { title: 'A \u202etitle', body_html: '<p>\u200bX</p>' })
      expect((await ada.get(path)).text).toContain('U+202E, U+200B')
      const plain = await desk.write('b', { title: 'مقال\u200f' })
      expect((await ada.get(plain)).text).not.toContain('U+')
    })

    it('say in a sentence why an article without a mode is not signed', async () => {
      const path = await desk.write('a')
      await bench().sql(`select set_config('candor.backdate', 'on', true);
        update articles set disclosure_mode = 'unknown', disclosure_model = null,
          disclosure_provider = null, disclosure_statement = null, generated_at = null,
          published_at = '2026-01-01'`)
      const refused = await ada.sign(path, ada.passkey)
      expect([refused.status, refused.text.includes(deskEn.refusals.no_mode)]).toEqual([422, true])
      expect(readable(refused.text)).not.toMatch(machine)
    })
  })
}

if (import.meta.vitest) runOnPglite(describePlainWords)

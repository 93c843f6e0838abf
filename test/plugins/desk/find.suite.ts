/** How editors find articles of any age and state, and what their addresses can be. */
/// <reference types="vitest/importMeta" />
import { beforeEach, describe, expect, it } from 'vitest'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { en } from '../../../src/core/words/en.ts'
import { deskEn } from '../../../src/plugins/desk/words/en.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { fieldOf, openDesk, origin, type TestDesk } from './open-desk.ts'

const { find, fields } = deskEn
const pageHere = 'https://news.example.org/articles/'
const published = (title: string, day: number) => ({
  title,
  status: 'published',
  published_at: `2026-0${day}-01T12:00:00Z`,
})

/** `login` is that of the desk, where it is another one than the owner's. */
export function describeFind(bench: () => Bench, login = (): WriterDatabase => bench().db): void {
  let desk: TestDesk
  let ada: Awaited<ReturnType<TestDesk['editor']>>

  const titlesOf = (text: string) =>
    [...text.matchAll(/^(?:<ul class="queue">)?<li><a href="[^"]*"[^>]*>([^<]*)<\/a>$/gm)].map(
      ([, title]) => title,
    )
  const ask = (query: Readonly<Record<string, string>>) =>
    ada.get(`/desk/find?${new URLSearchParams(query)}`)
  const found = async (query: Readonly<Record<string, string>>) => titlesOf((await ask(query)).text)
  const linkOf = (text: string, side: 'before' | 'after') =>
    new RegExp(`<a href="(\\?[^"]*)">${find[side]}</a>`).exec(text)?.[1]?.replaceAll('&amp;', '&')

  /** One article of each list. */
  async function writeLists() {
    const returned = await desk.write('returned', { title: 'Returned' })
    const page = await ada.get(returned)
    const sent = {
      digest: fieldOf(page, 'digest'),
      key: fieldOf(page, 'key'),
      reason: 'No source.',
    }
    expect((await ada.post(`${returned}/return`, sent)).status).toBe(303)
    await desk.write('waiting', { title: 'Waiting' })
    await desk.write('scheduled', {
      ...published('Scheduled', 1),
      published_at: new Date(Date.now() + 864e5).toISOString(),
    })
    await desk.write('published', published('Published', 1))
    await desk.write('corrected', {
      ...published('Corrected', 2),
      corrections: [{ text: 'A wrong year.' }],
    })
    await desk.write('retracted', published('Retracted', 3))
    await desk.write('withheld', published('Withheld', 4))
    await bench().sql(`update articles set status = 'retracted', retraction_reason = 'Wrong.',
      retracted_at = now() where title = 'Retracted';
      update articles set status = 'withheld' where title = 'Withheld'`)
  }

  describe('finding an article', () => {
    beforeEach(async () => {
      desk = openDesk(bench().db, { db: login() })
      ada = await desk.editor('Ada Example')
    })

    it('has a list of each state, and all articles, those without a date first, then by date', async () => {
      await writeLists()
      const all = [
        'Waiting',
        'Returned',
        'Scheduled',
        'Withheld',
        'Retracted',
        'Corrected',
        'Published',
      ]
      expect(await found({})).toEqual(all)
      for (const name of Object.keys(find.lists)) {
        const { text } = await ask({ list: name })
        const own = `${name[0]?.toUpperCase()}${name.slice(1)}`
        const others = name === 'published' ? ['Corrected', 'Published'] : [own]
        expect([name, titlesOf(text)]).toEqual([name, others])
        expect(text).toContain(`<strong>${find.lists[name as keyof typeof find.lists]}</strong>`)
      }
      expect((await ada.get('/desk/')).text).toContain('<a href="/desk/find">')
    })

    it('lists corrected articles by their last correction, on every page', async () => {
      await bench().sql(`insert into articles (url, title, language, status, published_at, disclosure_mode)
        select 'https://news.example.org/' || n, 'Paged ' || n, 'en', 'published',
          '2026-03-01Z'::timestamptz - n * interval '1 day', 'ai-autonomous' from generate_series(1, 60) n;
        insert into corrections (article_id, text, corrected_at)
        select id, 'No. ' || k, now() - (1 - k) * interval '1 year' - (published_at - '2025-12-01Z') * k
          from articles, generate_series(0, 1) k`)
      const first = await ask({ list: 'corrected' })
      const [newest, older] = [titlesOf(first.text), linkOf(first.text, 'before')]
      const rest = titlesOf((await ada.get(`/desk/find${older}`)).text)
      const expected = Array.from({ length: 60 }, (_, index) => `Paged ${60 - index}`)
      expect([...newest, ...rest]).toEqual(expected)
    })

    it('a signed draft waits no more, and has a list of its own', async () => {
      await writeLists()
      const path = await desk.write('signed', { title: 'Signed' })
      await ada.sign(path, ada.passkey)
      expect(await found({ list: 'signed' })).toEqual(['Signed'])
      expect(await found({ list: 'waiting' })).toEqual(['Waiting'])
      const { text } = await ask({ q: 'signed' })
      expect(text).toContain(`<strong>${deskEn.queue.states.signed}</strong>`)
      expect(text).toContain(`<option value="signed">${deskEn.queue.states.signed}</option>`)
    })

    it('a returned draft waits again with another text', async () => {
      await writeLists()
      await desk.write('returned', { title: 'Returned, and better' }, 'patch')
      expect(await found({ list: 'returned' })).toEqual([])
      expect(await found({ list: 'waiting' })).toEqual(['Waiting', 'Returned, and better'])
    })

    it('searches titles and words of every state, private ones too, and no feed finds more than before', async () => {
      await writeLists()
      await desk.write('private', { ...published('For partners', 5), audience: ['wire'] })
      for (const word of ['Returned', 'waiting', 'scheduled', 'published', 'corrected', 'withheld'])
        expect([word, (await found({ q: word }))[0]?.toLowerCase()]).toEqual([
          word,
          word.toLowerCase(),
        ])
      // Their stem: English words of what readers see.
      expect(await found({ q: 'corrects' })).toEqual(['Corrected'])
      // Readers see the reason in place of the text; an editor finds both.
      expect(await found({ q: 'reopened', list: 'retracted' })).toEqual(['Retracted'])
      expect(await found({ q: 'wrong', list: 'retracted' })).toEqual(['Retracted'])
      expect((await found({ q: 'reopened' })).length).toBe(8)
      const { text } = await ask({ q: 'partners' })
      expect([titlesOf(text), text.includes('only for <bdi>wire</bdi>')]).toEqual([
        ['For partners'],
        true,
      ])
      for (const words of ['withheld', 'waiting', 'partners', 'returned']) {
        const selection = { ...buildSelection(), words }
        expect((await bench().store.latest(selection)).articles).toEqual([])
      }
    })

    it('searches names, guids, addresses and reviewers', async () => {
      const name = 'städte/über 50 %?'.replaceAll(' ', '_')
      const url = 'https://paper.example.org/a?id=1#top'
      const path = await desk.write(name, { ...published('Needle', 1), url })
      await desk.write('other', published('Other', 2))
      await ada.sign(path, ada.passkey)
      const [row] = await bench().sql(`select id, guid from articles where title = 'Needle'`)
      const page = `${pageHere}${encodeURIComponent('städte')}~2F${encodeURIComponent('ü')}ber_50_~25~3F/`
      const desks = `${origin}/desk/articles/${encodeURIComponent(name)}?done=signed`
      const sent = 'https://paper.example.org/b?id=2'
      await desk.write('third', { ...published('Third', 3), url: sent })
      for (const q of [`${sent}&utm_source=mail#top`, `${sent}&fbclid=x`])
        expect([q, await found({ q })]).toEqual([q, ['Third']])
      const fourth = { ...published('Fourth', 4), url: 'https://www.paper.example.org/c/' }
      await desk.write('fourth', fourth)
      const like = [
        'paper.example.org/c',
        'www.paper.example.org/c/',
        'http://paper.example.org/c',
        '<https://www.paper.example.org/c/?mc_cid=1&mc_eid=2>',
      ]
      for (const q of like) expect([q, await found({ q })]).toEqual([q, ['Fourth']])
      for (const q of ['paper.example.org/b?id=2', 'http://www.paper.example.org/b?id=2'])
        expect([q, await found({ q })]).toEqual([q, ['Third']])
      for (const q of [
        name,
        url,
        String(row?.['id']),
        String(row?.['guid']),
        page,
        desks,
        desks.replace('https://', ''),
        'ada',
        ' Ada Example ',
      ])
        expect([q, await found({ q })]).toEqual([q, ['Needle']])
      for (const q of [
        'https://paper.example.org/',
        `https://else.example.org/articles/${name}`,
        '%',
        '_',
        'ad_',
      ])
        expect([q, await found({ q })]).toEqual([q, []])
    })

    it('filters by language, topic, pipeline and reviewer, together with a search', async () => {
      await desk.write('a', {
        ...published('Uno', 1),
        language: 'es',
        topics: [{ slug: 'rivers', label: 'Rivers' }],
      })
      const two = await desk.write('b', {
        ...published('Two rivers', 2),
        topics: [{ slug: 'rivers', label: 'Rivers' }],
      })
      await desk.write('c', published('Three', 3))
      await bench().sql(`update articles set holder = 'wire' where title = 'Three'`)
      await ada.sign(two, ada.passkey)
      const { text } = await ask({})
      for (const [name, value] of [
        ['language', 'es'],
        ['topic', 'rivers'],
        ['holder', 'wire'],
        ['editor', 'Ada Example'],
      ])
        expect(text).toMatch(new RegExp(`<select id="${name}"[^\\n]*<option value="${value}">`))
      expect(text).toContain('<option value="es">Spanish (Español)</option>')
      expect(await found({ language: 'es' })).toEqual(['Uno'])
      expect(await found({ topic: 'rivers' })).toEqual(['Two rivers', 'Uno'])
      expect(await found({ holder: 'wire' })).toEqual(['Three'])
      expect(await found({ editor: 'Ada Example' })).toEqual(['Two rivers'])
      expect(await found({ topic: 'rivers', language: 'en', q: 'rivers' })).toEqual(['Two rivers'])
      expect(text).toMatch(/<details><summary>/)
      for (const [date, titles] of [
        ['2026', ['Three', 'Two rivers', 'Uno']],
        ['2026-02', ['Two rivers']],
        ['2026-03-01', ['Three']],
        ['2026-03-02', []],
        ['2025', []],
      ] as const)
        expect([date, await found({ date })]).toEqual([date, titles])
      expect(await found({ date: '2025-13' })).toEqual(await found({}))
      expect((await ask({ date: '2026' })).text).toMatch(/<details open><summary>/)
      expect(text).toContain(en.families.modes['ai-autonomous'])
      const none = await ask({ topic: 'rivers', holder: 'wire' })
      expect([none.status, titlesOf(none.text), none.text.includes(find.empty)]).toEqual([
        200,
        [],
        true,
      ])
      expect(none.text).toContain(`<a href="/desk/find">${find.all}</a>`)
      expect(none.text).toContain('<option value="rivers" selected>Rivers</option>')
    })

    it('pages from the newest to the oldest and back, also among equal dates', async () => {
      await bench().sql(`insert into articles (url, title, body_html, language, status, published_at, disclosure_mode)
        select 'https://news.example.org/' || n, 'Paged ' || n, '<p>Same words</p>', 'en',
          case when n > 115 then 'draft' else 'published' end,
          case when n <= 115 then '2026-03-01Z'::timestamptz + (n / 10) * interval '1 day' end,
          'ai-autonomous' from generate_series(1, 120) as n`)
      const expected = Array.from({ length: 120 }, (_, index) => `Paged ${120 - index}`)
      for (const query of ['?', '?q=same+words', '?language=en']) {
        const pages: string[] = []
        let link: string | undefined = query
        while (link !== undefined && pages.length < 9) {
          pages.push((await ada.get(`/desk/find${link}`)).text)
          link = linkOf(pages.at(-1) ?? '', 'before')
        }
        expect([query, pages.flatMap(titlesOf)]).toEqual([query, expected])
        const [first = '', second = '', third = ''] = pages
        expect(linkOf(first, 'after')).toBe(undefined)
        const back = (await ada.get(`/desk/find${linkOf(third, 'after')}`)).text
        expect(titlesOf(back)).toEqual(titlesOf(second))
        const start = (await ada.get(`/desk/find${linkOf(back, 'after')}`)).text
        expect([titlesOf(start), linkOf(start, 'after')]).toEqual([titlesOf(first), undefined])
      }
    })

    it('answers hostile input with a page', async () => {
      await desk.write('a', published('Only', 1))
      const texts = [
        "'",
        '"',
        '\\',
        '%',
        '_',
        '-',
        '!&|()<->:*',
        '-only or',
        'a'.repeat(10_000),
        '🏔'.repeat(3000),
      ]
      for (const text of [
        ...texts,
        'only '.repeat(2000),
        `${pageHere}a~00b/`,
        `${pageHere}~`,
        '<script>',
        '\uffff',
      ])
        for (const name of [
          'q',
          'date',
          'list',
          'language',
          'topic',
          'holder',
          'editor',
          'before',
          'after',
        ]) {
          const { status, text: page } = await ask({ [name]: text })
          expect([name, text.slice(0, 20), status]).toEqual([name, text.slice(0, 20), 200])
          expect(page).not.toContain('<script>')
        }
      for (const number of ['0', '-1', '1e9', '999999999999999', '9'.repeat(30), "1'"])
        for (const side of ['before', 'after'])
          expect([number, (await ask({ [side]: number })).status]).toEqual([number, 200])
      expect((await ada.get('/desk/find?q=a%00b')).status).toBe(400)
      expect((await ada.get('/desk/find?q=%FF%')).status).toBe(200)
      expect((await desk.visit().get('/desk/find?q=only')).status).toBe(401)
      expect(desk.log).toEqual([])
    })
  })

  describe('the address of an article at the desk', () => {
    beforeEach(async () => {
      desk = openDesk(bench().db, { db: login() })
      ada = await desk.editor('Ada Example')
    })

    it('can have its external id or guid, and leads to that of its id', async () => {
      const names = [
        'plain',
        'a/b?c=%41#d%',
        '~2F',
        '..',
        '川'.repeat(200),
        'x'.repeat(200),
        'é~%2F',
        "'&+",
      ]
      for (const name of names) {
        const path = await desk.write(name, { title: `Of ${name.slice(0, 9)}` })
        const [row] = await bench().sql(`select guid from articles where id = '${path.slice(15)}'`)
        const written = name === '..' ? '%2E%2E' : encodeURIComponent(name)
        const segments = [
          ...(name === '..' ? [] : [written]),
          encodeURIComponent(String(row?.['guid'])),
        ]
        for (const segment of segments) {
          const { status, location } = await ada.get(`/desk/articles/${segment}`)
          expect([name, status, location]).toEqual([name, 303, path])
        }
        const page = name
          .replace(/^\.\.$/, '~2E~2E')
          .replace(/[^\w.~-]|~(?!2E)/gu, (each) =>
            each < '\x80'
              ? `~${each.charCodeAt(0).toString(16).toUpperCase()}`
              : encodeURIComponent(each),
          )
        expect([page, (await ada.get(`/desk/articles/${page}`)).location]).toEqual([page, path])
      }
      const edit = await ada.get('/desk/articles/plain/edit?x=1')
      expect([edit.status, edit.location]).toMatchObject([
        303,
        /^\/desk\/articles\/[0-9a-f-]{36}\/edit\?x=1$/,
      ])
    })

    it('of an id is that of the article with the id, whatever another one is called', async () => {
      const path = await desk.write('first')
      await desk.write(path.slice(15), { title: 'Named as the first' })
      expect((await ada.get(path)).status).toBe(200)
      const absent = '00000000-0000-4000-8000-000000000001'
      const named = await desk.write(absent)
      expect((await ada.get(`/desk/articles/${absent}`)).location).toBe(named)
    })

    it('leads nowhere for other names, and takes forms only with an id', async () => {
      await desk.write('a')
      for (const name of ['b', '%2561', 'a~00', 'a%2500', '%E0%A4', '%', 'x'.repeat(9000)])
        expect([name.slice(0, 9), (await ada.get(`/desk/articles/${name}`)).status]).toEqual([
          name.slice(0, 9),
          404,
        ])
      expect((await ada.get('/desk/articles/a%00')).status).toBe(400)
      expect((await ada.post('/desk/articles/a/claim')).status).toBe(404)
      expect((await desk.visit().get('/desk/articles/a')).status).toBe(401)
      expect(desk.log).toEqual([])
    })

    it('offers an article that was taken back to be published again, to those who may', async () => {
      for (const status of ['retracted', 'withheld']) {
        const path = await desk.write(status, published(status, 1))
        await bench().sql(`update articles set status = '${status}', retraction_reason = 'Wrong.', retracted_at = now()
          where title = '${status}'`)
        expect(await found({ q: status })).toEqual([status])
        expect((await ada.get(path)).text).toContain(
          `<a href="${path}/publish">${deskEn.publish.again}</a>`,
        )
        const form = await ada.get(`${path}/publish`)
        expect([
          form.text.includes(`<h1>${deskEn.publish.again}</h1>`),
          form.text.includes(fields.again),
          form.text.includes('<bdi>Wrong.</bdi>'),
        ]).toEqual([true, true, true])
        const sent = {
          tag: fieldOf(form, 'tag'),
          published_at: '2026-01-01T12:00',
          again: '1',
          unsigned: '1',
        }
        const preview = await ada.post(`${path}/publish`, { ...sent, step: 'preview' })
        expect(preview.text).toContain(`>Confirm: ${deskEn.publish.again}</button>`)
        expect((await ada.post(`${path}/publish`, { ...sent, step: 'confirm' })).status).toBe(303)
        expect((await ada.get(path)).text).not.toContain(`${path}/publish`)
        expect(await found({ q: status, list: 'published' })).toEqual([status])
      }
      const fay = await desk.editor('Fay Example', ['review', 'publish'])
      const path = await desk.write('kept', published('kept', 1))
      await bench().sql(`update articles set status = 'withheld' where title = 'kept'`)
      expect((await fay.get(path)).text).not.toContain(deskEn.publish.again)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeFind)

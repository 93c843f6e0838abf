/**
 * What waits at the desk: whose signature counts, what changed after one, and how much the queue
 * has at once.
 */
/// <reference types="vitest/importMeta" />
import { beforeEach, describe, expect, it } from 'vitest'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { en } from '../../../src/core/words/en.ts'
import { fill } from '../../../src/core/words/words.ts'
import { removeEditor } from '../../../src/plugins/desk/store/editors.ts'
import type { QueueState } from '../../../src/plugins/desk/store/queue.ts'
import { deskEn } from '../../../src/plugins/desk/words/en.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { fieldOf, openDesk, type TestDesk } from './open-desk.ts'

const { queue, article, errors, find } = deskEn
const names = en.families.modes
const claimed = { mode: 'ai-assisted', reviewed_by: 'Ada Example' }
const claimBy = (actor: string) =>
  fill(queue.claimedReview, { reviewer: '<bdi>Ada Example</bdi>', actor: `<bdi>${actor}</bdi>` })

/** `login` is that of the desk, where it is another one than the owner's. */
export function describeQueue(bench: () => Bench, login = (): WriterDatabase => bench().db): void {
  let desk: TestDesk
  let ada: Awaited<ReturnType<TestDesk['editor']>>
  /** How many the page says are in each state. */
  const counts = (text: string) => {
    const found = [...text.matchAll(/<h2>([^<]+) \((\d+)\)<\/h2>/g)].map(([, title, count]) => [
      title,
      Number(count),
    ])
    const of = new Map(found as [string, number][])
    const states = Object.entries(queue.states) as [QueueState, string][]
    return Object.fromEntries(
      states.flatMap(([state, title]) => (of.has(title) ? [[state, of.get(title)]] : [])),
    )
  }
  const mine = ['Ada Example']

  describe('the queue of the desk', () => {
    beforeEach(async () => {
      desk = openDesk(bench().db, { db: login() })
      ada = await desk.editor('Ada Example')
    })

    it('calls a draft signed only if its text was signed here, and names who claims a review of it', async () => {
      const path = await desk.write('a', { disclosure: claimed }, 'put', mine)
      const waits = (await ada.get('/desk/')).text
      expect([counts(waits), waits.includes(claimBy('pipeline'))]).toEqual([{ waiting: 1 }, true])
      const page = await ada.get(path)
      expect([page.text.includes(claimBy('pipeline')), page.text.includes(article.same)]).toEqual([
        true,
        false,
      ])
      expect(page.text).toContain(article.first)
      expect((await ada.sign(path, ada.passkey)).status).toBe(303)
      const signed = (await ada.get('/desk/')).text
      expect([counts(signed), signed.includes(claimBy('pipeline'))]).toEqual([{ signed: 1 }, false])
      expect((await ada.get(path)).text).toContain(article.same)
    })

    it('a claimed review of another text is no signature, and the page has what differs from the signed one', async () => {
      const path = await desk.write('a', { title: 'Signed title' })
      await ada.sign(path, ada.passkey)
      const disclosure = { ...claimed, reviewed_at: new Date().toISOString() }
      await desk.write('a', { title: 'Claimed title', disclosure }, 'patch', mine)
      const { text } = await ada.get('/desk/')
      expect([counts(text), text.includes(claimBy('pipeline'))]).toEqual([{ changed: 1 }, true])
      const page = (await ada.get(path)).text
      expect([page.includes(article.same), page.includes(claimBy('pipeline'))]).toEqual([
        false,
        true,
      ])
      expect(page).toMatch(/<del>Signed<\/del><ins>Claimed<\/ins>/)
    })

    it('calls no draft signed whose mode is another one than was signed', async () => {
      const path = await desk.write('a')
      await ada.sign(path, ada.passkey)
      const disclosure = {
        mode: 'human-only',
        reviewed_by: 'Ada Example',
        reviewed_at: new Date().toISOString(),
      }
      await desk.write('a', { disclosure }, 'patch', mine)
      expect(counts((await ada.get('/desk/')).text)).toEqual({ changed: 1 })
      const page = (await ada.get(path)).text
      expect(page).toContain(`<del>${names['ai-assisted']}</del> <ins>${names['human-only']}</ins>`)
      expect([page.includes(article.same), page.includes(`${path}/return`)]).toEqual([false, true])
      await ada.sign(path, ada.passkey)
      expect(counts((await ada.get('/desk/')).text)).toEqual({ signed: 1 })
    })

    it('calls an article with other sources than the signed ones changed, and has what differs', async () => {
      const sources = [
        { url: 'https://court.example.org/1', title: 'The \u202ejudgment', publisher: 'Court' },
      ]
      const path = await desk.write('a', { sources })
      const beside = (await ada.get(path)).text
      expect(beside).toContain('<bdi>The \u202ejudgment</bdi>')
      expect(beside).toContain('<bdi>court.example.org</bdi>')
      await ada.sign(path, ada.passkey)
      await desk.write('a', { sources: [] }, 'patch', mine)
      expect(counts((await ada.get('/desk/')).text)).toEqual({ changed: 1 })
      // The mode that it has is the editor's, and no program said so.
      expect((await ada.get(path)).text).not.toContain(`<dt>${article.mode}</dt>`)
      await desk.write('a', { sources }, 'patch', mine)
      expect(counts((await ada.get('/desk/')).text)).toEqual({ signed: 1 })
      await ada.sign(path, ada.passkey, { publish: '1' })
      await desk.write(
        'a',
        { sources: [{ url: 'https://blog.example.org/1', title: 'A blog' }] },
        'patch',
        mine,
      )
      expect(counts((await ada.get('/desk/')).text)).toEqual({ changed: 1 })
      const page = (await ada.get(path)).text
      expect(page).toMatch(
        /<del>The \u202ejudgment https:\/\/court\S+<\/del> <ins>A blog https:\/\/blog\S+<\/ins>/,
      )
      expect([
        page.includes(article.same),
        page.includes(`<bdi>${en.families.reviewed}</bdi>`),
      ]).toEqual([false, true])
      await bench().sql(`update articles set published_at = published_at - interval '30 days'`)
      expect(counts((await ada.get('/desk/')).text)).toEqual({ changed: 1 })
      await ada.sign(path, ada.passkey)
      expect(counts((await ada.get('/desk/')).text)).toEqual({})
      expect((await ada.get(path)).text).toContain(article.same)
    })

    it('has the language of each article, says that it has no sources or the title of another one, and leads to the next one', async () => {
      const sources = [{ url: 'https://court.example.org/1', title: 'The judgment' }]
      const path = await desk.write('a', { title: 'Twin', sources, language: 'pl' })
      await desk.write('b', { title: 'twin' })
      await desk.write('c', { title: 'Other', sources })
      const rows = (await ada.get('/desk/')).text.split('<li><a href="/desk/articles/').slice(1)
      const found = rows.map((row) =>
        [find.twin, article.noSources, 'Polish'].map((text) => row.includes(text)),
      )
      expect(found).toEqual([
        [true, false, true],
        [true, true, false],
        [false, false, false],
      ])
      const { location } = await ada.sign(path, ada.passkey)
      const done = (await ada.get(location ?? '')).text
      expect(done).toMatch(
        /role="status">.*<a href="\/desk\/articles\/[^"]*"[^<]*“<bdi>twin<\/bdi>”</,
      )
      expect((await ada.get(path)).text).not.toContain('“<bdi>')
      expect(done).toContain(`<details><summary>${deskEn.sign.again}`)
      expect(done).toContain(`${path}/claim`)
      for (const action of ['correct', 'withhold']) expect(done).not.toContain(`${path}/${action}`)
      await ada.sign(path, ada.passkey, { publish: '1' })
      const published = (await ada.get(path)).text
      expect([published.includes('/claim'), published.includes('/correct')]).toEqual([false, true])
    })

    it('says that a draft came back, why, and no more once it is signed; and that readers see what changed', async () => {
      const path = await desk.write('a')
      const page = await ada.get(path)
      const sent = { digest: fieldOf(page, 'digest'), key: fieldOf(page, 'key') }
      await ada.post(`${path}/return`, { ...sent, reason: 'No source.' })
      const marks = async () => {
        const { text } = await ada.get('/desk/')
        const facts = [queue.cameBack, 'No source.', `<strong>${find.lists.published}</strong>`]
        return facts.map((fact) => text.includes(fact))
      }
      expect(await marks()).toEqual([false, true, false])
      await desk.write('a', { title: 'Another title' }, 'patch')
      expect(await marks()).toEqual([true, true, false])
      await ada.sign(path, ada.passkey, { publish: '1' })
      expect(await marks()).toEqual([false, false, false])
      await bench().sql(`update articles set published_at = published_at - interval '30 days'`)
      const unsigned = { mode: 'ai-autonomous', reviewed_by: null }
      await desk.write('a', { title: 'A third title', disclosure: unsigned }, 'patch')
      expect(await marks()).toEqual([true, true, true])
    })

    it('names the check of facts by whether there are sources, on the form and in what was signed', async () => {
      const { boxes, unsourced, title } = deskEn.sign
      const source = { url: 'https://court.example.org/1', title: 'The judgment' }
      const marks = ({ text }: { readonly text: string }) =>
        [unsourced, boxes.facts, 'name="sources"'].map((mark) => text.includes(mark))
      const bare = await desk.write('a', { sources: [] })
      expect(marks(await ada.get(bare))).toEqual([true, false, false])
      await ada.sign(bare, ada.passkey)
      expect((await ada.get(bare)).text).toContain(`<span class="meta">${unsourced}</span>`)
      expect(marks(await ada.get(`/desk/evidence?article=${bare.slice(15)}`))[0]).toBe(true)
      const sourced = await desk.write('b', { sources: [source], status: 'published' })
      expect(marks(await ada.get(sourced))).toEqual([false, true, true])
      expect((await ada.get(sourced)).text).not.toContain(`<summary>${title}</summary>`)
      await bench().sql(`update articles set status = 'retracted', retraction_reason = 'Wrong.',
        retracted_at = now() where external_id = 'b'`)
      expect((await ada.get(sourced)).text).toContain(`<summary>${title}</summary>`)
    })

    it('a draft with a claimed review can be sent back, and a signed one cannot', async () => {
      const path = await desk.write('a', { disclosure: claimed }, 'put', mine)
      const page = await ada.get(path)
      const sent = {
        digest: fieldOf(page, 'digest'),
        key: fieldOf(page, 'key'),
        reason: 'No source.',
      }
      expect((await ada.post(`${path}/return`, sent)).status).toBe(303)
      expect(counts((await ada.get('/desk/')).text)).toEqual({ returned: 1 })
      await ada.sign(path, ada.passkey)
      expect((await ada.post(`${path}/return`, { ...sent, key: crypto.randomUUID() })).status).toBe(
        412,
      )
    })

    it('no token claims a review by an editor, in no spelling of the name, unless it names the editor', async () => {
      const other = 'Leaving Example'
      const claim = (
        name: string,
        reviewed_by: string,
        reviewers: readonly string[] | null = null,
      ) => desk.write(name, { disclosure: { mode: 'ai-assisted', reviewed_by } }, 'put', reviewers)
      const refused = /"status":403.*"reviewer_is_not_allowed"/
      for (const name of [
        'Ada Example',
        'ADA EXAMPLE',
        'Ａda Example',
        'Аԁа Ехамрӏе',
        'Ada Exarnp1e',
        'Ada\u200b Example',
        'AdaExample',
        'Ada\u3164Example',
        'Adɑ Exampǀe',
      ])
        await expect(claim('a', name)).rejects.toThrow(refused)
      await expect(claim('a', other, mine)).rejects.toThrow(refused)
      expect(await bench().sql('select from articles')).toEqual([])
      await claim('a', 'Ada Example', mine)
      await claim('b', other)
      await desk.invite(other)
      // It was said before: to say nothing new is no claim.
      await desk.write('b', { status: 'published' }, 'patch')
      await expect(claim('c', other)).rejects.toThrow(refused)
      await removeEditor(bench().db, other)
      await expect(claim('c', other)).rejects.toThrow(refused)
      await expect(claim('c', other, [other])).rejects.toThrow(refused)
    })

    it('tells a token what it may not change beside a signed text, and what to do', async () => {
      const path = await desk.write('a')
      await ada.sign(path, ada.passkey)
      for (const reviewers of [null, ['Grace Example']]) {
        const refused = desk.write(
          'a',
          { topics: [{ slug: 'works', label: 'Works' }] },
          'patch',
          reviewers,
        )
        await expect(refused).rejects.toThrow(
          /"\/topics".*change topics of an article that .*Ada Example.* reviewed/,
        )
        await expect(refused).rejects.not.toThrow('claim a review')
      }
      await expect(
        desk.write('a', { url: 'https://news.example.org/other' }, 'patch'),
      ).rejects.toThrow(/Leave each as it is/)
    })

    it('has published articles whose text is not the one that was signed last, of any age', async () => {
      const old = {
        published_at: '2026-02-01T12:00:00Z',
        title: 'The bridge over the river reopens',
      }
      const path = await desk.write('a', old)
      await ada.sign(path, ada.passkey, { publish: '1' })
      expect(counts((await ada.get('/desk/')).text)).toEqual({})
      const unsigned = { mode: 'ai-autonomous', reviewed_by: null }
      await desk.write(
        'a',
        { title: 'The bridge over the River reopens', disclosure: unsigned },
        'patch',
      )
      const { text } = await ada.get('/desk/')
      expect([counts(text), text.includes(path), text.includes(queue.empty)]).toEqual([
        { changed: 1 },
        true,
        false,
      ])
      await ada.sign(path, ada.passkey)
      expect(counts((await ada.get('/desk/')).text)).toEqual({})
    })

    it('has the oldest hundred of each state, and says how many more there are', async () => {
      await bench().sql(`insert into articles (url, title, standfirst, body_html, byline, language, status, disclosure_mode)
        select 'https://news.example.org/' || n, 'Abandoned ' || n, '', '<p>Text.</p>', 'Desk',
          'en', 'draft', 'ai-autonomous'
        from generate_series(1, 102) as n`)
      const signed = await desk.write('signed')
      await ada.sign(signed, ada.passkey)
      const changed = await desk.write('changed')
      await ada.sign(changed, ada.passkey)
      await desk.write(
        'changed',
        { title: 'Another', disclosure: { mode: 'ai-autonomous', reviewed_by: null } },
        'patch',
      )
      await desk.write('last', { title: 'The last one' })
      const { text } = await ada.get('/desk/')
      expect(counts(text)).toEqual({ changed: 1, waiting: 103, signed: 1 })
      expect([signed, changed].map((path) => text.includes(path))).toEqual([true, true])
      expect(text).toContain(fill(queue.more, { count: '3' }))
      expect(text.match(/>Abandoned \d+</g)).toHaveLength(100)
      expect(text).toContain('<a href="?state=waiting&amp;page=2">')
      const second = (await ada.get('/desk/?state=waiting&page=2')).text
      expect(counts(second)).toEqual({ waiting: 103 })
      expect(second).toContain(`<a href="?state=waiting&amp;page=1">${errors.back}</a>`)
      const titlesOf = (page: string) =>
        [...page.matchAll(/>(Abandoned \d+|The last one)</g)].map(([, title]) => title)
      expect([titlesOf(second).length, titlesOf(second).at(-1)]).toEqual([3, 'The last one'])
      expect(new Set([...titlesOf(text), ...titlesOf(second)]).size).toBe(103)
      expect((await ada.get('/desk/?language=en')).text).toContain(
        '?language=en&amp;state=waiting&amp;page=2',
      )
      for (const page of ['0', '-1', '1e9', '99999', 'x'])
        expect([page, (await ada.get(`/desk/?page=${page}&state=waiting`)).status]).toEqual([
          page,
          200,
        ])
      const made = await ada.post('/desk/account/feed')
      const [, address = ''] =
        /<code>https:\/\/desk\.example\.org(\S+)<\/code>/.exec(made.text) ?? []
      const feed = (await ada.get(address)).text
      expect(feed).toContain(`<subtitle>${fill(queue.more, { count: '3' })}</subtitle>`)
      expect([feed.match(/<entry>/g)?.length, feed.includes('Another')]).toEqual([101, true])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeQueue)

/**
 * Reading over HTTP what was published: lists with filters, all kinds of names, and articles that
 * SQL wrote.
 */
import { describe, expect, it } from 'vitest'
import type { Suite } from '../../../core/app/running.ts'
import { buildBody, buildWholeBody } from '../../../fixtures/build-body.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { apiBase, publisherOf } from './publish-client.ts'

const names = ['a/b/c', '50%25', 'a%2Fb', '記事-1?q=1&b=2#c+', 'batch', 'x'.repeat(200)]

export const describePublishReading: Suite = (running, sql) => {
  const api = publisherOf(running, sql)

  describe('a name', () => {
    it.each(names)('is kept as it is: %s', async (name) => {
      const { status, headers, body } = await api.put(name, buildBody({ status: 'draft' }))
      expect([status, body.external_id]).toEqual([201, name])
      expect(headers.get('Location')).toBe(`${apiBase}/articles/${encodeURIComponent(name)}`)
      expect((await api.get(name)).body).toMatchObject({ id: body.id, external_id: name })
      expect((await api.put(name, buildBody({ status: 'draft' }))).body).toMatchObject({
        changed: false,
      })
      expect((await api.remove(name)).status).toBe(200)
    })

    it.each(['a\u0000b', 'x'.repeat(201), '\u200b'])(
      'is refused if it has blanks, or is too long: %j',
      async (name) => {
        const { status, body } = await api.put(name, buildBody())
        expect([status, body.errors?.map(({ code }) => code)]).toEqual([
          422,
          ['external_id_has_no_blanks'],
        ])
        for (const read of [
          await api.get(name),
          await api.patch(name, {}),
          await api.remove(name),
        ]) {
          expect(read.status).toBe(404)
        }
      },
    )

    it('can be half of a surrogate pair in a batch, and is refused', async () => {
      const { body } = await api.batch(
        [
          { method: 'put', id: '\ud800', body: buildBody() },
          { method: 'delete', id: '\ud800' },
        ],
        '?atomic=0',
      )
      expect(body.results.map((each) => each.status)).toEqual([422, 404])
    })
  })

  it('an article that SQL wrote is found by its guid or id, and keeps both', async () => {
    const guid = 'https://news.example.org/?p=12&x=%20'
    await sql(`insert into articles (guid, url, title, language, status, published_at, disclosure_mode)
      values ('${guid}', 'https://news.example.org/12', 'By SQL', 'en', 'published', now(), 'human-only')`)
    const { status, body } = await api.get(guid)
    expect([status, body]).toMatchObject([
      200,
      { guid, external_id: null, title: 'By SQL', shown: true },
    ])
    expect((await api.get(body.id)).body).toEqual(body)
    expect((await api.get(body.id.toUpperCase())).body).toEqual(body)
    const { feeds: _, ...again } = body
    expect((await api.put(guid, again)).body).toMatchObject({ changed: false })
    const patched = await api.patch(body.id, { title: 'By SQL, patched' })
    expect(patched.body).toMatchObject({
      id: body.id,
      guid,
      external_id: null,
      title: 'By SQL, patched',
    })
    expect((await api.put(guid, buildBody())).body).toMatchObject({
      id: body.id,
      result: 'changed',
    })
    expect((await api.remove(guid)).status).toBe(200)
  })

  it('an article that feeds leave out because of its host is not shown, whatever article_visibility says', async () => {
    const url = 'https://\u0301a.example/left-out'
    await sql(`insert into articles (guid, url, title, language, status, published_at, disclosure_mode)
      values ('left-out', '${url}', 'Left out', 'en', 'published', now(), 'human-only')`)
    const { body } = await api.get('left-out')
    expect(body).toMatchObject({ shown: false, reason: expect.stringContaining('IDNA'), feeds: [] })
    expect((await api.list(`?url=${encodeURIComponent(url)}`)).body.articles).toMatchObject([
      { shown: false },
    ])
    expect(await (await running().fetch('/feed.json')).text()).not.toContain('Left out')
    expect((await api.remove('left-out')).status).toBe(200)
  })

  it.each([
    'https://news.example.org/?p=12',
    'urn:uuid:0b7c8a52-6a0e-4a64-9f3f-0d6c1f6f2b11',
    'tag:news.example.org,2026:1',
  ])('a guid is kept verbatim: %s', async (guid) => {
    const { body } = await api.put(`with ${guid}`.replace(' ', '-'), buildBody({ guid }))
    expect(body.guid).toBe(guid)
    const feed = await (await running().fetch('/feed.json')).json()
    expect(feed.items.map(({ id }: { readonly id: string }) => id)).toContain(guid)
  })

  describe('JSON-LD', () => {
    const jsonLd = (name: string) =>
      api.send('GET', `/articles/${encodeURIComponent(name)}/json-ld`)

    it('is answered in a form that is safe in the script of a page', async () => {
      await api.put('ld', buildWholeBody({ title: 'A </script> in a title', audience: ['acme'] }))
      const { status, headers, body } = await jsonLd('ld')
      expect([status, headers.get('Content-Type')]).toEqual([200, 'application/ld+json'])
      expect(body).toMatchObject({ '@type': 'NewsArticle', headline: 'A </script> in a title' })
      expect(Number(headers.get('Content-Length'))).toBeGreaterThan(JSON.stringify(body).length + 5)
      expect(body).toHaveProperty('datePublished')
      await api.remove('ld')
    })

    it('says of a draft that it is one, and has no dates before it has one of publication', async () => {
      await api.put('ld-draft', buildBody({ status: 'draft', published_at: null }))
      const { body } = await jsonLd('ld-draft')
      expect(body).toMatchObject({ creativeWorkStatus: 'Draft' })
      expect(Object.keys(body).filter((name) => name.startsWith('date'))).toEqual([])
      await api.put('ld-draft', buildBody({ status: 'withheld' }))
      expect((await jsonLd('ld-draft')).body).toMatchObject({ creativeWorkStatus: 'Withdrawn' })
      await api.remove('ld-draft')
    })

    it('is of articles that feeds can show', async () => {
      for (const name of ['ld', 'a\u0000b']) expect((await jsonLd(name)).status).toBe(404)
      await sql(`insert into articles (guid, url, title, language, status, published_at, disclosure_mode)
        values ('ld-wrong', 'https://\u0301a.example/', 'Wrong', 'en', 'published', now(), 'human-only')`)
      const { status, body } = await jsonLd('ld-wrong')
      expect([status, body.detail]).toEqual([409, expect.stringContaining('not a valid URL')])
      await api.remove('ld-wrong')
    })
  })

  describe('a list', () => {
    const namesIn = async (query: string) =>
      (await api.list(query)).body.articles.map((each) => each.external_id)

    it('has the articles that were written last, without their bodies, page by page', async () => {
      await api.batch(
        Array.from({ length: 7 }, (_, index) => ({
          method: 'put',
          id: `l${index}`,
          body: buildWholeBody(),
        })),
      )
      expect(await namesIn('?limit=7')).toEqual(['l6', 'l5', 'l4', 'l3', 'l2', 'l1', 'l0'])
      const pages: (string | null)[] = []
      let path: string | null = '/articles?limit=3&mode=ai-assisted'
      while (path !== null && pages.length < 100) {
        const { body } = await api.send('GET', path)
        for (const each of body.articles) pages.push(each.external_id)
        path = body.next === null ? null : body.next.slice(apiBase.length)
      }
      expect(pages.slice(0, 7)).toEqual(['l6', 'l5', 'l4', 'l3', 'l2', 'l1', 'l0'])
      expect(new Set(pages).size).toBe(
        new Set(pages.filter((name) => name !== null)).size + Number(pages.includes(null)),
      )
      const [first] = (await api.list('?limit=1')).body.articles
      expect(first).toMatchObject({ etag: (await api.get('l6')).body.etag, shown: true })
      expect(first).not.toHaveProperty('body_html')
    })

    it('can be chosen from by status, mode, topic and address', async () => {
      const url = 'https://news.example.org/listed?a=1&b=2'
      await api.put('listed', buildBody({ url, topics: [{ slug: 'listed', label: 'Listed' }] }))
      await api.put(
        'listed-draft',
        buildBody({ url, status: 'draft', disclosure: { mode: 'human-only' } }),
      )
      const same = `url=${encodeURIComponent(url)}`
      expect(await namesIn(`?${same}`)).toEqual(['listed-draft', 'listed'])
      expect(await namesIn(`?${same}&status=draft`)).toEqual(['listed-draft'])
      expect(await namesIn(`?${same}&mode=human-only`)).toEqual(['listed-draft'])
      expect(await namesIn('?topic=listed')).toEqual(['listed'])
      expect(await namesIn(`?${same}&status=retracted`)).toEqual([])
      expect((await api.list(`?topic=listed&limit=100`)).body.next).toBeNull()
    })

    it('says which texts an editor sent back, until they change', async () => {
      const draft = buildBody({ title: 'Sent back', status: 'draft' })
      const { body } = await api.put('sent-back', draft)
      await api.put('not-sent-back', buildBody({ status: 'draft' }))
      await sql(`insert into article_returns (article_id, guid, text_digest, editor, reason, key) select id, guid,
          candor_text_digest(title, standfirst, body_html), 'Ada Example', 'No source.',
            gen_random_uuid()::text
        from articles where external_id = 'sent-back'`)
      const returned = {
        at: expect.any(String),
        reason: 'No source.',
        editor: 'Ada Example',
        text_digest: expect.any(String),
      }
      expect((await api.list('?returned=1')).body.articles).toMatchObject([
        { external_id: 'sent-back', returned },
      ])
      expect(await namesIn('?returned=0&status=draft')).toContain('not-sent-back')
      expect(await namesIn('?returned=0&status=draft')).not.toContain('sent-back')
      expect((await api.get('sent-back')).body).toMatchObject({ returned, etag: body.etag })
      expect((await api.list('?status=draft&limit=1')).body.articles[0]).not.toHaveProperty(
        'returned',
      )
      await api.put('sent-back', { ...draft, title: 'With a source' })
      expect(await namesIn('?returned=1')).toEqual([])
      expect((await api.get('sent-back')).body).not.toHaveProperty('returned')
    })

    it('finds imported articles of which nobody has said how they were made', async () => {
      await sql(`begin; set local candor.backdate = 'on'; insert into articles (external_id, url, title, language, status, published_at, disclosure_mode)
        values ('imported', 'https://news.example.org/imported', 'Imported', 'en', 'published', '2019-03-01Z', 'unknown'); commit`)
      expect(await namesIn('?mode=unknown')).toEqual(['imported'])
      expect((await api.remove('imported')).status).toBe(200)
    })

    it.each([
      'limit=0',
      'limit=101',
      'limit=x',
      'after=-1',
      'status=live',
      'mode=ai',
      'changed_since=today',
      'returned=perhaps',
      'page=2',
      'url=%00',
      'topic=a%00',
    ])('answers 400 to ?%s', async (query) => {
      expect((await api.list(`?${query}`)).status).toBe(400)
    })
  })
}

if (import.meta.vitest) await runOnNode(describePublishReading)

/** The HTTP suite for pages of articles: who sees them, when, and at which address. */
import { afterAll, describe, expect, it } from 'vitest'
import { articlePath } from '../../../src/core/request/article-path.ts'
import { origin } from '../../core/app/newsroom.ts'
import { basic, makePartner } from '../../core/app/partner-client.ts'
import { openRunning, type Runtime } from '../../core/app/running.ts'
import { parsePage } from '../../core/pages/read-page.ts'
import { buildBody } from '../../fixtures/build-body.ts'
import { apiBase, publisherOf } from '../../plugins/publish/app/publish-client.ts'
import { openOnNode } from './on-node.ts'

/** External ids that paths could misread, and their addresses. */
const addresses: readonly (readonly [id: string, path: string])[] = [
  ['tide-2026.v2_final', '/articles/tide-2026.v2_final/'],
  ['.', '/articles/~2E/'],
  ['..', '/articles/~2E~2E/'],
  ['...', '/articles/.../'],
  ['2026/05/tide', '/articles/2026~2F05~2Ftide/'],
  ['a?b#c', '/articles/a~3Fb~23c/'],
  ['100%', '/articles/100~25/'],
  ['%2F', '/articles/~252F/'],
  ['~2F', '/articles/~7E2F/'],
  ['c:\\tide', '/articles/c~3A~5Ctide/'],
  ['"><b>', '/articles/~22~3E~3Cb~3E/'],
  ['Ebbe&Flut', '/articles/Ebbe~26Flut/'],
  ['Flüsse', '/articles/Fl%C3%BCsse/'],
  ['مقال', '/articles/%D9%85%D9%82%D8%A7%D9%84/'],
  ['潮', '/articles/%E6%BD%AE/'],
  ['🌊', '/articles/%F0%9F%8C%8A/'],
  ['🌊'.repeat(200), `/articles/${'%F0%9F%8C%8A'.repeat(200)}/`],
]

export function describeArticles({ serve, sql }: Runtime): void {
  describe('pages of articles', () => {
    const running = openRunning(() =>
      serve({ environment: { ARTICLE_PAGES: 'on', PARTNER_FEEDS: 'none' } }),
    )
    const api = publisherOf(running, sql)
    const published = (values: object = {}) => {
      const { url: _, ...body } = buildBody({ status: 'published', ...values }) as { url?: string }
      return body
    }
    const ask = async (path: string, headers: Record<string, string> = {}) => {
      const response = await running().fetch(path, { headers: { Accept: 'text/html', ...headers } })
      const { status } = response
      return { status, headers: response.headers, text: await response.text() }
    }
    afterAll(() => sql(`delete from old_addresses where family like 'articles/%'`))

    it.each(addresses)('%.20s has its page at %.40s alone', async (id, path) => {
      expect(articlePath(id)).toBe(path)
      const title = `The page of ${id.slice(0, 20)}`
      // A batch, because `.` and `..` name other addresses.
      const { status } = await api.batch([{ method: 'put', id, body: published({ title }) }])
      expect(status).toBe(200)
      const [row] = await sql(
        `select url, candor_article_url('${origin}/', external_id) as by_sql from articles where title = '${title}'`,
      )
      expect(row).toEqual({ url: `${origin}${path}`, by_sql: `${origin}${path}` })
      const page = await ask(path)
      expect(page.status).toBe(200)
      expect(parsePage(page.text).all('h1')[0]?.text).toBe(title)
      const canonical = `${origin}${path}`
      expect(page.text).toContain(`<link rel="canonical" href="${canonical}">`)
      const withoutSlash = await ask(path.slice(0, -1))
      expect([withoutSlash.status, withoutSlash.headers.get('Location')]).toEqual([301, path])
    })

    it('are found at other spellings of their address', async () => {
      for (const [spelling, path] of [
        ['/articles/%74ide-2026.v2_final/', '/articles/tide-2026.v2_final/'],
        ['/articles/2026%2F05%2Ftide/', '/articles/2026~2F05~2Ftide/'],
        ['/articles/fl%c3%bcsse/', '/articles/fl%C3%BCsse/'],
        ['/articles/100~25?utm_source=x', '/articles/100~25/?utm_source=x'],
      ] as const) {
        const { status, headers } = await ask(spelling)
        expect([status, headers.get('Location')]).toEqual([301, path])
      }
      for (const path of ['/articles/%FF/', '/articles/nothing/', '/articles/'])
        expect([path, (await ask(path)).status]).toEqual([path, 404])
    })

    it('say how the article was made before its headline, and end with how to cite it', async () => {
      await api.put(
        'cited',
        published({
          ...{ title: 'A <tide> of & "news"', standfirst: 'What it says first.' },
          body_html: '<p>The body.</p><script>alert(1)</script>',
          byline: 'Ada Example',
          topics: [{ slug: 'tides-2', label: 'Tides' }],
          sources: [{ url: 'https://source.example.org/1', title: 'The first source' }],
        }),
      )
      const { text, headers } = await ask('/articles/cited/')
      const page = parsePage(text)
      const [article] = page.all('article')
      expect(article?.text).toMatch(
        /^AI-written, no human editor A <tide> of & "news" Ada Example Published .*What it says first\. ?The body\..*Sources ?The first source.*How to cite this article/,
      )
      expect(article?.text).toContain(
        'Ada Example. A <tide> of & "news" [AI-written, no human editor]. ',
      )
      expect(text).not.toContain('alert(1)')
      expect(article?.all('a').map((link) => link.get('href'))).toContain('/topics/tides-2/')
      expect(headers.get('Content-Security-Policy')).not.toMatch(/script|unsafe/)
      const properties = page
        .all('meta')
        .flatMap((meta) =>
          meta.get('property') ? [[meta.get('property'), meta.get('content')]] : [],
        )
      expect(Object.fromEntries(properties)).toMatchObject({
        'og:type': 'article',
        'og:title': expect.stringMatching(/^AI-written, no human editor: A <tide>/),
        'og:url': `${origin}/articles/cited/`,
      })
      const alternates = page.all('link').filter((link) => link.get('rel') === 'alternate')
      expect(alternates.map((link) => link.get('type'))).toEqual(
        expect.arrayContaining(['application/rss+xml', 'application/json+oembed']),
      )
    })

    it('have the JSON-LD that the API has', async () => {
      const { text } = await ask('/articles/cited/')
      const [, data = ''] = /<script type="application\/ld\+json">(.*)<\/script>/.exec(text) ?? []
      const own = await api.send('GET', '/articles/cited/json-ld')
      expect(JSON.parse(data)).toEqual(own.body)
      expect(data).not.toContain('<')
    })

    it('answer 304 until the article changes, and show the change with the next request', async () => {
      const first = await ask('/articles/cited/')
      const tag = first.headers.get('ETag') ?? ''
      expect((await ask('/articles/cited/', { 'If-None-Match': tag })).status).toBe(304)
      await api.act('cited', 'corrections', { text: 'It was an ebb.' })
      await expect
        .poll(async () => (await ask('/articles/cited/', { 'If-None-Match': tag })).text)
        .toContain('It was an ebb.')
      expect((await ask('/articles/cited/')).text).toMatch(/Corrected.*<time/)
    })

    it('of a retracted article have the reason, and no text', async () => {
      await api.put('taken-back', published({ title: 'Invented', body_html: '<p>All of it.</p>' }))
      expect((await ask('/articles/taken-back/')).text).toContain('All of it.')
      await api.act('taken-back', 'retraction', { reason: 'It never happened.' })
      await expect
        .poll(async () => (await ask('/articles/taken-back/')).text)
        .toContain('It never happened.')
      const { status, text } = await ask('/articles/taken-back/')
      expect(status).toBe(200)
      expect(text).toContain('Retracted')
      expect(text).not.toContain('All of it.')
    })

    it('are gone with the article, and not found before they were ever shown', async () => {
      await api.put('withheld-1', published({ title: 'Withheld' }))
      await api.put('deleted-1', published({ title: 'Deleted' }))
      await api.put('draft-1', published({ status: 'draft' }))
      await api.put('later-1', published({ published_at: '2090-01-01T00:00:00Z' }))
      expect((await ask('/articles/withheld-1/')).status).toBe(200)
      await api.act('withheld-1', 'withholding')
      await api.remove('deleted-1')
      for (const [path, status] of [
        ['/articles/withheld-1/', 410],
        ['/articles/deleted-1/', 410],
        ['/articles/draft-1/', 404],
        ['/articles/later-1/', 404],
      ] as const)
        await expect.poll(async () => [path, (await ask(path)).status]).toEqual([path, status])
      await api.put('deleted-1', published({ title: 'Again' }))
      await expect.poll(async () => (await ask('/articles/deleted-1/')).status).toBe(200)
    })

    it('of a private article are for its partners, and say so to caches', async () => {
      const [acme, other] = [await makePartner(sql), await makePartner(sql)]
      const short = await makePartner(sql, { content: 'summary' })
      const audience = [acme.name, short.name]
      await api.put('private-1', published({ body_html: '<p>The secret.</p>', audience }))
      const own = await ask('/articles/private-1/', basic(acme))
      expect([own.status, own.headers.get('Cache-Control')]).toEqual([
        200,
        expect.stringMatching(/^private/),
      ])
      expect(own.text).toContain('The secret.')
      expect((await ask('/articles/private-1/')).status).toBe(404)
      expect((await ask('/articles/private-1/', basic(other))).status).toBe(404)
      const summary = await ask('/articles/private-1/', basic(short))
      expect(summary.status).toBe(200)
      expect(summary.text).not.toContain('The secret.')
      expect((await ask('/article-sitemap.xml')).text).not.toContain('private-1')
    })

    it('belong to the article that their address names, whatever others say', async () => {
      await api.put('page-owner', published({ title: 'The owner' }))
      for (const [id, path] of [
        ['page-thief', '/articles/page-owner/'],
        ['page-thief-2', '/articles/nobody/'],
        ['page-thief-3', '/articles/page-thief-3'],
      ] as const) {
        const stolen = { ...published({ title: 'The thief' }), url: `${origin}${path}` }
        const { status, body } = await api.put(id, stolen)
        expect(status).toBe(201)
        expect(body.warnings?.map(({ code }) => code)).toContain('url_is_another_page')
      }
      await expect
        .poll(async () => (await ask('/articles/page-owner/')).text)
        .toContain('The owner')
      for (const path of ['/articles/page-owner/', '/articles/nobody/', '/articles/page-thief/'])
        expect((await ask(path)).text).not.toContain('The thief')
      expect((await ask('/article-sitemap.xml')).text).not.toMatch(/page-thief-3</)
    })

    it('that are public ignore a password that they do not need', async () => {
      const Authorization = `Basic ${btoa('newsroom:of-another-page')}`
      expect((await ask('/articles/cited/', { Authorization })).status).toBe(200)
      expect((await ask('/articles/nothing-here/', { Authorization })).status).toBe(404)
      const limited = await makePartner(sql, { families: ['topics/tides-2'] })
      expect((await ask('/articles/cited/', basic(limited))).status).toBe(200)
    })

    it('let the pictures, films and players of the text load, and nothing else', async () => {
      const body_html = `<p><img alt="a > b, see https://evil.example/x" src="https://pic.example/a.png"></p>
        <video controls poster="https://pic.example/p.png" src="https://film.example/a.mp4"></video>
        <iframe src="https://player.vimeo.com/video/1"></iframe>
        ${Array.from({ length: 30 }, (_, n) => `<img alt="" src="https://p${n}.example/a.png">`).join('')}`
      await api.put('media', published({ body_html }))
      const policy = (await ask('/articles/media/')).headers.get('Content-Security-Policy') ?? ''
      expect(policy).toMatch(/img-src [^;]*https:\/\/pic\.example /)
      expect(policy).toMatch(/media-src [^;]*https:\/\/film\.example/)
      expect(policy).toMatch(/frame-src https:\/\/player\.vimeo\.com$/)
      expect(policy).not.toContain('evil')
      expect(policy.match(/https:\/\/p\d+\.example/g)?.length).toBeLessThan(20)
    })

    it('are in a sitemap that robots.txt names, with the others of two days in that of news', async () => {
      const { text } = await ask('/article-sitemap.xml')
      expect(text).toContain(`<loc>${origin}/articles/cited/</loc>`)
      expect(text).not.toContain('/articles/withheld-1/')
      expect((await ask('/robots.txt')).text).toContain(`Sitemap: ${origin}/article-sitemap.xml\n`)
      expect((await ask('/news-sitemap.xml')).text).toContain(
        `<loc>${origin}/articles/cited/</loc>`,
      )
    })

    it('take over old addresses, as the newsroom says', async () => {
      await sql(
        `insert into old_addresses (path, family, format) values ('/2026/05/cited.html', 'articles/cited', 'page'), ('/articles/renamed/', 'articles/2026/05/tide', 'page'), ('/articles/withheld-1/', 'articles/cited', 'page'), ('/articles/itself/', 'articles/itself', 'page')`,
      )
      for (const [path, target] of [
        ['/2026/05/cited.html', '/articles/cited/'],
        ['/articles/renamed/', '/articles/2026~2F05~2Ftide/'],
        // Merged into another one.
        ['/articles/withheld-1/', '/articles/cited/'],
        // A row that leads to itself is none.
        ['/articles/itself/', null],
      ] as const)
        await expect
          .poll(async () => {
            const { status, headers } = await ask(path)
            return [status, headers.get('Location')]
          })
          .toEqual([target === null ? 404 : 301, target])
    })
  })

  describe('without pages of articles', () => {
    const running = openRunning(() => serve())
    const api = publisherOf(running, sql)
    it('refuses an article without an address, and says which setting gives it one', async () => {
      const { url: _, ...body } = buildBody() as { url?: string }
      const { status, body: problem } = await api.put('nowhere', body)
      expect(status).toBe(422)
      expect(problem.errors).toEqual([
        {
          ...{ pointer: '/url', code: 'member_is_missing' },
          detail: expect.stringContaining('ARTICLE_PAGES=on'),
          see: `${apiBase}/errors/member_is_missing`,
        },
      ])
      expect((await running().fetch('/articles/cited/')).status).toBe(404)
      expect((await running().fetch('/article-sitemap.xml')).status).toBe(404)
    })
  })
}

if (import.meta.vitest) describeArticles(await openOnNode())

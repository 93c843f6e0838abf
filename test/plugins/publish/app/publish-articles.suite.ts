/**
 * Publishing over HTTP: an article that a pipeline sends is in the feeds with the next request, and
 * once.
 */
import { describe, expect, it } from 'vitest'
import type { Suite } from '../../../core/app/running.ts'
import { buildBody, buildWholeBody } from '../../../fixtures/build-body.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { apiBase, faultsOf, publisherOf } from './publish-client.ts'

const { disclosure } = buildWholeBody() as { readonly disclosure: object }
const paths = ['/rss.xml', '/atom.xml', '/feed.json'] as const

export const describePublishArticles: Suite = (running, sql) => {
  const api = publisherOf(running, sql)
  const textOf = async (path: string) => (await running().fetch(path)).text()
  const readTags = () =>
    Promise.all(paths.map(async (path) => (await running().fetch(path)).headers.get('ETag')))
  /**
   * Reads the tags of feeds as they are now: a slow one is served as it was, and comes with a later
   * request.
   */
  const tagsNow = async () => {
    let tags = await readTags()
    await expect
      .poll(async () => {
        const before = tags
        tags = await readTags()
        return tags.join() === before.join()
      })
      .toBe(true)
    return tags
  }
  const versions = () =>
    sql(`select a.xmin::text as article, f.version, (select json_agg(s.xmin::text order by s.position) from sources s where s.article_id = a.id) as sources
      from articles a, families f where a.external_id = 'whole' and f.family = 'all'`)

  describe('publishing an article', () => {
    it('makes it, says where it is, and shows it in all feeds with the next request', async () => {
      const { status, headers, body } = await api.put(
        'first',
        buildBody({ title: 'Sent by a pipeline' }),
      )
      expect(status).toBe(201)
      expect(headers.get('Location')).toBe(`${apiBase}/articles/first`)
      expect(headers.get('ETag')).toBe(body.etag)
      expect(body).toMatchObject({
        result: 'created',
        changed: true,
        external_id: 'first',
        shown: true,
      })
      expect(body.guid).toMatch(/^urn:uuid:/)
      for (const path of paths)
        await expect.poll(() => textOf(path)).toContain('Sent by a pipeline')
      expect((await running().fetch(new URL(headers.get('Location') ?? '').pathname)).status).toBe(
        401,
      )
    })

    it('is taken with warnings, if something of it is doubtful', async () => {
      const codesOf = ({ body }: Awaited<ReturnType<typeof api.put>>) =>
        (body.warnings ?? []).map(({ pointer, code }) => [pointer, code])
      const url = 'https://news.example.org/doubtful'
      expect(codesOf(await api.put('doubt-1', buildBody({ url })))).toEqual([])
      const doubtful = {
        ...{ url, language: 'xx', published_at: '2090-01-01T00:00:00Z' },
        body_html: '<p>One</p><form><input name="x"></form><blink>Two</blink><center>3</center>',
      }
      const written = await api.put('doubt-2', buildBody(doubtful))
      expect(codesOf(written)).toEqual([
        ['/url', 'url_is_shared'],
        ['/published_at', 'date_is_ahead'],
        ['/language', 'language_has_no_name'],
        ['/body_html', 'elements_are_left_out'],
      ])
      expect(written.body.warnings?.[3]?.detail).toContain(': blink, input.')
      // Nobody sees a draft, so its address and date harm nobody.
      const draft = await api.put('doubt-3', buildBody({ ...doubtful, status: 'draft' }))
      expect(codesOf(draft).map(([pointer]) => pointer)).toEqual(['/language', '/body_html'])
      await api.act('doubt-1', 'retraction', { reason: 'It was made up.' })
      const corrected = await api.act('doubt-1', 'corrections', { text: 'By a model.' })
      expect(codesOf(corrected)).toContainEqual(['/status', 'article_is_retracted'])
      const batch = await api.batch([
        { method: 'patch', id: 'doubt-2', body: { title: 'Still doubtful' } },
      ])
      expect(batch.body.results[0]?.answer.warnings).toHaveLength(4)
      expect((await api.put('doubt-2', written.body)).status).toBe(200)
    })

    it('names the feeds that show it, and they do', async () => {
      const { body } = await api.put(
        'topical',
        buildBody({ topics: [{ slug: 'bridges-2', label: 'Bridges' }] }),
      )
      expect(body.feeds.map(({ family }) => family)).toEqual(
        expect.arrayContaining(['all', 'languages/en', 'modes/ai-autonomous', 'topics/bridges-2']),
      )
      for (const { rss = '', atom = '', json = '' } of body.feeds) {
        for (const address of [rss, atom, json]) {
          const read = async () => (await running().fetch(new URL(address).pathname)).text()
          await expect.poll(read).toContain(body.guid)
        }
      }
    })

    it('takes sources at any host, and names no feed of one that no URL has', async () => {
      const hosts = [
        `${'long'.repeat(1500)}.example`,
        `${'漢字'.repeat(1500)}.example`,
        '-x.example',
        'a.0x1',
        'kept.example',
      ]
      const sources = hosts.map((host) => ({ url: `https://${host}/`, title: 'Source' }))
      const { status, body } = await api.put('hosts', buildBody({ sources }))
      const families = body.feeds
        .map(({ family }) => family)
        .filter((family) => family?.startsWith('sources/'))
      expect([status, families]).toEqual([201, ['sources/kept.example']])
    })

    it('stores addresses as URL writes them, and finds an article by either form; the same again changes nothing', async () => {
      const at = (path: string) => `https://pages.example/${path}`
      const sent = buildBody({
        ...{ url: at('zürich x?a[]="b"|{c}'), byline_url: at('ü y') },
        sources: [{ url: at('ü?[s]'), title: 'Source' }],
        picture: { url: at('ü [p].png'), type: 'image/png', alt: 'A bridge' },
        corrections: [{ text: 'A date.', corrected_at: '2026-11-01T00:00:00Z', url: at('ü c') }],
      })
      const stored = {
        ...{ url: at('z%C3%BCrich%20x?a[]=%22b%22|{c}'), byline_url: at('%C3%BC%20y') },
        sources: [{ url: at('%C3%BC?[s]') }],
        picture: { url: at('%C3%BC%20[p].png') },
        corrections: [{ url: at('%C3%BC%20c') }],
      }
      const made = await api.put('addresses', sent)
      expect(made).toMatchObject({ status: 201, body: stored })
      expect((await api.put('addresses', sent)).body).toMatchObject({
        changed: false,
        guid: made.body.guid,
      })
      expect((await api.put('addresses', made.body)).body).toMatchObject({ changed: false })
      for (const url of [sent['url'], stored.url]) {
        const { body } = await api.send('GET', `/articles?url=${encodeURIComponent(String(url))}`)
        expect(body.articles).toMatchObject([{ external_id: 'addresses' }])
      }
      const embed = `/embed/article/?url=${encodeURIComponent(at('z%C3%BCrich%20x?a%5B%5D=%22b%22%7C%7Bc%7D'))}`
      await expect.poll(async () => (await running().fetch(embed)).status).toBe(200)
    })

    it('leaves an address that SQL stored as it is, until the address itself changes', async () => {
      const { body } = await api.put(
        'by-sql',
        buildBody({ sources: [{ url: 'https://a.example/', title: 'A' }] }),
      )
      await sql(`update articles set url = 'https://pages.example/ü|1' where id = '${body.id}'`)
      await sql(
        `update sources set url = 'https://pages.example/ü|2' where article_id = '${body.id}'`,
      )
      const { body: read } = await api.get('by-sql')
      expect((await api.put('by-sql', read)).body).toMatchObject({
        changed: false,
        guid: body.guid,
      })
      const urls = {
        url: 'https://pages.example/ü|1',
        sources: [{ url: 'https://pages.example/ü|2' }],
      }
      expect((await api.send('PATCH', '/articles/by-sql', { title: 'Other' })).body).toMatchObject(
        urls,
      )
      const changed = await api.send('PATCH', '/articles/by-sql', {
        url: 'https://pages.example/ü|3',
      })
      expect(changed.body).toMatchObject({ url: 'https://pages.example/%C3%BC|3', guid: body.guid })
    })

    it('makes a topic that it names twice, once with a label', async () => {
      const label = 'Rivers'
      const body = buildBody({ topics: [{ slug: 'rivers', label }, 'rivers'] })
      expect((await api.put('twice', body)).body).toMatchObject({
        topics: [{ slug: 'rivers', label }],
      })
      const other = buildBody({
        topics: ['lakes', { slug: 'lakes', label: 'Lakes' }, 'no-such-topic'],
      })
      expect(faultsOf(await api.put('twice', other))).toEqual({ '/topics/2': 'topic_exists' })
    })

    it('refuses another label of a topic that is there, also of one that it makes itself', async () => {
      const put = (...labels: readonly string[]) =>
        api.put('labels', buildBody({ topics: labels.map((label) => ({ slug: 'canals', label })) }))
      expect(faultsOf(await put('Canals', 'Waterways'))).toEqual({
        '/topics/1/label': 'topic_has_another_label',
      })
      expect((await put('Canals')).status).toBe(201)
      expect((await put('Canals')).body).toMatchObject({ changed: false })
      expect(faultsOf(await put('Waterways'))).toEqual({
        '/topics/0/label': 'topic_has_another_label',
      })
    })

    it('keeps each member, and reads it back', async () => {
      const sent = buildWholeBody()
      expect((await api.put('whole', sent)).status).toBe(201)
      const { status, headers, body } = await api.get('whole')
      expect(status).toBe(200)
      expect(headers.get('ETag')).toBe(body.etag)
      expect(body).toMatchObject(sent)
      const head = await api.send('HEAD', '/articles/whole')
      expect([head.status, head.headers.get('ETag')]).toEqual([200, body.etag])
    })

    it.each([
      ['the same body', buildWholeBody()],
      [
        'the same moments in other zones',
        buildWholeBody({
          published_at: '2026-05-01T14:00:00.123456+02:00',
          updated_at: '2026-05-01t22:30:00-10:00',
          corrections: [
            {
              text: 'An earlier version gave the wrong year.',
              corrected_at: '2026-05-02T14:15:00+05:45',
              url: 'https://news.example.org/corrections#bridge',
            },
          ],
        }),
      ],
      ['the same without its dates', buildWholeBody({ published_at: null, updated_at: undefined })],
      [
        'the same without the date of its review',
        buildWholeBody({ disclosure: { ...disclosure, reviewed_at: null } }),
      ],
      ['the same without its corrections', buildWholeBody({ corrections: undefined })],
      ['the same with a topic by its slug', buildWholeBody({ topics: ['public-works'] })],
      [
        'the same with a topic twice',
        buildWholeBody({
          topics: ['public-works', { slug: 'public-works', label: 'Public works' }],
        }),
      ],
    ])('changes nothing when it gets %s', async (_, again) => {
      const before = await versions()
      const { status, body } = await api.put('whole', again)
      expect([status, body]).toMatchObject([200, { result: 'unchanged', changed: false }])
      expect(await versions()).toEqual(before)
      expect(before).toHaveLength(1)
    })

    it('changes nothing when it gets its own answers', async () => {
      const [before, tags] = [await versions(), await tagsNow()]
      const { body } = await api.get('whole')
      expect((await api.put('whole', body)).body).toMatchObject({ changed: false, etag: body.etag })
      expect((await api.patch('whole', body)).body).toMatchObject({
        changed: false,
        etag: body.etag,
      })
      const written = await api.put('whole', buildWholeBody())
      expect((await api.put('whole', written.body)).body).toMatchObject({
        changed: false,
        etag: body.etag,
      })
      expect([await versions(), await tagsNow()]).toEqual([before, tags])
    })

    it('changes nothing when it gets the date of a review that nobody made again', async () => {
      const body = buildBody({
        disclosure: { mode: 'human-only', reviewed_at: '2026-05-01T00:00:00Z' },
      })
      expect((await api.put('unreviewed', body)).body).toMatchObject({
        disclosure: { reviewed_at: null },
      })
      expect((await api.put('unreviewed', body)).body).toMatchObject({
        result: 'unchanged',
        changed: false,
      })
      expect((await api.patch('unreviewed', body)).body).toMatchObject({
        result: 'unchanged',
        changed: false,
      })
    })

    it('changes what differs, in the feeds too, and moves the ETag', async () => {
      const before = await api.get('whole')
      const whole = buildWholeBody({ title: 'Bridge re-opens after flood', sources: [] })
      const disclosure = {
        ...(whole['disclosure'] as object),
        reviewed_at: new Date().toISOString(),
      }
      const { status, body } = await api.put('whole', { ...whole, disclosure })
      expect([status, body]).toMatchObject([200, { result: 'changed', changed: true, sources: [] }])
      expect(body.etag).not.toBe(before.body.etag)
      expect(body.guid).toBe(before.body.guid)
      const read = async () => (await running().fetch('/feed.json?limit=100')).text()
      await expect.poll(read).toContain('Bridge re-opens after flood')
    })

    it('says of a draft that no feed shows it, and why', async () => {
      const { status, body } = await api.put(
        'draft',
        buildBody({ status: undefined, title: 'Only a draft' }),
      )
      expect([status, body]).toMatchObject([
        201,
        { status: 'draft', shown: false, feeds: [], published_at: null },
      ])
      expect(body).toMatchObject({ reason: expect.stringMatching(/draft/i) })
      for (const path of paths) expect(await textOf(path)).not.toContain('Only a draft')
    })

    it('says of an article under an embargo that no feed shows it yet', async () => {
      const { body } = await api.put('embargo', buildBody({ published_at: '2099-01-01T00:00:00Z' }))
      expect(body).toMatchObject({ status: 'published', shown: false, feeds: [] })
    })
  })
}

if (import.meta.vitest) await runOnNode(describePublishArticles)

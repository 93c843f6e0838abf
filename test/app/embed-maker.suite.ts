/**
 * The HTTP suite for the page where partners create an embed: the code that it offers works, and
 * its scripts are pinned.
 */

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { headlinesReleases } from '../../src/embeds/releases.ts'
import { facts } from '../fixtures/facts.ts'
import { parsePage } from '../pages/read-page.ts'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

const choices = [
  ['', '/'],
  ['topic=feed-formats', '/topics/feed-formats/'],
  ['made=reviewed&language=ar&layout=cards&images=on&accent=0d5c66', '/reviewed/'],
  [
    'made=&topic=&source=w3.org&language=&limit=3&layout=list&theme=dark&accent=&target=',
    '/sources/w3.org/',
  ],
  ['made=corrections&summaries=on&sources=off&heading=3&target=_blank', '/corrections/'],
] as const

const refused = [
  ['limit=31', facts('limit', '"31"', 1, 30)],
  ['made=by-hand', facts('made', '"by-hand"')],
] as const

export function describeEmbedMaker(running: () => Running): void {
  const get = (path: string, headers: Record<string, string> = {}) =>
    running().fetch(path, { headers })
  const read = async (path: string) => parsePage(await (await get(path)).text())
  const snippet = (page: Awaited<ReturnType<typeof read>>, id: string) =>
    page.all('textarea').find((each) => each.get('id') === id)?.text ?? ''
  const ours = (address: string) => {
    expect(address.startsWith(`${origin}/`)).toBe(true)
    return address.slice(origin.length)
  }

  describe('the page for partners', () => {
    it.each(choices)(
      'offers code for ?%s, and every address in it answers 200',
      async (query, family) => {
        const page = await read(`/embed/new?${query}`)
        const frame = parsePage(snippet(page, 'frame')).all('iframe')[0]
        const framed = ours(frame?.get('src') ?? '')
        expect(framed.split('?')[0]?.split('#')[0]).toBe(`${family}embed/`)
        const component = parsePage(snippet(page, 'component')).all('candor-headlines')[0]
        const fragment = /'([^']+)'/.exec(snippet(page, 'fragment'))?.[1] ?? ''
        const [page1, asked] = [snippet(page, 'oembed'), snippet(page, 'oembed-2')]
        for (const address of [framed, component?.get('src') ?? '', fragment, page1, asked]) {
          expect([address, (await get(address.replace(origin, ''))).status]).toEqual([address, 200])
        }
        const preview = page.all('iframe')[0]?.get('src') ?? ''
        expect(framed.replace(/#.*/, '')).toBe(preview)
        // Every way shows the same articles.
        const inFrame = parsePage(await (await get(preview)).text())
        const inFragment = parsePage(await (await get(fragment.replace(origin, ''))).text())
        const titles = (each: typeof page) =>
          each
            .all('a')
            .filter((a) => a.get('class') === 'candor-title')
            .map((a) => a.text)
        const feed = await (await get(ours(component?.get('src') ?? ''))).json()
        expect(titles(inFrame).length).toBeGreaterThan(0)
        expect(titles(inFragment)).toEqual(titles(inFrame))
        expect((feed as { items: { title: string }[] }).items.map(({ title }) => title)).toEqual(
          titles(inFrame),
        )
      },
    )

    it('pins each script by its hash, and caches may store it for a year', async () => {
      const page = await read('/embed/new')
      const scripts = ['frame-2', 'component'].flatMap((id) =>
        parsePage(snippet(page, id)).all('script'),
      )
      expect(scripts).toHaveLength(2)
      for (const script of scripts) {
        const answer = await get(ours(script.get('src') ?? ''))
        const bytes = Buffer.from(await answer.arrayBuffer())
        expect(['crossorigin', 'referrerpolicy'].map(script.get)).toEqual([
          'anonymous',
          'no-referrer',
        ])
        expect(script.get('integrity')).toBe(
          `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
        )
        expect(answer.headers.get('Cache-Control')).toMatch(
          /^public, max-age=31536000, .*immutable$/,
        )
        expect(answer.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
        expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
        expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
      }
    })

    it('keeps parameters without a field: a second topic, and an excluded topic', async () => {
      const page = await read('/embed/new?topic=feed-formats&topic=time&without=web')
      const sent = page.all('input').filter((input) => input.get('type') === 'hidden')
      expect(sent.map((input) => [input.get('name'), input.get('value')])).toEqual([
        ['topic', 'time'],
        ['without', 'web'],
      ])
      expect(snippet(page, 'frame')).toContain(
        '/embed/?topic=feed-formats&amp;topic=time&amp;without=web#',
      )
    })

    it('treats every spelling of a choice alike, and shows the choice in the form', async () => {
      const etag = async (query: string) => (await get(`/embed/new?${query}`)).headers.get('ETag')
      expect(await etag('topic=time&topic=time&made=&limit=5&accent=')).toBe(
        await etag('made=any&topic=time'),
      )
      const page = await read(
        '/embed/new?made=ai-assisted&source=https://www.w3.org/TR/&layout=compact&limit=7',
      )
      const chosen = page
        .all('option')
        .flatMap((option) => (option.get('selected') === undefined ? [] : [option.get('value')]))
      expect(chosen).toEqual(expect.arrayContaining(['ai-assisted', 'compact', '7']))
      expect(
        page
          .all('input')
          .find((input) => input.get('name') === 'source')
          ?.get('value'),
      ).toBe('w3.org')
    })

    it.each(refused)('refuses ?%s and names the wrong value', async (query, words) => {
      const answer = await get(`/embed/new?${query}`)
      expect(answer.status).toBe(400)
      expect(((await answer.json()) as { detail: string }).detail).toMatch(words)
    })

    it('names an unknown feed, and offers no code for it', async () => {
      const page = await read('/embed/new?topic=feed-formatz')
      expect(page.text).toContain('/topics/feed-formatz/')
      expect(page.all('textarea')).toEqual([])
    })

    it('allows its own script and preview, and nothing else', async () => {
      const answer = await get('/embed/new')
      const policy = answer.headers.get('Content-Security-Policy') ?? ''
      for (const directive of [
        "default-src 'none'",
        "script-src 'self'",
        "frame-src 'self'",
        "frame-ancestors 'none'",
      ]) {
        expect(policy.split('; ')).toContain(directive)
      }
      expect(policy).not.toContain('unsafe')
      const [script] = parsePage(await answer.text()).all('script')
      expect((await get(script?.get('src') ?? '')).status).toBe(200)
    })

    it('is linked from the pages of feeds with that feed selected', async () => {
      expect(
        (await read('/topics/time/?topic=web'))
          .all('a')
          .some((link) => /embed\/new\?/.test(link.get('href') ?? '')),
      ).toBe(false)
      for (const [path, query] of [
        ['/topics/feed-formats/', '?topic=feed-formats'],
        ['/reviewed/?source=w3.org', '?made=reviewed&source=w3.org'],
      ] as const) {
        const links = (await read(path)).all('a').map((link) => link.get('href'))
        expect(links).toContain(`/embed/new${query}`)
      }
    })
  })

  describe('/embed.js', () => {
    it('redirects to the newest release, cacheable for an hour, for any origin', async () => {
      const answer = await get('/embed.js')
      expect([answer.status, answer.headers.get('Location')]).toEqual([
        302,
        headlinesReleases[0].path,
      ])
      expect(answer.headers.get('Cache-Control')).toBe('public, max-age=3600')
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    })
  })

  describe('the card of an article', () => {
    const articleOf = async () => {
      const feed = (await (await get('/topics/feed-formats/feed.json?limit=1')).json()) as {
        items: { url: string; title: string }[]
      }
      return feed.items[0] ?? { url: '', title: '' }
    }

    it('shows the article with its label and summary for every spelling of its address', async () => {
      const { url, title } = await articleOf()
      const spellings = [url, `${url}/`, `${url}?utm_source=x`, `${url}#part`]
      for (const spelling of spellings) {
        const answer = await get(`/embed/article/?url=${encodeURIComponent(spelling)}&theme=dark`)
        const page = parsePage(await answer.text())
        const shown = page.all('a').filter((link) => link.get('class') === 'candor-title')
        expect(shown.map((link) => [link.text, link.get('href')])).toEqual([[title, url]])
        expect(page.all('p').filter((each) => each.get('class') === 'candor-summary')).toHaveLength(
          1,
        )
        expect(page.all('section')[0]?.get('class')).toBe('candor candor--cards candor--dark')
        expect(answer.headers.get('Link')).toContain(`<${url}>; rel="canonical"`)
        expect(answer.headers.get('Link')).toContain(`<${origin}/rss.xml>; rel="alternate"`)
        expect(answer.headers.get('Content-Security-Policy')).not.toContain('frame-ancestors')
      }
    })

    it.each([
      ['', 400, facts('url')],
      ['?url=', 400, facts('url', '""')],
      ['?url=javascript:alert(1)', 400, facts('url', 'javascript:alert(1)')],
      ['?url=https://example.org/nothing', 404, /./],
      ['?url=https://example.org/nothing&target=_top', 404, /./],
      ['?url=https://example.org/nothing&target=_self', 400, facts('target', '_self')],
      ['?url=https://example.org/nothing&theme=pink', 400, facts('theme', 'pink')],
    ])('answers the query "%s" with %i and names the wrong value', async (query, status, words) => {
      const answer = await get(`/embed/article/${query}`)
      expect(answer.status).toBe(status)
      expect(((await answer.json()) as { detail: string }).detail).toMatch(words)
    })
  })
}

if (import.meta.vitest) await runOnNode(describeEmbedMaker)

/**
 * The HTTP suite for the page where partners create an embed: the code that it offers works, and
 * its scripts are pinned. Also for the card of one article.
 */

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { en } from '../../../../src/core/words/en.ts'
import { headlinesReleases } from '../../../../src/plugins/embeds/releases.ts'
import { origin } from '../../../core/app/newsroom.ts'
import type { Running } from '../../../core/app/running.ts'
import { parsePage, type Read } from '../../../core/pages/read-page.ts'
import { facts } from '../../../fixtures/facts.ts'
import { runOnNode } from '../../../product/app/on-node.ts'

/** The delay that the page for partners names between publication and display in a frame. */
export const freshSeconds = (page: Read): number =>
  Number(
    new RegExp(en.pages.embed.fresh.text.replace(/\{seconds\}.*/s, '(\\d+)')).exec(page.text)?.[1],
  )

const choices = [
  [
    'made=&topic=&source=w3.org&language=&limit=3&layout=list&theme=dark&accent=&target=',
    '/sources/w3.org/',
  ],
  ['made=reviewed&language=ar&layout=cards&images=on&accent=0d5c66', '/reviewed/'],
] as const

export function describeEmbedMaker(running: () => Running): void {
  const get = (path: string) => running().fetch(path)
  const read = async (path: string) => parsePage(await (await get(path)).text())
  const snippet = (page: Read, id: string) =>
    page.all('textarea').find((each) => each.get('id') === id)?.text ?? ''
  const ours = (address: string) => {
    expect(address.startsWith(`${origin}/`)).toBe(true)
    return address.slice(origin.length)
  }
  const titles = (page: Read) =>
    page.all('a').flatMap((a) => (a.get('class') === 'candor-title' ? [a.text] : []))

  describe('the page for partners', () => {
    it.each(choices)(
      'offers code for ?%s, every address in it answers 200, and every way shows the same articles',
      async (query, family) => {
        const page = await read(`/embed/new?${query}`)
        const frame = parsePage(snippet(page, 'frame')).all('iframe')[0]
        const framed = ours(frame?.get('src') ?? '')
        expect(framed.split('?')[0]).toBe(`${family}embed/`)
        const component = parsePage(snippet(page, 'component')).all('candor-headlines')[0]
        const feed = ours(component?.get('src') ?? '')
        const fragment = ours(/'([^']+)'/.exec(snippet(page, 'fragment'))?.[1] ?? '')
        const asked = ['oembed', 'oembed-2'].map((id) => ours(snippet(page, id)))
        for (const address of [framed, feed, fragment, ...asked])
          expect([address, (await get(address)).status]).toEqual([address, 200])
        expect(framed.replace(/#.*/, '')).toBe(page.all('iframe')[0]?.get('src'))
        const { items }: { items: { title: string }[] } = await (await get(feed)).json()
        expect(items.length).toBeGreaterThan(0)
        for (const address of [framed, fragment])
          expect(titles(await read(address))).toEqual(items.map(({ title }) => title))
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
        expect(['crossorigin', 'referrerpolicy', 'integrity'].map(script.get)).toEqual([
          'anonymous',
          'no-referrer',
          `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
        ])
        for (const [name, value] of Object.entries({
          'Cache-Control': expect.stringMatching(/^public, max-age=31536000, .*immutable$/),
          'Content-Type': 'text/javascript; charset=utf-8',
          'Access-Control-Allow-Origin': '*',
          'Cross-Origin-Resource-Policy': 'cross-origin',
        }))
          expect([name, answer.headers.get(name)]).toEqual([name, value])
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
      const source = page.all('input').find((input) => input.get('name') === 'source')
      expect(source?.get('value')).toBe('w3.org')
    })

    it('names a wrong value or an unknown feed, and offers no code for it', async () => {
      const answer = await get('/embed/new?made=by-hand')
      expect(answer.status).toBe(400)
      expect((await answer.json()).detail).toMatch(facts('made', '"by-hand"'))
      const page = await read('/embed/new?topic=feed-formatz')
      expect(page.text).toContain('/topics/feed-formatz/')
      expect(page.all('textarea')).toEqual([])
    })

    it('names the longest delay of a frame: the sum of the browser, edge and memory caches', async () => {
      expect(freshSeconds(await read('/embed/new'))).toBe(3)
    })

    it('allows its own script and preview, and nothing else', async () => {
      const answer = await get('/embed/new')
      const policy = answer.headers.get('Content-Security-Policy') ?? ''
      expect(policy.split('; ')).toEqual(
        expect.arrayContaining([
          ...["default-src 'none'", "script-src 'self'"],
          ...["frame-src 'self'", "frame-ancestors 'none'"],
        ]),
      )
      expect(policy).not.toContain('unsafe')
      const [script] = parsePage(await answer.text()).all('script')
      expect((await get(script?.get('src') ?? '')).status).toBe(200)
    })

    it('is linked from the pages of feeds with that feed selected', async () => {
      const linksOf = async (path: string) =>
        (await read(path)).all('a').map((link) => link.get('href') ?? '')
      const twoTopics = await linksOf('/topics/time/?topic=web')
      expect(twoTopics.filter((link) => link.includes('embed/new?'))).toEqual([])
      expect(await linksOf('/reviewed/?source=w3.org')).toContain(
        '/embed/new?made=reviewed&source=w3.org',
      )
    })
  })

  it('/embed.js redirects to the newest release, cacheable for an hour, for any origin', async () => {
    const { status, headers } = await get('/embed.js')
    expect([status, headers.get('Location')]).toEqual([302, headlinesReleases[0].path])
    expect(headers.get('Cache-Control')).toBe('public, max-age=3600')
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  describe('the card of an article', () => {
    it('shows the article with its label and summary, and its picture only with images=on', async () => {
      const feed: { items: { url: string; title: string; image?: string }[] } = await (
        await get('/feed.json?limit=30')
      ).json()
      const { url = '', title, image } = feed.items.find((each) => each.image !== undefined) ?? {}
      expect(image).toMatch(/^https?:/)
      const asked = `/embed/article/?url=${encodeURIComponent(`${url}?utm_source=x`)}&theme=dark`
      for (const [query, pictures] of [
        ['', []],
        ['&images=on', [image]],
      ] as const) {
        const answer = await get(asked + query)
        const page = parsePage(await answer.text())
        const shown = page.all('a').filter((link) => link.get('class') === 'candor-title')
        expect(shown.map((link) => [link.text, link.get('href')])).toEqual([[title, url]])
        const summaries = page.all('p').filter((each) => each.get('class') === 'candor-summary')
        expect(summaries).toHaveLength(1)
        expect(page.all('section')[0]?.get('class')).toBe('candor candor--cards candor--dark')
        expect(page.all('img').map((picture) => picture.get('src'))).toEqual(pictures)
        expect(answer.headers.get('Link')).toContain(`<${url}>; rel="canonical"`)
        expect(answer.headers.get('Link')).toContain(`<${origin}/rss.xml>; rel="alternate"`)
        expect(answer.headers.get('Content-Security-Policy')).not.toContain('frame-ancestors')
      }
    })

    it.each([
      ['', 400, facts('url')],
      ['?url=javascript:alert(1)', 400, facts('url', 'javascript:alert(1)')],
      ['?url=https://example.org/nothing&target=_top', 404, /./],
      ['?url=https://example.org/nothing&target=_self', 400, facts('target', '_self')],
      ['?url=https://example.org/nothing&theme=pink', 400, facts('theme', 'pink')],
    ])('answers the query "%s" with %i and names the wrong value', async (query, status, words) => {
      const answer = await get(`/embed/article/${query}`)
      expect(answer.status).toBe(status)
      expect((await answer.json()).detail).toMatch(words)
    })
  })
}

if (import.meta.vitest) await runOnNode(describeEmbedMaker)

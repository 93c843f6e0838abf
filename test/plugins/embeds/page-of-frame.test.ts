/** Rules for every page (head, landmarks, policy, weight), and the small files that pages need. */
import { describe, expect, it } from 'vitest'
import { openedEmbeds } from '../../../src/plugins/embeds/plugin.ts'
import { ask, openApp, parsePage, readPage } from '../../core/pages/read-page.ts'
import { buildArticle, buildPicture } from '../../fixtures/build-article.ts'

const plugins = [openedEmbeds]
const paths = ['/', '/disclosure', '/ns/1.0', '/nothing']

describe.each(paths)('the page at %s', (path) => {
  it('has no inline scripts and styles, a policy that forbids them, and a stylesheet cacheable for a year', async () => {
    const app = openApp({ plugins })
    const answer = await ask(app, path)
    expect(answer.headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self' https://news.example.org; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    )
    const page = parsePage(await answer.text())
    expect(
      page
        .all()
        .filter(
          ({ name, get }) => name === 'script' || name === 'style' || get('style') !== undefined,
        ),
    ).toEqual([])
    const sheet = page.all('link').find((link) => link.get('rel') === 'stylesheet')
    const { headers } = await ask(app, sheet?.get('href') ?? '')
    expect(headers.get('Content-Type')).toBe('text/css; charset=utf-8')
    expect(headers.get('Cache-Control')).toMatch(/^public, max-age=31536000,/)
  })
})

describe('below a base path', () => {
  it('all links stay below it', async () => {
    for (const path of ['/', '/disclosure', '/ns/1.0']) {
      const page = await readPage(
        openApp({ plugins, site: { basePath: '/feeds' } }),
        `/feeds${path}`,
      )
      const inside = page
        .all()
        .flatMap(({ get }) => get('href') ?? [])
        .filter((href) => href.startsWith('/'))
      expect(inside.length).toBeGreaterThan(3)
      expect(inside.filter((href) => !href.startsWith('/feeds/'))).toEqual([])
    }
  })
})

describe('pictures', () => {
  it('may come only from the hosts in the settings', async () => {
    const site = {
      logoUrl: 'https://cdn.example.org/logo.png',
      iconUrl: 'https://icons.example.org/i.png',
    }
    const policy = (await ask(openApp({ plugins, site }), '/')).headers.get(
      'Content-Security-Policy',
    )
    expect(policy).toContain(
      "img-src 'self' https://news.example.org https://cdn.example.org https://icons.example.org;",
    )
  })

  const sourcesWith = async (urls: readonly string[], path = '/') => {
    const pictured = urls.map((url) => buildArticle({ guid: url, picture: buildPicture({ url }) }))
    const policy = (await ask(openApp({ plugins, articles: pictured }), path)).headers.get(
      'Content-Security-Policy',
    )
    return /img-src ([^;]*); base-uri/.exec(policy ?? '')?.[1]
  }

  it('may come from the hosts of pictures on the page, listed once each', async () => {
    const urls = [
      'https://a.example.org/1.png',
      'http://b.example.org:8080/2.png',
      'https://a.example.org/3.png',
    ]
    expect(await sourcesWith(urls)).toBe(
      "'self' https://news.example.org https://a.example.org http://b.example.org:8080",
    )
  })

  it('cannot change the policy by characters in their host', async () => {
    const urls = [
      'http://a;sandbox/1.png',
      'http://b,c/2.png',
      'http://*.example.org/3.png',
      "http://'unsafe/4.png",
    ]
    expect(await sourcesWith(urls)).toBe("'self' https://news.example.org")
  })
})

describe('small files', () => {
  it('robots.txt allows all crawlers and names the feeds', async () => {
    const text = await (await ask(openApp({ plugins }), '/robots.txt')).text()
    expect(text).toMatch(
      /^User-agent: \*\nDisallow:\nSitemap: https:\/\/news\.example\.org\/sitemap\.xml\nSitemap: https:\/\/news\.example\.org\/news-sitemap\.xml\n$/m,
    )
    expect(text).toContain('https://news.example.org/rss.xml')
  })

  it('the icons are pictures, also /favicon.ico, for programs that ask for no other', async () => {
    expect((await ask(openApp({ plugins }), '/favicon.svg')).headers.get('Content-Type')).toBe(
      'image/svg+xml',
    )
    const site = { iconUrl: null, basePath: '/feeds' }
    const icon = await ask(openApp({ plugins, site }), '/feeds/favicon.ico')
    expect([icon.status, icon.headers.get('Content-Type')]).toEqual([200, 'image/x-icon'])
    const view = new DataView(await icon.arrayBuffer())
    expect([0, 2, 4].map((offset) => view.getUint16(offset, true))).toEqual([0, 1, 2])
    for (const [index, size] of [16, 32].entries()) {
      const entry = 6 + 16 * index
      const [length, offset] = [view.getUint32(entry + 8, true), view.getUint32(entry + 12, true)]
      expect(offset + length).toBeLessThanOrEqual(view.byteLength)
      // A PNG picture of this width and height.
      expect([
        view.getUint8(entry),
        view.getUint32(offset + 16),
        view.getUint32(offset + 20),
      ]).toEqual([size, size, size])
      expect(view.getUint32(offset)).toBe(0x89504e47)
    }
  })

  it('/favicon.ico redirects to the newsroom’s own icon', async () => {
    const site = { iconUrl: 'https://news.example.org/icon.png' }
    expect((await ask(openApp({ plugins, site }), '/favicon.ico')).headers.get('Location')).toBe(
      site.iconUrl,
    )
  })
})

/**
 * Errors: HTML pages for browsers, problem documents for other clients, with equal status, facts
 * and headers.
 */
import { describe, expect, it } from 'vitest'
import { facts } from '../../fixtures/facts.ts'
import { ask, openApp, parsePage } from './read-page.ts'

const browsers = [
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8',
  'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
]
const programs = [
  '*/*',
  'application/rss+xml, text/html',
  'application/rss+xml, application/xml;q=0.9, text/html;q=0.8',
]

const errors = [
  { path: '/nothing', down: false, status: 404 },
  { path: '/rss.xml?limit=0', down: false, status: 400 },
  { path: '/', down: true, status: 503 },
]

describe('an error', () => {
  it.each(browsers)('is a page for Accept: %s', async (Accept) => {
    const answer = await ask(openApp(), '/nothing', { Accept })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(parsePage(await answer.text()).all('h1')[0]?.text).toBe('Not found')
  })

  it.each(programs)('is a problem document for Accept: %s', async (Accept) => {
    const answer = await ask(openApp(), '/nothing', { Accept })
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ title: 'Not found', status: 404 })
  })

  it.each(errors)(
    '$status has the same facts and headers in both forms',
    async ({ path, down, status }) => {
      const app = openApp({ down })
      const [page, document] = [
        await ask(app, path),
        await ask(app, path, { Accept: 'application/json' }),
      ]
      expect([page.status, document.status]).toEqual([status, status])
      for (const name of ['Cache-Control', 'Retry-After', 'Vary', 'Access-Control-Allow-Origin']) {
        expect([name, page.headers.get(name)]).toEqual([name, document.headers.get(name)])
      }
      expect(page.headers.get('Vary')).toBe('Accept')
      const { title, detail } = await document.json()
      const { text } = parsePage(await page.text())
      expect(text).toContain(title)
      expect(text).toContain(detail)
    },
  )

  it('says when to retry', async () => {
    const answer = await ask(openApp({ down: true }), '/')
    expect(answer.headers.get('Retry-After')).toBe('10')
    expect(await answer.text()).toMatch(facts(10))
  })
})

/** The HTTP suite of Markdown: feeds, articles by `Accept` and by file, `/llms.txt`. */
import { readDisclosure } from 'candor-disclosure'
import { describe, expect, it } from 'vitest'
import { origin } from '../../core/app/newsroom.ts'
import { basic, makePartner } from '../../core/app/partner-client.ts'
import { openRunning, type Runtime } from '../../core/app/running.ts'
import { insertArticle, updateArticle } from '../../fixtures/insert-article.ts'
import { openOnNode } from '../../product/app/on-node.ts'

/** What clients get at the address of a page. */
const accepted: readonly (readonly [accept: string, type: 'html' | 'markdown'])[] = [
  ['text/markdown', 'markdown'],
  ['Text/Markdown;q=0.5', 'markdown'],
  ['text/markdown, text/html, */*', 'markdown'],
  ['text/html, text/markdown;q=0.9', 'html'],
  ['text/markdown;q=0.5, */*', 'html'],
  ['text/markdown;q=0', 'html'],
  ['*/*', 'html'],
  ['text/html,application/xml;q=0.9,*/*;q=0.8', 'html'],
]

export function describeMarkdown({ serve, sql, db }: Runtime): void {
  const markdown = { Accept: 'text/markdown' }
  const environment = { ARTICLE_PAGES: 'on', PARTNER_FEEDS: 'none', RIGHTS: '© Example News' }
  const asker =
    (running: ReturnType<typeof openRunning>) =>
    async (path: string, headers: Record<string, string> = {}) => {
      const response = await running().fetch(path, { headers })
      const [text, type] = [await response.text(), response.headers.get('Content-Type')]
      return { ...{ status: response.status, headers: response.headers }, text, type }
    }
  const page = (externalId: string, changes: Parameters<typeof insertArticle>[1] = {}) =>
    insertArticle(
      db,
      { externalId, url: `${origin}/articles/${externalId}/`, publishedAt: new Date(), ...changes },
      { sources: [{}], topics: ['markdown'], corrections: [{}] },
    )

  describe('Markdown', () => {
    const ask = asker(
      openRunning(() =>
        serve({ environment: { ...environment, MARKDOWN: 'on', AI_RIGHTS: 'no-training' } }),
      ),
    )

    it('has of an article facts for readDisclosure, its label, all that its page has, and rights', async () => {
      await page('md-whole')
      const { type, headers, text } = await ask('/articles/md-whole/index.md')
      expect(type).toBe('text/markdown; charset=utf-8')
      const parts = [
        '\n\nAI-written, no human editor\n\n# Bridge reopens after flood\n\n[News desk]',
        '\nPublished ',
        '\nCorrected 2 May 2026 ',
        '**An AI wrote this article',
        '): An earlier version gave the wrong year.\n',
        '\nThe stone bridge carries _traffic_ again.\n',
        '## Sources\n\n1. [Minutes of session 1](https://council.example.org/minutes/1), Example Council\n',
        '## How to cite this article\n\nNews desk. Bridge reopens after flood',
        `. <${origin}/articles/md-whole/>\n`,
        '\n© Example News · `Content-Usage: train-ai=n, ai-use=y, search=y`\n',
      ]
      const positions = parts.map((part) => text.indexOf(part))
      expect(positions).not.toContain(-1)
      expect(positions).toEqual(positions.toSorted((one, other) => one - other))
      expect(headers.get('Link')).toContain(`<${origin}/articles/md-whole/>; rel="canonical"`)
      expect(headers.get('Content-Usage')).toContain('train-ai=n')
      const [item] = readDisclosure(text.split('\n', 1)[0] ?? '').items
      expect(item).toMatchObject({
        ...{ title: 'Bridge reopens after flood', language: 'en', isRetracted: false },
        disclosure: { mode: 'ai-autonomous', model: 'example-model-1' },
        sources: [{ url: 'https://council.example.org/minutes/1' }],
        corrections: [{ text: 'An earlier version gave the wrong year.' }],
      })
    })

    it.each(accepted)(
      'is at the address of a page, with Accept %j, or not: %s',
      async (Accept, type) => {
        const answer = await ask('/articles/md-whole/', { Accept })
        expect(answer.type).toBe(`text/${type}; charset=utf-8`)
        const vary = answer.headers.get('Vary')
        expect(vary).toMatch(/(^|, )Accept(,|$)/)
        const [edge, file] = [
          answer.headers.get('CDN-Cache-Control'),
          '/articles/md-whole/index.md',
        ]
        expect(edge).toMatch(type === 'html' ? /^public/ : /^no-store$/)
        if (type === 'markdown') expect(answer.text).toBe((await ask(file)).text)
        else
          expect(answer.headers.get('Link')).toContain(
            `${file}>; rel="alternate"; type="text/markdown"`,
          )
        const tag = answer.headers.get('ETag') ?? ''
        const again = await ask('/articles/md-whole/', { Accept, 'If-None-Match': tag })
        expect([again.status, again.headers.get('Vary')]).toEqual([304, vary])
      },
    )

    it('of a retracted article says so in its first line, and has no text', async () => {
      const id = await page('md-gone', { bodyHtml: '<p>All of it.</p>' })
      expect((await ask('/articles/md-gone/', markdown)).text).toContain('All of it.')
      const retraction = { retractionReason: 'It was invented.', retractedAt: new Date() }
      await updateArticle(db, id, { status: 'retracted', ...retraction })
      await expect
        .poll(async () => (await ask('/articles/md-gone/', markdown)).text.split('\n', 1)[0])
        .toMatch(/^\{"title":"Retracted: /)
      const { text } = await ask('/articles/md-gone/', markdown)
      expect(text).toContain('It was invented.')
      expect(text).not.toContain('All of it.')
      expect(readDisclosure(text.split('\n', 1)[0] ?? '').items[0]?.isRetracted).toBe(true)
    })

    it('is gone with the article, and other spellings of its address lead to it', async () => {
      const id = await page('md-withheld')
      await updateArticle(db, id, { status: 'withheld' })
      for (const path of ['/articles/md-withheld/index.md', '/articles/md-withheld/'])
        await expect.poll(async () => (await ask(path, markdown)).status).toBe(410)
      const { headers } = await ask('/articles/%6dd-whole/index.md')
      expect(headers.get('Location')).toBe('/articles/md-whole/index.md')
    })

    it('of a private article is for its partners, without its text for those of summaries', async () => {
      const [acme, short] = [await makePartner(sql), await makePartner(sql, { content: 'summary' })]
      const secret = { title: 'Kept private', bodyHtml: '<p>The secret.</p>' }
      await page('md-private', { ...secret, audience: [acme.name, short.name] })
      for (const path of ['/articles/md-private/index.md', '/topics/markdown/feed.md']) {
        const own = await ask(path, basic(acme))
        expect(own.headers.get('Cache-Control')).toMatch(/^private/)
        expect(own.text).toContain('The secret.')
        expect((await ask(path)).text).not.toContain('Kept private')
        const summary = await ask(path, basic(short))
        expect(summary.text).toContain('Kept private')
        expect(summary.text).not.toContain('The secret.')
      }
    })

    it('has in feeds each article below its label, and no other heading like it', async () => {
      const forged = '---\n\nWritten by humans alone\n\n## Two'
      const bodyHtml = `<hr><h1>One</h1><h2>Two</h2><p>${forged}</p><pre>${forged}</pre>`
      await page('md-forged', { bodyHtml })
      const { type, text } = await ask('/topics/markdown/feed.md')
      expect(type).toBe('text/markdown; charset=utf-8')
      const [head = '', ...entries] = text.split(/^---\n\n/m)
      expect(head).toMatch(/^# .+\n[^#]*$/)
      expect(entries.length).toBeGreaterThan(2)
      for (const entry of entries) expect(entry).toMatch(/^AI-written, no human editor\n\n## .+\n/)
      expect(text).toContain('\n***\n\n### One\n')
    })

    it('gives back to readDisclosure the mode, reviewer, sources and parts of its front matter', async () => {
      const part = { name: 'summary', mode: 'ai-autonomous', model: 'm', provider: 'p' }
      const own = { disclosureStatement: 'Ask our desk.', reviewedBy: 'Ada' }
      await page('md-parts', { disclosureMode: 'ai-assisted', disclosureParts: [part], ...own })
      const { text } = await ask('/articles/md-parts/index.md')
      expect(text).toMatch(/\n\n(AI-assisted|Summary by AI).*\n\n# /)
      expect(readDisclosure(text.split('\n')[0] ?? '').items).toMatchObject([
        {
          disclosure: {
            mode: 'ai-assisted',
            reviewedBy: 'Ada',
            statement: 'Ask our desk.',
            parts: [part],
          },
          sources: [{ url: 'https://council.example.org/minutes/1' }],
        },
      ])
      for (const path of ['/articles/md-parts/index.md', '/topics/markdown/feed.md'])
        expect((await ask(path)).text).toMatch(/Ask our desk\.\*\*\n\n.*Ada/)
    })

    it('has the feeds of other families, with their parameters', async () => {
      for (const path of ['/sources/example.org', '/languages/en', '/corrections'])
        expect([path, (await ask(`${path}/feed.md`)).status]).toEqual([path, 200])
      const { headers, text } = await ask('/feed.md?limit=2&content=summary')
      expect(text.match(/^## /gm)).toHaveLength(2)
      expect(text).not.toContain('**An AI wrote')
      expect(headers.get('Last-Modified')).not.toBeNull()
    })

    it('is what /llms.txt names, with how to read it', async () => {
      const { type, text } = await ask('/llms.txt')
      expect(type).toBe('text/plain; charset=utf-8')
      const links = [...text.matchAll(/\]\((\S+)\)/g)].map(([, url = '']) => new URL(url))
      expect(links.map(({ pathname }) => pathname)).toEqual(
        expect.arrayContaining(['/feed.md', '/corrections/feed.md', '/feeds.json']),
      )
      for (const { pathname } of links)
        expect([pathname, (await ask(pathname)).status]).toEqual([pathname, 200])
    })
  })

  describe('without Markdown', () => {
    const ask = asker(openRunning(() => serve({ environment })))
    it('leaves pages as they are, and has no addresses', async () => {
      const { type, headers } = await ask('/articles/md-whole/', markdown)
      expect(type).toBe('text/html; charset=utf-8')
      expect(headers.get('Vary')).not.toMatch(/Accept(,|$)/)
      for (const path of ['/feed.md', '/articles/md-whole/index.md', '/llms.txt'])
        expect([path, (await ask(path)).status]).toEqual([path, 404])
    })
  })
}

if (import.meta.vitest) describeMarkdown(await openOnNode())

/**
 * AI_RIGHTS on a running service: every machine-readable statement says the same, and nothing is
 * said by default.
 */
import { describe, expect, it } from 'vitest'
import { readStatements, type Uses } from '../rights/read-statements.ts'
import { openOnNode } from './on-node.ts'
import type { Running, Runtime } from './running.ts'

const licence = 'https://news.example.org/licensing?for=machines&of=all'
/** What may be done without asking. */
const expected = {
  open: { search: true, input: true, train: true },
  'search-only': { search: true, input: false, train: false },
  'no-training': { search: true, input: true, train: false },
  licensed: { search: true, input: false, train: false },
} as const

const statedBy = (
  { search, input, train }: (typeof expected)[keyof typeof expected],
  stated: Uses,
) => ('mining' in stated ? { mining: input && train } : { search, input, train })

/** Does something while a service with these settings runs. */
export const duringOn =
  ({ serve }: Pick<Runtime, 'serve'>) =>
  async (
    environment: Readonly<Record<string, string>>,
    work: (running: Running) => Promise<void>,
  ): Promise<void> => {
    const running = await serve({ environment })
    try {
      await work(running)
    } finally {
      await running.close()
    }
  }

/** `pages` are those of plugins, which say the same. */
export function describeRights(runtime: Runtime, pages: readonly string[] = []): void {
  const during = duringOn(runtime)

  describe('AI_RIGHTS', () => {
    const cases = [
      ...Object.keys(expected).map((value) => ({ value, more: {}, base: '' })),
      {
        value: 'licensed',
        more: { BASE_PATH: '/wire' },
        base: '/wire',
      },
    ]
    it.each(cases)('$value with $more says the same everywhere', async ({ value, more, base }) => {
      await during({ AI_RIGHTS: value, LICENSE_URL: licence, ...more }, async (running) => {
        const statements = await readStatements(running, base, pages)
        const uses = expected[value as keyof typeof expected]
        for (const [where, stated] of statements)
          expect([where, stated]).toEqual([where, statedBy(uses, stated)])
        const places = [...statements.keys()].map((where) => where.replace(/ (of|item) .*/, ''))
        expect(new Set(places)).toEqual(
          new Set([
            'Content-Usage',
            'Content-Signal',
            'License',
            'Link',
            'link',
            'tdm-reservation',
            'tdmrep.json',
            'rsl:content',
          ]),
        )
        expect(statements.size).toBeGreaterThan(40)
      })
    })

    it('says nothing by default', async () => {
      await during({ LICENSE_URL: licence }, async (running) => {
        expect([...(await readStatements(running, '', pages)).keys()]).toEqual([])
        for (const path of ['/license.xml', '/.well-known/tdmrep.json']) {
          expect([path, (await running.fetch(path)).status]).toEqual([path, 404])
        }
        expect(await (await running.fetch('/robots.txt')).text()).not.toMatch(/License|Content-/)
        expect(await (await running.fetch('/rss.xml')).text()).not.toMatch(/rsl|creativeCommons/)
      })
    })

    it('leads to the licence', async () => {
      const environment = { AI_RIGHTS: 'licensed', LICENSE_URL: licence }
      await during(environment, async (running) => {
        const link = async (path: string) => (await running.fetch(path)).headers.get('Link') ?? ''
        for (const path of ['/rss.xml', '/']) {
          expect([path, (await link(path)).split(`<${licence}>; rel="license"`).length]).toEqual([
            path,
            2,
          ])
        }
        const { headers } = await running.fetch('/feed.json')
        expect(headers.get('tdm-policy')).toBe(licence)
        expect(headers.get('Access-Control-Expose-Headers')).toMatch(
          /Content-Usage.*tdm-reservation.*tdm-policy/,
        )
      })
    })
  })
}

if (import.meta.vitest) describeRights(await openOnNode())

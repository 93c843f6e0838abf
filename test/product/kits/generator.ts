/** The promises of a kit for a generator of sites: one suite, run on each of them. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { parseFeed } from 'feedsmith'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../browser/browsing.ts'
import { runTool } from '../clients/run-tool.ts'
import { type Article, buildSite, type Generator, siteUrl } from './build-site.ts'
import { cases, wordsOf } from './cases.ts'
import { expected, readKitFeed } from './expected.ts'

/** Front matter that ends the build. */
const faults = [
  ['an unknown mode', 'disclosure: { mode: ai }'],
  ['an empty disclosure', 'disclosure:'],
  ['a disclosure without a mode', 'disclosure: {}'],
  ['AI-assisted without a reviewer', 'disclosure: { mode: ai-assisted }'],
  ['AI-assisted with a blank reviewer', 'disclosure: { mode: ai-assisted, reviewed_by: " " }'],
  ['autonomous with a reviewer', 'disclosure: { mode: ai-autonomous, reviewed_by: Somebody }'],
] as const

const body = `Text with an [address](/here), [another](//cdn.example.org/there?a=1&b=2), [a page](next/),
[a part](#note), [a mail](mailto:desk@example.org), a ![picture](chart.png) and \`src="code"\`.`

export function testGenerator(
  generator: Generator,
  prepare: (folder: string) => Promise<void> = async () => {},
): void {
  describe(`the kit for ${generator.name}`, () => {
    let folder: string
    let browser: Browser
    const feedIn = (site: string) => join(folder, site, generator.feed)
    const build = async (site: string, articles: readonly Article[], language = 'en') => {
      await mkdir(join(folder, site))
      await prepare(join(folder, site))
      return await buildSite(generator, join(folder, site), language, articles)
    }
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'candor-kit-'))
      browser = await launchChromium()
    })
    afterAll(async () => {
      await browser?.close()
      await rm(folder, { recursive: true, force: true })
    })

    it.each([
      ['en', 'en'],
      ['de-AT', 'de'],
      ['zh-TW', 'zh-hant'],
    ])(
      'declares in a feed in %s how each article was made, in its words',
      async (language, words) => {
        const { code, output, errors } = await build(language, cases, language)
        expect({ code, text: code === 0 ? '' : output + errors }).toEqual({ code: 0, text: '' })
        const feed = await readFile(feedIn(language), 'utf8')
        expect(await readKitFeed(feed)).toEqual(expected(cases, words))
        expect(parseFeed(feed).feed).toMatchObject({
          atom: { links: [{ rel: 'self', href: `${siteUrl}/${basename(generator.feed)}` }] },
        })
      },
    )

    it('declares in the page of an article how it was made', async () => {
      const [dam] = cases
      const page = await readFile(join(folder, 'en', generator.page(dam.slug)), 'utf8')
      expect(page).toMatch(/<meta [^>]*content="ai-assisted"/)
      // Nothing in JSON-LD can end its script.
      expect(page).toMatch(/<script type="application\/ld\+json">[^<]*<\/script>/)
      const { mode, reviewed_by: reviewedBy, sources } = dam.disclosure
      expect(readDisclosure(page).items).toMatchObject([
        {
          ...{ title: dam.title, sources, disclosure: { mode, reviewedBy } },
          found: ['html', 'json-ld', 'words'].map((vocabulary) => ({ vocabulary })),
        },
      ])
    })

    it('shows the label before the text of an article', async () => {
      const [{ slug, text }] = cases
      const page = await browser.newPage()
      await page.goto(pathToFileURL(join(folder, 'en', generator.page(slug))).href)
      // Inner text is what is shown.
      const shown = await page.evaluate<string>(
        "document.querySelector('[ai-disclosure]').innerText",
      )
      expect(shown.startsWith(`${wordsOf('en').labels['ai-assisted']} `)).toBe(true)
      expect(shown).toContain(text)
      expect(await page.evaluate('[document.compatMode, document.characterSet]')).toEqual([
        'CSS1Compat',
        'UTF-8',
      ])
      await page.close()
    })

    it('makes addresses in the feed whole', async () => {
      await build('addresses', [{ slug: 'x', title: 'X', text: body, disclosure: null }])
      const xml = await readFile(feedIn('addresses'), 'utf8')
      const [item] = readDisclosure(xml).items
      const own = String(item?.url)
      expect((await readKitFeed(xml)).items[0]?.links).toEqual([
        ...[`${siteUrl}/here`, 'https://cdn.example.org/there?a=1&b=2'],
        ...[new URL('next/', own).href, `${own}#note`, 'mailto:desk@example.org'],
        generator.picture
          ? expect.stringMatching(generator.picture)
          : new URL('chart.png', own).href,
      ])
      expect(item?.contentHtml).toMatch(/src=(?:"|&quot;)code/)
    })

    it('gives each article of another language its language and direction', async () => {
      const directions = { ar: 'rtl', ur: 'rtl', 'az-Arab': 'rtl', 'ar-Latn': 'ltr', de: 'ltr' }
      const articles = Object.keys(directions).map((language, index) => ({
        ...{ slug: language.toLowerCase(), title: language, text: 'Text.' },
        disclosure: index % 2 === 0 ? cases[1].disclosure : null,
        frontMatter: `lang: ${language}`,
      }))
      await build('languages', articles)
      const { items } = readDisclosure(await readFile(feedIn('languages'), 'utf8'))
      const page = await browser.newPage()
      const shown = []
      for (const { language, contentHtml } of items) {
        await page.setContent(contentHtml ?? '')
        const directed = page.locator(`[lang="${language}"] > p:not(.candor-disclosure)`)
        shown.push([language, await directed.evaluate((text) => getComputedStyle(text).direction)])
      }
      await page.close()
      expect(shown).toEqual(Object.entries(directions))
    })

    it.each(faults)('ends the build for %s, without the article', async (fault, frontMatter) => {
      const text = 'Nobody may read this.'
      const faulty = { slug: 'faulty', title: 'Faulty', text, disclosure: null, frontMatter }
      const { code, output, errors } = await build(fault, [faulty, ...cases])
      expect(code).not.toBe(0)
      expect(output + errors).toMatch(/faulty/)
      expect(output + errors).toMatch(/disclosure/)
      expect((await runTool('grep', ['-r', text, dirname(feedIn(fault))])).output).toBe('')
    })
  })
}

/** The promises of a kit for a generator of sites: one suite, run on each of them. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkDocument } from 'candor-check/check-document.ts'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { parseFeed } from 'feedsmith'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../browser/browsing.ts'
import { runTool } from '../clients/run-tool.ts'
import { type Article, buildSite, type Generator, siteUrl } from './build-site.ts'
import { cases, wordsOf } from './cases.ts'
import { expected, readKitFeed } from './expected.ts'

const inParts = (...parts: readonly string[]) =>
  `disclosure: { mode: ai-assisted, parts: [${parts.map((each) => `{ ${each} }`).join(', ')}] }`
const bySummary = 'name: summary, mode: ai-autonomous, model: m & n'
const review = 'reviewed_by: Somebody, reviewed_at: "2026-05-01T11:58:30Z"'

/** Front matter that ends the build. */
const faults = [
  ['an unknown mode', 'disclosure: { mode: ai }'],
  ['an empty disclosure', 'disclosure:'],
  ['a disclosure without a mode', 'disclosure: {}'],
  ['AI-assisted without a reviewer', 'disclosure: { mode: ai-assisted }'],
  ['AI-assisted with a blank reviewer', 'disclosure: { mode: ai-assisted, reviewed_by: " " }'],
  ['autonomous with a reviewer', 'disclosure: { mode: ai-autonomous, reviewed_by: Somebody }'],
  ['an unknown part', inParts('name: voice, mode: ai-autonomous')],
  ['a part without a mode', inParts('name: summary')],
  ['a part twice', inParts(bySummary, bySummary)],
  ['a translation from nowhere', inParts(`name: translation, mode: ai-assisted, ${review}`)],
  ['a summary from a language', inParts(`${bySummary}, translated_from: fr`)],
  ['an assisted part without a reviewer', inParts('name: summary, mode: ai-assisted')],
  ['an autonomous part with a reviewer', inParts(`${bySummary}, ${review}`)],
  ['a review of a part without a time', inParts('name: data, mode: ai-assisted, reviewed_by: S')],
  ['a part by people with a model', inParts(bySummary, 'name: data, mode: human-only, model: m')],
  ['a text by AI without a reviewer', inParts('name: text, mode: ai-autonomous')],
  ['a summary by AI under human-only', inParts(bySummary).replace('ai-assisted', 'human-only')],
] as const

const body = `Text with an [address](/here), [another](//cdn.example.org/there?a=1&b=2), [a page](next/),
[a part](#note), [a mail](mailto:desk@example.org), a ![picture](chart.png) and \`src="code"\`.`

export function testGenerator(
  generator: Generator,
  prepare: (folder: string) => Promise<void> = async () => {},
): void {
  describe(`the kit for ${generator.name}`, () => {
    const withWords = (frontMatter: string) =>
      frontMatter.replace('parts: [', `${generator.words ?? ''}parts: [`)
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

    it('declares the parts that AI made, under a label that names them', async () => {
      const others = ['name: headline, mode: human-only', `name: data, mode: human-only, ${review}`]
      const article = { slug: 'parts', title: 'Parts', text: 'Text.', disclosure: null }
      const frontMatter = withWords(inParts(bySummary, ...others))
      const { code } = await build('parts', [{ ...article, frontMatter }])
      expect(code).toBe(0)
      const xml = await readFile(feedIn('parts'), 'utf8')
      const [item] = readDisclosure(xml).items
      expect(item?.summary).toBe('Summary by AI: Text.')
      expect(item?.disclosure).toMatchObject({
        ...{ mode: 'ai-assisted', reviewedBy: null },
        statement: 'Made by AI: summary (m & n); no other part.',
        parts: [
          { name: 'summary', mode: 'ai-autonomous', model: 'm & n' },
          { name: 'headline', mode: 'human-only' },
          { name: 'data', reviewedBy: 'Somebody', reviewedAt: '2026-05-01T11:58:30Z' },
        ],
      })
      const { findings } = checkDocument({ text: xml, address: null }, { now: new Date(0) })
      expect(findings.filter(({ code: each }) => /^(disclosure|part|rev)/.test(each))).toEqual([])
    })

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

    const wordless = generator.words === undefined ? [] : [inParts(bySummary)]
    it.each(wordless)('ends the build for parts without words: %s', async (frontMatter) => {
      const article = { slug: 'faulty', title: 'Faulty', text: 'Text.', disclosure: null }
      const { code, output, errors } = await build('wordless', [{ ...article, frontMatter }])
      expect([code === 0, output + errors]).toEqual([false, expect.stringMatching(/label/)])
    })

    it.each(faults)('ends the build for %s, without the article', async (fault, frontMatter) => {
      const text = 'Nobody may read this.'
      const article = { slug: 'faulty', title: 'Faulty', text, disclosure: null }
      const faulty = { ...article, frontMatter: withWords(frontMatter) }
      const { code, output, errors } = await build(fault, [faulty, ...cases])
      expect(code).not.toBe(0)
      expect(output + errors).toMatch(/faulty/)
      expect(output + errors).toMatch(/disclosure/)
      expect((await runTool('grep', ['-r', text, dirname(feedIn(fault))])).output).toBe('')
    })
  })
}

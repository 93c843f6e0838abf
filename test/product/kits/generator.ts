/** The promises of a kit for a generator of sites: one suite, run on each of them. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runTool } from '../clients/run-tool.ts'
import { type Case, cases } from './cases.ts'
import { expected, readKitFeed } from './expected.ts'

export const siteUrl = 'https://news.example.org'

export type Generator = {
  readonly name: string
  /** Folders or files of kits/, with their place in a site. */
  readonly kit: Readonly<Record<string, string>>
  /** Other files of a site in a language, by path. */
  readonly files: (language: string) => Readonly<Record<string, string>>
  /** Without it, every second article has none, and its summary is made of its text. */
  readonly needsDescription?: boolean
  readonly articlePath: (slug: string, date: string) => string
  readonly build: (folder: string) => readonly [string, ...string[]]
  readonly feed: string
  /** The page of an article of 4 May 2026. */
  readonly page: (slug: string) => string
}

const kits = fileURLToPath(new URL('../../../kits', import.meta.url))

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

/** Markdown with front matter; JSON is YAML. */
function article({ title, text, disclosure }: Case, date: string, description: boolean): string {
  const members = {
    title,
    ...(description && { description: text }),
    ...(disclosure && { disclosure }),
  }
  const lines = Object.entries(members).map(
    ([name, value]) => `${name}: ${JSON.stringify(value)}\n`,
  )
  return `---\ndate: ${date}T12:00:00Z\n${lines.join('')}---\n${text}\n`
}

async function buildSite(
  generator: Generator,
  folder: string,
  language: string,
  articles: readonly Case[],
) {
  for (const [from, to] of Object.entries(generator.kit))
    await cp(join(kits, from), join(folder, to), { recursive: true })
  await writeFiles(folder, generator.files(language))
  for (const [index, each] of articles.entries()) {
    const date = `2026-05-0${articles.length - index}`
    const path = generator.articlePath(each.slug, date)
    const description = generator.needsDescription || index % 2 === 0
    await writeFiles(folder, { [path]: article(each, date, description) })
  }
  const [command, ...args] = generator.build(folder)
  return await runTool(command, args)
}

/** A disclosure that ends the build. */
const faults = [
  ['an unknown mode', { mode: 'ai' }],
  ['AI-assisted without a reviewer', { mode: 'ai-assisted' }],
  ['autonomous with a reviewer', { mode: 'ai-autonomous', reviewed_by: 'Somebody' }],
] as const

export function testGenerator(
  generator: Generator,
  prepare: (folder: string) => Promise<void> = async () => {},
): void {
  describe(`the kit for ${generator.name}`, () => {
    let folder: string
    const inFolder = async (name: string) => {
      const site = join(folder, name)
      await mkdir(site)
      await prepare(site)
      return site
    }
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'candor-kit-'))
    })
    afterAll(() => rm(folder, { recursive: true, force: true }))

    it.each([
      ['en', 'en'],
      ['de-AT', 'de'],
      ['zh-TW', 'zh-hant'],
    ])(
      'declares in a feed in %s how each article was made, in its words',
      async (language, words) => {
        const site = await inFolder(language)
        const { code, output, errors } = await buildSite(generator, site, language, cases)
        expect({ code, text: code === 0 ? '' : output + errors }).toEqual({ code: 0, text: '' })
        const feed = await readFile(join(site, generator.feed), 'utf8')
        expect(await readKitFeed(feed)).toEqual(expected(cases, words))
      },
    )

    it('declares in the page of an article how it was made', async () => {
      const [dam] = cases
      const page = await readFile(join(folder, 'en', generator.page(dam.slug)), 'utf8')
      expect(page).toMatch(/<meta [^>]*content="ai-assisted"/)
      expect(page).toMatch(/<div ai-disclosure="ai-assisted"/)
      const [, json = 'null'] =
        /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? []
      // Nothing in it can end the script.
      expect(json).not.toContain('<')
      expect(JSON.parse(json)).toMatchObject({
        '@type': 'NewsArticle',
        headline: dam.title,
        editor: { name: dam.disclosure.reviewed_by },
        digitalSourceType: 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource',
        citation: dam.disclosure.sources.map(({ url, title }) => ({ url, name: title })),
      })
    })

    it('makes addresses in the feed whole', async () => {
      const site = await inFolder('addresses')
      const text = 'An [address](/here) and [another](//cdn.example.org/there).'
      await buildSite(generator, site, 'en', [{ slug: 'x', title: 'X', text, disclosure: null }])
      const { items } = await readKitFeed(await readFile(join(site, generator.feed), 'utf8'))
      expect(items[0]?.links).toEqual([`${siteUrl}/here`, 'https://cdn.example.org/there'])
    })

    it.each(faults)('ends the build for %s', async (fault, disclosure) => {
      const site = await inFolder(fault)
      const articles = [{ slug: 'x', title: 'X', text: 'Text.', disclosure }]
      const { code, output, errors } = await buildSite(generator, site, 'en', articles)
      expect(code).not.toBe(0)
      expect(output + errors).toMatch(/mode|reviewed_by/)
    })
  })
}

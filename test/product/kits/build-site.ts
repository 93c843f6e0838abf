/** Builds sites with a kit, in the generator that it is for. */
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTool } from '../clients/run-tool.ts'
import type { Case } from './cases.ts'

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
  /** The command in the folder of the site, without blanks in its arguments. */
  readonly build: string
  readonly feed: string
  /** The picture beside each article, in the feed; without it, its address is below the page. */
  readonly picture?: RegExp
  /** Label and statement of a summary by AI, in front matter, if the kit needs them. */
  readonly words?: string
  /** The page of an article of 4 May 2026. */
  readonly page: (slug: string) => string
}

/** For kits without words of parts: those of Candor. */
export const wordsOfSummary =
  'label: "Summary by AI:", statement: "Made by AI: summary (m & n); no other part.", '

/** A PNG of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

const kits = fileURLToPath(new URL('../../../kits', import.meta.url))

async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Buffer>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

/** `frontMatter` is more of it, in lines of YAML. */
export type Article = Case & { readonly frontMatter?: string }

/** Markdown with front matter; JSON is YAML. */
function markdown(
  { title, text, disclosure, frontMatter }: Article,
  date: string,
  description: boolean,
): string {
  const members = {
    title,
    ...(description && { description: text }),
    ...(disclosure && { disclosure }),
  }
  const lines = Object.entries(members).map(
    ([name, value]) => `${name}: ${JSON.stringify(value)}\n`,
  )
  if (frontMatter) lines.push(`${frontMatter}\n`)
  return `---\ndate: ${date}T12:00:00Z\n${lines.join('')}---\n${text}\n`
}

/** Writes a site with the kit, and builds it. Articles are newest first. */
export async function buildSite(
  generator: Generator,
  folder: string,
  language: string,
  articles: readonly Article[],
) {
  for (const [from, to] of Object.entries(generator.kit))
    await cp(join(kits, from), join(folder, to), { recursive: true })
  await writeFiles(folder, generator.files(language))
  for (const [index, each] of articles.entries()) {
    const date = `2026-05-0${articles.length - index}`
    const path = generator.articlePath(each.slug, date)
    const description = generator.needsDescription || index % 2 === 0
    await writeFiles(folder, {
      [path]: markdown(each, date, description),
      [join(dirname(path), 'chart.png')]: pixel,
    })
  }
  return await runTool('env', ['--chdir', folder, ...generator.build.split(' ')])
}

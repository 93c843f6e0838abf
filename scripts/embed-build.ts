/** Bundles the file that a partner's page loads, with the same bytes on every machine. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile, type Plugin, transform } from 'esbuild'
import type { Section } from '../src/core/words/language.ts'
import { languages } from '../src/core/words/languages.ts'
import { embedStyle } from '../src/plugins/embeds/style.ts'

const entries = { headlines: 'component.ts', 'frame-height': 'frame-height.ts' } as const

export type ReleaseName = keyof typeof entries

export const isReleaseName = (name: string): name is ReleaseName => Object.hasOwn(entries, name)

/**
 * Bundles the minified style sheet as text, so that pages need not run the module that minifies it.
 */
const styleAsText: Plugin = {
  name: 'style-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]embeds[\\/]style\.ts$/ }, () => ({
      contents: `export const embedStyle = ${JSON.stringify(embedStyle)}`,
    }))
  },
}

/**
 * In English only: Candor's feeds carry their words, and all languages would be too large for
 * partners' pages.
 */
const componentSections: readonly Section[] = ['labels', 'references', 'embeds']

const onlyItsWords: Plugin = {
  name: 'only-its-words',
  setup({ onLoad }) {
    const en = Object.fromEntries(
      componentSections.map((section) => [section, languages.en[section]]),
    )
    onLoad({ filter: /[\\/]words[\\/]languages\.ts$/ }, () => ({
      contents: `export const languages = ${JSON.stringify({ en })}`,
    }))
  },
}

/**
 * Takes types and folders away first: short names are chosen by the frequency of letters in the
 * text, also in the paths of modules, and the bytes would change when a module moves.
 */
const withoutPaths: Plugin = {
  name: 'without-paths',
  setup({ onLoad, onResolve, resolve }) {
    const specifiers = new Map<string, string>()
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'ts',
        tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
      })
      const contents = code.replace(/(?<= from ")[^"]+(?=";)/g, (specifier) => {
        const name = basename(specifier, '.ts')
        specifiers.set(`${path} ${name}`, specifier)
        return name
      })
      return { contents }
    })
    onResolve({ filter: /^[\w-]+$/ }, ({ path, importer, kind, resolveDir }) => {
      const specifier = specifiers.get(`${importer} ${path}`)
      return specifier === undefined ? null : resolve(specifier, { importer, kind, resolveDir })
    })
  },
}

/** @throws {Error} if a bundled module looks up words that are not bundled. */
async function checkWords({ inputs }: Metafile): Promise<void> {
  const sources = await Promise.all(Object.keys(inputs).map((file) => readFile(file, 'utf8')))
  const used = sources.flatMap((source) =>
    [...source.matchAll(/languages\.en\.(\w+)/g)].map(([, section = '']) => section),
  )
  const missing = used.filter((section) => !componentSections.some((each) => each === section))
  if (missing.length > 0)
    throw new Error(`add ${missing.join(', ')} to componentSections in scripts/embed-build.ts`)
}

/** The result works as a classic script and as a module. */
export async function buildRelease(name: ReleaseName, version: string): Promise<string> {
  const entry = fileURLToPath(
    new URL(`../src/plugins/embeds/browser/${entries[name]}`, import.meta.url),
  )
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    metafile: true,
    plugins: [styleAsText, onlyItsWords, withoutPaths],
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: `/* Candor ${name} ${version}, MIT */` },
  })
  await checkWords(metafile)
  return outputFiles.map(({ text }) => text).join('')
}

/** The source of the module that contains the text, for all runtimes. */
export const releaseModule = (name: ReleaseName, version: string, text: string): string =>
  `/** Candor's ${name} ${version} as it was released: its bytes never change (npx node scripts/release-embed.ts). */\nexport const text =\n  ${JSON.stringify(text)}\n`

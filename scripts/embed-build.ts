/** Source → the one file that a partner's page loads, the same bytes on every machine. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const entries = { headlines: 'component.ts', 'frame-height': 'frame-height.ts' } as const

export type ReleaseName = keyof typeof entries

/** A classic script or a module, whichever a page takes it for. */
export async function buildRelease(name: ReleaseName, version: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../src/embeds/browser/${entries[name]}`, import.meta.url))
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: `/* Candor ${name} ${version}, MIT */` },
  })
  return outputFiles.map(({ text }) => text).join('')
}

/** The module that carries it to every runtime. */
export const releaseModule = (name: ReleaseName, version: string, text: string): string =>
  `/** Candor's ${name} ${version} as it was released: its bytes never change (scripts/release-embed.ts). */\nexport const text =\n  ${JSON.stringify(text)}\n`

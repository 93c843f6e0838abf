/** The library: small, and without anything that only one runtime has. */
import { fileURLToPath } from 'node:url'
import { createContext, Script } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { type BuildOptions, build } from 'esbuild'
import { expect, it } from 'vitest'
import { readCase, readingCases } from './read-case.ts'

const options: BuildOptions = {
  entryPoints: [fileURLToPath(new URL('../../src/index.ts', import.meta.url))],
  ...{
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    target: 'es2024',
    platform: 'neutral',
  },
  mainFields: ['module', 'main'],
}

async function bundle(more: BuildOptions) {
  const { outputFiles = [], metafile } = await build({ ...options, ...more })
  return { text: outputFiles[0]?.text ?? '', inputs: Object.keys(metafile?.inputs ?? {}) }
}

it('has at most 28 kB beside its parsers of XML and HTML, none of it words of 41 languages', async () => {
  const { text, inputs } = await bundle({ format: 'esm', external: ['saxes', 'parse5'] })
  expect(gzipSync(text).byteLength).toBeLessThan(28_000)
  expect(text).toContain('readDisclosure')
  expect(
    inputs.filter((path) =>
      /src\/(words|store|settings)|node_modules\/(?!@noble|valibot)/.test(path),
    ),
  ).toEqual([])
})

it('reads with nothing but what browsers, Workers and Node share', async () => {
  const { text } = await bundle({ format: 'iife', globalName: 'candor' })
  const context = createContext({ URL, TextDecoder, atob })
  new Script(text).runInContext(context)
  const read = new Script(
    '(text, options) => JSON.stringify(candor.readDisclosure(text, JSON.parse(options)))',
  )
  const inContext: (text: string, options: string) => string = read.runInContext(context)
  const readable = readingCases.filter(
    ([, { expected }]) => !JSON.stringify(expected).startsWith('{"error"'),
  )
  expect(readable.length).toBeGreaterThan(100)
  for (const [, { document, about: _about, expected: _expected, ...more }] of readable) {
    const text = typeof document === 'string' ? document : JSON.stringify(document)
    expect(JSON.parse(inContext(text, JSON.stringify(more)))).toMatchObject(
      readCase({ document, ...more }) as object,
    )
  }
})

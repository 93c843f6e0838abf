/** docs/disclosure-library.md: its example runs as it is, and its tables name what there is. */

import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { build } from 'esbuild'
import { expect, it, vi } from 'vitest'
import {
  codeBlocks,
  codeSpans,
  readDoc,
  root,
  section,
  tableRows,
} from '../../fixtures/read-docs.ts'

const page = readDoc('docs/disclosure-library.md')
const [writes = ''] = codeBlocks(page, 'ts')

/** What an example prints. `feed` has the serializer of its users. */
async function printed(example: string): Promise<string> {
  const alias = {
    'candor-disclosure': './packages/disclosure/src/index.ts',
    'xml-js': 'xml-js-original',
  }
  const stdin = { contents: example, loader: 'ts' as const, resolveDir: root }
  const bundled = {
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    absWorkingDir: root,
  } as const
  const require = `import{createRequire}from'node:module';const require=createRequire(${JSON.stringify(import.meta.url)});`
  const { outputFiles } = await build({ ...bundled, stdin, alias, banner: { js: require } })
  const lines: string[] = []
  const log = vi
    .spyOn(console, 'log')
    .mockImplementation((...values: unknown[]) => void lines.push(values.join(' ')))
  try {
    await import(
      `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.text ?? '').toString('base64')}`
    )
  } finally {
    log.mockRestore()
  }
  return lines.join('\n')
}

it('writes a feed in its example', async () => {
  expect(readDisclosure(await printed(writes)).items).toMatchObject([
    {
      disclosure: { mode: 'ai-assisted', reviewedBy: 'Desk editor', model: 'example-model-1' },
      ...{ sources: [{ url: 'https://council.example.org/minutes' }], contradictions: [] },
    },
  ])
})

it('runs the three examples of the README, which print what their comments say', async () => {
  const examples = codeBlocks(readDoc('packages/disclosure/README.md'), 'ts')
  expect(examples).toHaveLength(3)
  for (const example of examples) {
    const promised = example.split('\n').filter((line) => line.startsWith('// '))
    expect(promised.length).toBeGreaterThan(0)
    expect((await printed(example)).split('\n').map((line) => `// ${line}`)).toEqual(promised)
  }
})

it('documents each member of a reading', () => {
  const documented = codeSpans(section(page, '### What a reading has')).flatMap((span) =>
    span.split(/[.[\]]+/),
  )
  const reading = readDisclosure('<rss><channel><item/></channel></rss>')
  const members = [...Object.keys(reading), ...Object.keys(reading.items[0] ?? {})]
  expect(members.length).toBeGreaterThan(20)
  expect(members.filter((name) => !documented.includes(name))).toEqual([])
})

it('lists the vocabularies in the order in which they count', () => {
  const rows = tableRows(section(page, '### What each vocabulary says')).map(([name = '']) =>
    name.replaceAll('`', ''),
  )
  const order = /precedence: readonly Vocabulary\[\] = \[([^\]]+)\]/.exec(
    readDoc('packages/disclosure/src/disclosure/reading-merge.ts'),
  )
  expect(rows).toEqual(order?.[1]?.match(/[\w-]+/g))
})

/** kits/python reads what readDisclosure reads, and writes what it reads back. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { expect, it } from 'vitest'
import { compared, readingCases } from '../../../packages/disclosure/test/disclosure/read-case.ts'
import { allFormats } from '../../../src/core/request/address.ts'
import { goldenFile, goldenNames } from '../golden/golden-news.ts'
import { runTool } from './run-tool.ts'

const script = fileURLToPath(new URL('python_kit.py', import.meta.url))

async function run(verb: 'read' | 'write', input: readonly unknown[]): Promise<readonly unknown[]> {
  const { code, output, errors } = await runTool(
    '/usr/bin/python3',
    [script, verb],
    JSON.stringify(input),
  )
  if (code !== 0) throw new Error(`Python failed: ${errors}`)
  return JSON.parse(output)
}

it('agrees with all cases', async () => {
  const readings = await run(
    'read',
    readingCases.map(([, each]) => each),
  )
  expect(readings.map((reading, index) => [readingCases[index]?.[0], compared(reading)])).toEqual(
    readingCases.map(([name, { expected }]) => [name, expected]),
  )
})

it('reads Candor’s own documents as readDisclosure does', async () => {
  const documents = goldenNames.flatMap((name) =>
    allFormats.map((format) => readFileSync(goldenFile(name, format), 'utf8')),
  )
  const readings = await run(
    'read',
    documents.map((document) => ({ document })),
  )
  expect(readings.map(compared)).toEqual(
    documents.map((document) => compared(readDisclosure(document))),
  )
})

it('writes a disclosure that is read back, or says what is missing', async () => {
  const hostile = `R&D <Bar> "q" ]]> &amp; é 漢`
  const assisted = {
    ...{
      mode: 'ai-assisted',
      label: 'AI & people:',
      statement: `Reviewed: ${hostile}`,
      model: hostile,
      provider: 'Example',
    },
    ...{ reviewed_by: hostile, generated_at: '2026-05-01T11:58:30Z' },
    sources: [
      {
        url: 'https://council.example.org/?a=1&b=2',
        title: hostile,
        publisher: hostile,
        language: 'de',
      },
    ],
  }
  const reviewed = { reviewed_by: hostile, reviewed_at: '2026-05-01T11:58:30Z' }
  const translation = { name: 'translation', mode: 'ai-assisted', ...reviewed, model: hostile }
  const parts = [
    { ...translation, translated_from: 'fr' },
    { name: 'audio', mode: 'ai-autonomous' },
  ]
  const inParts = { ...assisted, reviewed_by: null, parts }
  const human = { mode: 'human-only', statement: 'Written without AI.' }
  const wrong = [
    { ...assisted, label: '' },
    { ...assisted, reviewed_by: '' },
    { ...assisted, mode: 'ai-autonomous' },
    { ...human, mode: 'robot' },
    { ...inParts, parts: [{ name: 'text', mode: 'ai-autonomous' }] },
    { ...human, parts },
    { ...inParts, parts: [...parts, { name: 'audio', mode: 'human-only' }] },
    ...[
      { name: 'voice' },
      { mode: 'x' },
      { translated_from: '' },
      { reviewed_at: 'May' },
      { reviewed_by: null, reviewed_at: null },
      { mode: 'ai-autonomous' },
      { mode: 'human-only' },
    ].map((fault) => ({ ...assisted, parts: [{ ...parts[0], ...fault }] })),
  ]
  const [first, second, third, ...refused] = await run('write', [
    ...[assisted, human, inParts],
    ...wrong,
  ])
  for (const document of third as readonly string[]) {
    expect(readDisclosure(document).items[0]?.disclosure).toMatchObject({
      reviewedBy: null,
      parts: [
        { name: 'translation', reviewedBy: hostile, model: hostile, translatedFrom: 'fr' },
        { name: 'audio', mode: 'ai-autonomous', reviewedAt: null },
      ],
    })
  }
  for (const document of first as readonly string[]) {
    expect(readDisclosure(document).items).toMatchObject([
      {
        disclosure: {
          ...{ mode: 'ai-assisted', model: hostile, provider: 'Example', reviewedBy: hostile },
          ...{ generatedAt: '2026-05-01T11:58:30Z', statement: `Reviewed: ${hostile}` },
        },
        ...{ summary: 'AI & people: It is open.', sources: assisted.sources, contradictions: [] },
      },
    ])
    expect(readDisclosure(document).items[0]?.found.map(({ vocabulary }) => vocabulary)).toEqual(
      expect.arrayContaining(['candor', 'iptc', 'html', 'words']),
    )
  }
  for (const document of second as readonly string[]) {
    expect(readDisclosure(document).items).toMatchObject([
      { disclosure: { mode: 'human-only' }, contradictions: [] },
    ])
  }
  expect(refused.map(String)).toEqual([
    expect.stringContaining('label'),
    expect.stringContaining('reviewed_by'),
    expect.stringContaining('reviewed_by'),
    expect.stringContaining('mode is robot'),
    expect.stringContaining('ai-assisted needs reviewed_by'),
    expect.stringContaining('mode is human-only, but a part'),
    expect.stringContaining('parts[2].name is audio, which'),
    expect.stringContaining('parts[0].name is voice, but must be one of: text, translation, '),
    expect.stringContaining('parts[0].mode is x, but must be one of: ai-autonomous, '),
    expect.stringContaining('parts[0].translated_from'),
    expect.stringContaining('parts[0].reviewed_at'),
    expect.stringContaining('parts[0].reviewed_by is missing'),
    expect.stringContaining('parts[0].reviewed_by is not'),
    expect.stringContaining('parts[0].model'),
  ])
})

/**
 * Python's cryptography checks evidence by the steps of docs/desk/operator.md, without anything of Candor.
 */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type {
  EvidenceArticle,
  EvidenceReview,
} from '../../../../src/plugins/desk/evidence/evidence.ts'
import { verifyEvidence } from '../../../../src/plugins/desk/evidence/verify.ts'
import { runTool } from '../../../product/clients/run-tool.ts'
import {
  algorithms,
  buildEvidence,
  buildReview,
  fileOf,
  sign,
  signedText,
} from '../build-evidence.ts'
import passkeys from '../passkeys.json' with { type: 'json' }

const script = fileURLToPath(new URL('verify_evidence.py', import.meta.url))

const check = (input: string) => runTool('/usr/bin/python3', [script], input)

async function linesOf(changes: Partial<EvidenceArticle>): Promise<readonly string[]> {
  const { code, output, errors } = await check(fileOf(await buildEvidence(changes)))
  if (errors !== '')
    throw new Error(`the check failed (apt-get install -y python3-cryptography): ${errors}`)
  expect(code).toBe(output.includes('refused') ? 1 : 0)
  return output.trim().split('\n')
}

it('holds what passkeys signed, by each algorithm, and refuses another text, statement or key', async () => {
  const reviews = algorithms.map((name) => buildReview({ assertion: passkeys.assertions[name] }))
  const other = await sign({ client: { challenge: 'AAAA' } })
  const mixed = buildReview({
    assertion: {
      ...passkeys.assertions.ES256,
      public_key: (await sign()).assertion?.public_key ?? '',
    },
  })
  const signed = 'Ada Example 2026-05-01T12:00:00.000Z'
  expect(await linesOf({ reviews: [...reviews, await sign(), other, mixed] })).toEqual([
    ...[signed, signed, signed, signed, 'refused: another statement', 'refused: another signature'],
  ])
  expect(await linesOf({ texts: [{ ...signedText, title: 'Court refuses the fine' }] })).toEqual([
    'refused: another text',
    'refused: another text',
  ])
  const turned = buildReview({ sources: passkeys.sources.toReversed() })
  expect(await linesOf({ reviews: [buildReview(), turned] })).toEqual([
    signed,
    'refused: other sources',
  ])
  expect((await check('{}')).code).toBe(2)
})

it('refuses what candor evidence verify refuses, and reads a file too', async () => {
  const login = { method: 'login', assertion: null } as const
  const unsigned = { ...login, method: 'unsigned', statement: null, sources: null } as const
  const changes: readonly Partial<EvidenceReview>[] = [
    { did: [] },
    { did: ['facts', 'quotes', 'changed'] },
    { note: 'Another.' },
    { mode: 'human-only' },
    { method: 'login' },
    { assertion: null },
    { sources: null },
    { ...login, note: 'Another.' },
    { text: '0'.repeat(64) },
    { ...unsigned, sources: [] },
  ]
  const refused = await buildEvidence({ reviews: changes.map((each) => buildReview(each)) })
  const { reviews } = await verifyEvidence(fileOf(refused))
  expect(reviews.map(({ checks }) => checks.some(({ result }) => result === 'fails'))).toEqual(
    changes.map(() => true),
  )
  const lines = await linesOf({ reviews: changes.map((each) => buildReview(each)) })
  expect(lines.map((line) => line.split(':')[0])).toEqual(changes.map(() => 'refused'))

  const held = await buildEvidence({
    reviews: [buildReview(login), buildReview(unsigned)],
    texts: [],
  })
  const file = join(await mkdtemp(join(tmpdir(), 'evidence-')), 'evidence.json')
  await writeFile(file, `\ufeff${fileOf(held)}`)
  const { code, output } = await runTool('/usr/bin/python3', [script, file], '')
  expect([code, output.match(/^unproved: Ada Example/gm)?.length]).toEqual([0, 2])
  expect((await check(fileOf({ ...held, made_at: '2026-05-03T00:00:00Z' }))).output).toContain(
    'refused: another file',
  )
  expect((await check(fileOf(held).replace('"candor"', '"version": 1, "candor"'))).code).toBe(2)
})

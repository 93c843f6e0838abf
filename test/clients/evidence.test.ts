/** Python's cryptography checks evidence by the steps of docs/desk.md, without anything of Candor. */
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { EvidenceArticle } from '../../src/evidence/evidence.ts'
import { algorithms, buildEvidence, buildReview, fileOf, sign, signedText } from '../desk/build-evidence.ts'
import passkeys from '../desk/passkeys.json' with { type: 'json' }
import { runTool } from './run-tool.ts'

const script = fileURLToPath(new URL('verify_evidence.py', import.meta.url))

const check = (input: string) => runTool('/usr/bin/python3', [script], input)

async function linesOf(changes: Partial<EvidenceArticle>): Promise<readonly string[]> {
  const { code, output, errors } = await check(fileOf(await buildEvidence(changes)))
  if (errors !== '') throw new Error(`the check failed (apt-get install -y python3-cryptography): ${errors}`)
  expect(code).toBe(output.includes('refused') ? 1 : 0)
  return output.trim().split('\n')
}

it('holds what passkeys signed, by each algorithm, and refuses another text, statement or key', async () => {
  const reviews = algorithms.map((name) => buildReview({ assertion: passkeys.assertions[name] }))
  const other = await sign({ client: { challenge: 'AAAA' } })
  const mixed = buildReview({
    assertion: { ...passkeys.assertions.ES256, public_key: (await sign()).assertion?.public_key ?? '' },
  })
  const signed = 'Ada Example 2026-05-01T12:00:00.000Z'
  expect(await linesOf({ reviews: [...reviews, await sign(), other, mixed] })).toEqual([
    ...[signed, signed, signed, signed, 'refused: another statement', 'refused: another signature'],
  ])
  expect(await linesOf({ texts: [{ ...signedText, title: 'Court refuses the fine' }] })).toEqual([
    'refused: another text',
  ])
  const turned = buildReview({ sources: passkeys.sources.toReversed() })
  expect(await linesOf({ reviews: [buildReview(), turned] })).toEqual([signed, 'refused: other sources'])
  expect((await check('{}')).code).toBe(2)
})

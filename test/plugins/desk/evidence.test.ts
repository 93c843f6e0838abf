/** Evidence as a schema and as a table. */
import { readFile } from 'node:fs/promises'
import { toJsonSchema } from '@valibot/to-json-schema'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, it } from 'vitest'
import { evidenceForm, neighbouringVersions } from '../../../src/plugins/desk/evidence/evidence.ts'
import { evidenceToCsv } from '../../../src/plugins/desk/evidence/evidence-csv.ts'
import { buildArticleEvidence, buildEvidence, buildReview, signedText } from './build-evidence.ts'

it('is as docs/evidence.schema.json describes it', async () => {
  const schema = toJsonSchema(evidenceForm, { target: 'draft-2020-12', errorMode: 'ignore' })
  expect(
    JSON.parse(
      await readFile(new URL('../../../docs/evidence.schema.json', import.meta.url), 'utf8'),
    ),
  ).toEqual(schema)
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema as object)
  const evidence = await buildEvidence()
  expect([validate(evidence), validate.errors]).toEqual([true, null])
  expect(validate({ ...evidence, version: 2 })).toBe(false)
})

it('names the texts before and after', () => {
  const article = buildArticleEvidence()
  expect(neighbouringVersions(article, buildReview())).toEqual({
    before: '0'.repeat(64),
    after: 'f'.repeat(64),
  })
  const alone = { ...article, events: article.events.slice(1, 2) }
  expect(neighbouringVersions(alone, buildReview())).toEqual({ before: null, after: null })
})

it('is a table with a line for each review, and no formulas', async () => {
  const csv = evidenceToCsv(
    await buildEvidence({
      reviews: [buildReview({ note: '=1+1, "so"' }), buildReview({ note: '' })],
    }),
  )
  const [head, first, second, end] = csv.split('\r\n')
  expect(head).toMatch(/^guid,url,title,editor,at,method,/)
  expect(first).toContain(
    `Ada Example,2026-05-01T12:00:00.000Z,passkey,,,facts quotes,"'=1+1, ""so""",ai-assisted,https://court.example.org/2026/17 https://news.example.org/fine,${signedText.digest}`,
  )
  expect([second?.startsWith('urn:uuid:'), end]).toEqual([true, ''])
})

/** Evidence as a schema, as a table and as a page. */
import { readFile } from 'node:fs/promises'
import { toJsonSchema } from '@valibot/to-json-schema'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, it } from 'vitest'
import { evidenceForm, neighbouringVersions } from '../../../src/plugins/desk/evidence/evidence.ts'
import { evidenceToCsv } from '../../../src/plugins/desk/evidence/evidence-csv.ts'
import { evidenceToHtml } from '../../../src/plugins/desk/evidence/evidence-html.ts'
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

it('is a page without markup of texts, scripts or addresses that it loads', async () => {
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&'
  const sources = [{ url: hostile, title: hostile }]
  const review = buildReview({
    note: hostile,
    editor: hostile,
    statement: hostile,
    mode: hostile,
    sources,
  })
  const { events, returns, corrections } = buildArticleEvidence()
  const page = evidenceToHtml(
    await buildEvidence({
      guid: hostile,
      present: {
        published_at: null,
        text: hostile,
        mode: hostile,
        url: hostile,
        title: hostile,
        language: hostile,
        status: hostile,
      },
      reviews: [review],
      texts: [
        {
          ...signedText,
          title: hostile,
          standfirst: hostile,
          body_html: `<p>One.</p><p>${hostile}&lt;b&gt;Two.</p>`,
        },
      ],
      returns: returns.map((each) => ({ ...each, reason: hostile, editor: hostile })),
      corrections: corrections.map((each) => ({ ...each, text: hostile, url: hostile })),
      retraction: { at: hostile, reason: hostile },
      events: events.map((each) => ({ ...each, fields: [hostile], actor: hostile, role: hostile })),
    }),
  )
  expect(page.match(/<(?:script|img|link|iframe|object|form|a)\b/gi)).toBeNull()
  expect(page.match(/ (?:src|href|on\w+|action)=(?!x onerror|alert)/gi)).toBeNull()
  expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(17)
  expect(page).toContain('<p dir="auto">&quot;\'&amp;&lt;b&gt;Two.</p>')
  expect(page).toContain(`default-src 'none'`)
})

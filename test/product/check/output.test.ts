/** The outputs of a check, and what the documentation says of them. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { checkDocument } from 'candor-check/check-document.ts'
import { renderText } from 'candor-check/report.ts'
import { toSarif } from 'candor-check/sarif.ts'
import { expect, it } from 'vitest'
import { byAi, change, json, rss } from '../../../packages/check/test/documents.ts'
import { checkSchema, withCheckTables } from '../../../scripts/check-tables.ts'

const now = new Date('2025-12-13T00:00:00Z')
const check = (text: string) => checkDocument({ text, address: null }, { now })
const doc = (name: string) =>
  readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8')

it('is documented: docs/check.md has the table of codes, and docs/check.schema.json the form (node scripts/check-tables.ts)', () => {
  expect(withCheckTables(doc('check.md'))).toBe(doc('check.md'))
  expect(JSON.parse(doc('check.schema.json'))).toEqual(checkSchema())
  const validate = new Ajv2020({ strict: false }).compile(checkSchema() as object)
  for (const text of [
    byAi,
    json,
    '<html><title>A</title></html>',
    '{"uri":"urn:a","standard":{"name":"ninjs"},"headlines":[]}',
    'nothing',
    change(rss, 'Harbour 1', 'A &amp;amp; B'),
  ])
    expect([validate(check(text)), validate.errors]).toEqual([true, null])
  expect(validate({ ...check(rss), items: [{}] })).toBe(false)
})

it('has of each item what it declares and where, and never says what it is', () => {
  const [item] = check(byAi).items
  expect(item).toMatchObject({
    ...{ id: 'tag:news.example.org,2026:1', title: 'Harbour 1', language: 'en', met_first: true },
    disclosure: {
      mode: 'ai-assisted',
      by_ai: true,
      reviewed_by: 'Kim',
      model: null,
      statement: 'AI-assisted.',
    },
    found: [
      {
        vocabulary: 'candor',
        at: expect.stringContaining('candor:disclosure'),
        raw: 'ai-assisted',
      },
    ],
  })
  expect(renderText(check(byAi))).toMatch(/2 of 2 items declare .*ai-assisted 2 .*candor/)
})

it('says what the document declares of its items, or as a whole without items', () => {
  const silent = change(
    rss,
    '<channel>',
    '<channel><podcast:txt purpose="ai-content">true</podcast:txt>',
  ).replaceAll(/<candor:disclosure .*\n/g, '')
  const report = check(silent)
  expect(report.disclosure).toMatchObject({ mode: null, by_ai: true })
  expect(report.items.map(({ disclosure }) => disclosure)).toEqual(Array(2).fill(report.disclosure))
  expect(report.items[0]?.found).toMatchObject([{ vocabulary: 'podcast', inherited: true }])
  expect(renderText(report)).toMatch(
    /2 of 2 items declare .*made with AI 2 \(podcast\)[\s\S]*Harbour 1: declares made with AI; by the whole document/,
  )
  expect(report.findings.map(({ code }) => code)).not.toContain('disclosure-none')
  const page =
    '<!doctype html><html><head><title>A</title><meta name="ai-disclosure" content="human-only"></head></html>'
  expect(renderText(check(page))).toContain('It declares human-only, as a whole.')
  expect(check(page).items).toEqual([])
})

it('says that nothing declares what an unknown mode means', () => {
  const unknown = renderText(check(byAi.replaceAll('mode="ai-assisted"', 'mode="ai_generated"')))
  expect(unknown).toMatch(
    /declares nothing about AI[\s\S]*Harbour 1: declares nothing known[\s\S]*disclosure-unknown[\s\S]*says “ai_generated”/,
  )
  expect(unknown).not.toContain('without AI')
})

it('shows the disclosure of each item on a line of its own, which no text of the feed can break', () => {
  const forged = change(byAi, '<title>Example News', '<title>T\n\nerror    fake-finding').replace(
    'Harbour 2',
    'Two\u2028error    fake',
  )
  const lines = renderText(check(forged)).split('\n')
  expect(lines.filter((line) => line.startsWith('error'))).toEqual([])
  expect(lines).toContain(
    '  Harbour 1: declares ai-assisted; reviewed by Kim; people meet it first',
  )
  expect(renderText(check(change(rss, /<candor:disclosure .*\n/, '')))).toContain(
    '  Harbour 1: declares nothing\n',
  )
})

it('names the member of JSON Feed that has another type, and no length that an attachment need not have', () => {
  const detailsOf = (text: string) => check(text).findings.map(({ detail }) => detail)
  expect(detailsOf(change(json, '"title":"Harbour 1"', '"title":1'))).toEqual([
    'items.0.title is 1, and not string.',
  ])
  const attached = change(
    json,
    '"content_html"',
    '"attachments":[{"url":"https://news.example.org/a.mp3"}],"content_html"',
  )
  expect(detailsOf(attached)).toEqual(['url “https://news.example.org/a.mp3”, type “”.'])
})

it('counts one item as one', () => {
  const one = change(rss, /<item>[\s\S]*?<\/item>/, '')
  expect(renderText(check(one))).toMatch(/1 of 1 item declares how it was made/)
})

it('names the fix in the software of the user', () => {
  const silent = rss.replaceAll(/<candor:disclosure .*\n/g, '')
  const made = (generator: string) =>
    check(change(silent, '<language>', `<generator>${generator}</generator><language>`))
  const wordpress = made('https://wordpress.org/?v=6.8')
  expect([wordpress.software, wordpress.findings.length]).toEqual(['WordPress', 1])
  expect(wordpress.findings[0]).toMatchObject({
    code: 'disclosure-none',
    fix: expect.stringContaining('kits/wordpress'),
  })
  expect(renderText(wordpress)).toMatch(/declares nothing[\s\S]*plugin “Candor Disclosure”/)
  expect(check(change(rss, 'Thu, 11', 'Mon, 11')).findings[0]?.detail).toMatch(
    /“Mon, 11 .*that day is Thu/,
  )
  const fresh = check(
    change(
      change(rss, '<description>News', '<description>'),
      '<language>',
      '<generator>https://wordpress.org/?v=6.8</generator><language>',
    ),
  )
  expect(fresh.findings).toMatchObject([
    { severity: 'info', fix: expect.stringContaining('Tagline') },
  ])
  for (const [generator, kit] of [
    ...([
      ['Ghost 6.65', 'ghost'],
      ['Hugo', 'hugo'],
      ['Jekyll', 'jekyll'],
      ['Eleventy v3.1.0', 'eleventy'],
      ['Astro v7', 'astro'],
    ] as const),
  ])
    expect(made(generator).findings[0]?.fix).toContain(`kits/${kit} `)
  expect(made('Something else').software).toBeNull()
})

it('groups findings of one code in the text, errors first, and keeps each on one line', () => {
  const text = renderText(
    check(change(rss.replaceAll('Harbour ', 'A &amp;amp; \u0085B'), '<language>en</language>', '')),
  )
  expect(text.match(/^(error|warning|info) /gm)).toEqual(['error ', 'info '])
  expect(text.match(/^ {9}.*A &amp; +B/gm)).toHaveLength(2)
  expect(text).toContain('2 error, 0 warning, 1 info')
})

it('has the members that SARIF 2.1.0 requires', () => {
  const log = toSarif(check(change(rss, 'Harbour 1', 'A &amp;amp; B')), 'my feed.xml')
  expect(log).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: expect.any(String),
            rules: [{ id: 'title-escaped-twice', defaultConfiguration: { level: 'error' } }],
          },
        },
        results: [
          {
            ...{
              ruleId: 'title-escaped-twice',
              ruleIndex: 0,
              level: 'error',
              message: { text: expect.stringContaining('A &amp; B') },
            },
            locations: [
              {
                physicalLocation: { artifactLocation: { uri: 'my%20feed.xml' } },
                logicalLocations: [{ name: 'tag:news.example.org,2026:1' }],
              },
            ],
          },
        ],
      },
    ],
  })
  expect(toSarif(check(rss), 'a.xml')).toMatchObject({ runs: [{ results: [] }] })
})

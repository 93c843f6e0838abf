/**
 * The served RELAX NG grammar of the vocabulary in libxml2: it accepts the feeds, and refuses wrong uses of the
 * vocabulary.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { atomExample, rssExample } from '../../src/disclosure/vocabulary-examples.ts'
import { runTool } from './run-tool.ts'
import { runService } from './running-service.ts'

const xmlns =
  'xmlns:candor="https://w3id.org/candor/1.0/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:podcast="https://podcastindex.org/namespace/1.0"'
const inRss = (item: string) => `<rss version="2.0" ${xmlns}><channel><title>T</title>${item}</channel></rss>`
const inAtom = (entry: string) => `<feed xmlns="http://www.w3.org/2005/Atom" ${xmlns}><title>T</title>${entry}</feed>`
const disclosure = (attributes: string, text = 'How it was made.') =>
  `<candor:disclosure ${xmlns} ${attributes}>${text}</candor:disclosure>`
const link = (attributes: string) => inRss(`<item><atom:link ${attributes}/></item>`)
const assisted = 'mode="ai-assisted" reviewed-by="Desk editor"'

const correction = '<candor:correction date="2026-05-02T08:30:00Z">Fixed.</candor:correction>'
const notice = (attributes: string) =>
  `<candor:correction ${xmlns} date="2026-05-02T08:30:00Z" ${attributes}>Fixed.</candor:correction>`

const accepted = [
  ['the example in RSS', inRss(rssExample)],
  ['the example in Atom', inAtom(atomExample)],
  ['the smallest disclosure alone', disclosure('mode="ai-autonomous"')],
  ['a correction alone', `<candor:correction ${xmlns} date="2026-05-02T08:30:00Z">Fixed.</candor:correction>`],
  ['a correction that is an entry of its own', notice('ref="urn:x:1" kind="correction"')],
  ['a retraction that is an entry of its own', notice('ref="urn:x:1" kind="retraction"')],
  ['rights alone', `<candor:ai-rights ${xmlns}>no-training</candor:ai-rights>`],
  ['a retraction alone', `<candor:status ${xmlns}>canceled</candor:status>`],
  [
    'status, corrections and disclosure in any order',
    inRss(
      `<item><candor:status>canceled</candor:status>${correction}<title>T</title>${disclosure(assisted)}${correction}</item>`,
    ),
  ],
  ['an item without the vocabulary', inRss('<item><title>T</title></item>')],
  ['a disclosure between other elements', inRss(`<item><title>T</title>${disclosure(assisted)}<guid>1</guid></item>`)],
] as const

const refused = [
  ['an unknown mode', disclosure('mode="ai"')],
  ['no mode', disclosure('model="m"')],
  ['ai-assisted without a reviewer', disclosure('mode="ai-assisted"')],
  ['ai-autonomous with a reviewer', disclosure('mode="ai-autonomous" reviewed-by="Desk editor"')],
  ['a disclosure with blank text', disclosure('mode="ai-autonomous"', ' ')],
  ['a misspelled attribute', disclosure(`${assisted} reviewedBy="Desk editor"`)],
  ['a date without a time', disclosure(`${assisted} date="2026-05-01"`)],
  ['two disclosures in one item', inRss(`<item>${disclosure(assisted)}${disclosure(assisted)}</item>`)],
  ['an unknown status', inRss('<item><candor:status>gone</candor:status></item>')],
  [
    'two statuses in one item',
    inRss('<item><candor:status>canceled</candor:status><candor:status>canceled</candor:status></item>'),
  ],
  ['rights that there are not', inRss('<item><candor:ai-rights>unset</candor:ai-rights></item>')],
  [
    'two rights in one item',
    inRss('<item><candor:ai-rights>open</candor:ai-rights><candor:ai-rights>open</candor:ai-rights></item>'),
  ],
  ['a blank tag', disclosure(`${assisted} tag=" "`)],
  ['a source type of the text without its scheme', disclosure(`${assisted} digital-source-type="digitalArt"`)],
  ['a disclosure outside of an item', inRss(disclosure(assisted))],
  ['a correction without a date', inRss(`<item><candor:correction ${xmlns}>Fixed.</candor:correction></item>`)],
  ['an unknown kind of notice', notice('ref="urn:x:1" kind="withdrawal"')],
  ['a kind without the article', notice('kind="retraction"')],
  ['an unknown element of the vocabulary', inRss(`<item><candor:source ${xmlns}/></item>`)],
  ['a publisher on a link that is no source', link('rel="self" href="https://x.example.org/" candor:publisher="P"')],
  ['a date of access without a time', link('rel="via" href="https://x.example.org/" candor:accessed="2026-05-01"')],
  ['an attribute of the vocabulary on another element', inRss('<item><title candor:publisher="P">T</title></item>')],
  ['a source type without its scheme', inRss('<item><media:content candor:digital-source-type="digitalArt"/></item>')],
] as const

describe('the grammar of the vocabulary', () => {
  let service: Awaited<ReturnType<typeof runService>>
  let folder: string
  beforeAll(async () => {
    service = await runService()
    folder = await mkdtemp(join(tmpdir(), 'candor-grammar-'))
    const grammar = await fetch(`${service.origin}/ns/1.0/candor.rng`)
    await writeFile(join(folder, 'candor.rng'), await grammar.text())
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
    await service.close()
  })

  const judge = (document: string) =>
    runTool('xmllint', ['--noout', '--nonet', '--relaxng', join(folder, 'candor.rng'), '-'], document)

  it.each(['/rss.xml?limit=100', '/atom.xml?limit=100'])('accepts the feed %s', async (path) => {
    const { code, errors } = await judge(await (await fetch(`${service.origin}${path}`)).text())
    expect(errors.trim()).toBe('- validates')
    expect(code).toBe(0)
  })

  it.each(accepted)('accepts %s', async (_name, document) => {
    expect((await judge(document)).errors.trim()).toBe('- validates')
  })

  it.each(refused)('refuses %s', async (_name, document) => {
    const { code, errors } = await judge(document)
    expect(errors).toContain('fails to validate')
    expect(code).toBe(3)
  })
})

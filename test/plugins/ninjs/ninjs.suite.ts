/** The HTTP suite of ninjs: feeds and articles, by the schema of ninjs 3.1. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { readDisclosure } from 'candor-disclosure'
import { describe, expect, it } from 'vitest'
import { origin } from '../../core/app/newsroom.ts'
import { basic, makePartner } from '../../core/app/partner-client.ts'
import { openRunning, type Runtime } from '../../core/app/running.ts'
import { buildPictureColumns, insertArticle, updateArticle } from '../../fixtures/insert-article.ts'
import { openOnNode } from '../../product/app/on-node.ts'
import { ninjsSchema } from './schema.ts'

const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true })
addFormats.default(ajv)
const validate = ajv.compile(ninjsSchema)
const faultsOf = (document: unknown) => {
  validate(document)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

type NewsObject = {
  readonly [member in 'uri' | 'version' | 'pubStatus']: string
} & { readonly associations: readonly NewsObject[] }

export function describeNinjs({ serve, sql, db }: Runtime): void {
  const environment = { ARTICLE_PAGES: 'on', PARTNER_FEEDS: 'none' }
  const page = (externalId: string, changes: Parameters<typeof insertArticle>[1] = {}) =>
    insertArticle(
      db,
      { externalId, url: `${origin}/articles/${externalId}/`, publishedAt: new Date(), ...changes },
      { sources: [{}, { publisher: null }], topics: ['ninjs'], corrections: [{}] },
    )

  describe('ninjs', () => {
    const on = { NINJS: 'on', AI_RIGHTS: 'licensed', LICENSE_URL: 'https://licence.example/' }
    const running = openRunning(() => serve({ environment: { ...environment, ...on } }))
    const ask = async (path: string, headers: Record<string, string> = {}) => {
      const response = await running().fetch(path, { headers })
      return { status: response.status, headers: response.headers, text: await response.text() }
    }
    const read = async (path: string, headers?: Record<string, string>): Promise<NewsObject> => {
      const { status, headers: own, text } = await ask(path, headers)
      expect([path, status, own.get('Content-Type')]).toEqual([path, 200, 'application/json'])
      expect([path, faultsOf(JSON.parse(text))]).toEqual([path, []])
      return JSON.parse(text)
    }

    it('has of an article how it was made, its sources, corrections and rights', async () => {
      await page('nj-whole', { ...buildPictureColumns(), guid: 'not an iri'.replaceAll(' ', '|') })
      const item = await read('/articles/nj-whole/ninjs.json')
      const term = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'
      expect(item).toMatchObject({
        ...{ type: 'text', pubStatus: 'usable', language: 'en', by: 'News desk' },
        uri: expect.stringMatching(/^urn:uuid:/),
        standard: { name: 'ninjs', version: '3.1' },
        digitalSourceType: { uri: term },
        contentCreated: '2026-05-01T11:58:30.000Z',
        descriptions: [
          { value: expect.stringMatching(/^AI-written, no human editor: /) },
          { role: 'label' },
          { value: expect.stringMatching(/^An AI wrote/) },
          { role: 'candor' },
        ],
        bodies: [{ value: expect.stringContaining('<em>traffic</em>') }],
        edNote: '2026-05-02: An earlier version gave the wrong year.',
        infoSources: [
          { name: 'Example Council', uri: 'https://council.example.org/minutes/1' },
          { name: 'Minutes of session 2' },
        ],
        subjects: [{ uri: `${origin}/topics/ninjs/` }],
        altIds: [{ value: 'not|an|iri' }, { value: `${origin}/articles/nj-whole/` }],
        associations: [{ rel: 'picture', digitalSourceType: { uri: term } }],
        usageTerms: expect.stringMatching(/^Content-Usage: train-ai=n.* https:\/\/licence/),
        rightsInfo: { linkedRights: `${origin}/license.xml` },
      })
      const [{ disclosure } = {}] = readDisclosure(JSON.stringify(item)).items
      expect(disclosure).toMatchObject({ mode: 'ai-autonomous', model: 'example-model-1' })
      expect(faultsOf({ ...item, digitalSourceType: term })).not.toEqual([])
      expect(faultsOf({ ...item, disclosure: {} })).not.toEqual([])
    })

    it('has the parts by AI as the draft of aiInfo has them', async () => {
      const disclosureParts = [
        { name: 'summary', mode: 'ai-autonomous', model: 'm', provider: 'p' },
      ]
      await page('nj-parts', {
        disclosureMode: 'ai-assisted',
        disclosureModel: null,
        disclosureParts,
      })
      const { descriptions } = JSON.parse((await ask('/articles/nj-parts/ninjs.json')).text)
      expect(descriptions[1]).toMatchObject({ role: 'label', value: 'Summary by AI:' })
      expect(descriptions[3].role).toBe('aiInfo-draft')
      expect(JSON.parse(descriptions[3].value)).toMatchObject({
        name: 'summary',
        digitalSourceType: { uri: expect.stringMatching(/trainedAlgorithmicMedia$/) },
        system: { name: 'm', provider: { name: 'p' } },
      })
      await read('/articles/nj-parts/ninjs.json')
    })

    it('gives back to readDisclosure all that was written, in feeds and summaries too', async () => {
      const part = { name: 'summary', mode: 'ai-autonomous', model: 'm', provider: 'p' }
      await page('nj-back', {
        ...{ disclosureMode: 'ai-assisted', disclosureStatement: 'Ask our desk.' },
        ...{ reviewedBy: 'Ada', disclosureParts: [part] },
      })
      const guid = (await read('/articles/nj-back/ninjs.json')).uri
      for (const path of [
        '/articles/nj-back/ninjs.json',
        '/topics/ninjs/feed.ninjs.json',
        '/topics/ninjs/feed.ninjs.json?content=summary',
      ]) {
        const reading = readDisclosure((await ask(path)).text)
        expect(reading.contradictions).toEqual([])
        expect(reading.items.find(({ id }) => id === guid)).toMatchObject({
          disclosure: {
            ...{ mode: 'ai-assisted', statement: 'Ask our desk.', reviewedBy: 'Ada' },
            ...{ model: 'example-model-1', parts: [{ ...part, byAi: true }] },
          },
          sources: [{ publisher: 'Example Council' }, { title: 'Minutes of session 2' }],
          corrections: [{ text: 'An earlier version gave the wrong year.' }],
          contradictions: [],
        })
      }
    })

    it('says by status and version that an article was corrected, retracted or deleted', async () => {
      const id = await page('nj-gone', { bodyHtml: '<p>All of it.</p>' })
      const path = '/articles/nj-gone/ninjs.json'
      const first = await read(path)
      await sql(`insert into corrections (article_id, text) values ('${id}', 'It was an ebb.')`)
      await expect.poll(async () => (await read(path)).version > first.version).toBe(true)
      const corrected = await read(path)
      expect(corrected).toMatchObject({
        pubStatus: 'usable',
        edNote: expect.stringMatching(/It was an ebb\.$/),
      })
      const retraction = { retractionReason: 'It was invented.', retractedAt: new Date() }
      await updateArticle(db, id, { status: 'retracted', ...retraction })
      await expect.poll(async () => (await read(path)).pubStatus).toBe('canceled')
      const retracted = await read(path)
      expect(retracted.version > corrected.version).toBe(true)
      expect(JSON.stringify(retracted)).not.toContain('All of it.')
      const inFeed = async () =>
        (await read('/topics/ninjs/feed.ninjs.json')).associations.find(
          ({ uri }) => uri === first.uri,
        )
      expect(await inFeed()).toMatchObject({ rel: 'entry', pubStatus: 'canceled' })
      await sql(`delete from articles where id = '${id}'`)
      await expect.poll(inFeed).toMatchObject({ rel: 'deleted', pubStatus: 'canceled' })
      expect((await ask(path)).status).toBe(410)
    })

    it('has each family, texts and private articles for who may read them, and no page', async () => {
      for (const path of ['/sources/example.org', '/languages/en', '/corrections'])
        expect((await read(`${path}/feed.ninjs.json`)).associations.length).toBeGreaterThan(0)
      const [short] = (await read('/feed.ninjs.json?content=summary')).associations
      expect(short).toMatchObject({ representationType: 'partial' })
      expect(short).not.toHaveProperty('bodies')
      const acme = await makePartner(sql)
      await page('nj-private', { title: 'Kept private', audience: [acme.name] })
      for (const path of ['/articles/nj-private/ninjs.json', '/topics/ninjs/feed.ninjs.json']) {
        expect(JSON.stringify(await read(path, basic(acme)))).toContain('Kept private')
        expect((await ask(path)).text).not.toContain('Kept private')
      }
      const { headers } = await ask('/articles/nj-whole/', { Accept: 'application/json' })
      expect(headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    })
  })

  describe('without ninjs', () => {
    const running = openRunning(() => serve({ environment }))
    it.each(['/feed.ninjs.json', '/articles/nj-whole/ninjs.json'])('has no %s', async (path) => {
      expect((await running().fetch(path)).status).toBe(404)
    })
  })
}

if (import.meta.vitest) describeNinjs(await openOnNode())

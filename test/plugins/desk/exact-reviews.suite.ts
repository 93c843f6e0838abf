/** A review is of exactly one text: another character is refused by API, SQL, import and desk. */
/// <reference types="vitest/importMeta" />
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskEn } from '../../../src/plugins/desk/words/en.ts'
import type { Operation } from '../../../src/plugins/publish/operation.ts'
import { runOperations } from '../../../src/plugins/publish/run-operations.ts'
import { scopes } from '../../../src/plugins/publish/scopes.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { buildBody } from '../../fixtures/build-body.ts'
import { facts } from '../../fixtures/facts.ts'
import { openCandor } from '../../product/cli/running-candor.ts'
import { fieldOf, openDesk } from './open-desk.ts'

const text = {
  title: 'The bridge reopens in 2026',
  standfirst: 'It is not unsafe.',
  body_html: '<p>The bridge carries <em>traffic</em> again.</p>',
}
type Text = typeof text
const caller = {
  tokenId: 1,
  name: 'pipeline',
  scopes,
  modes: null,
  reviewers: null,
  prefixes: null,
}
const idle = async () => {}

/** Fields that change, and the text after it: each differs by one character. */
const changes: readonly (readonly [field: keyof Text, value: string])[] = [
  ['title', 'The bridge reopens in 2027'],
  ['standfirst', 'It is now unsafe.'],
  ['body_html', '<p>The bridge carries <em>traffic</em> again!</p>'],
]

export function describeExactReviews(bench: () => Bench, login = () => bench().db): void {
  const { candor } = openCandor(async () => ({ db: bench().db, close: idle }))
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candor-exact-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const article = async () => (await bench().sql('select * from articles order by guid'))[0]
  const importText = async (guid: string, { title, standfirst, body_html }: Text) => {
    const url = 'https://old.example.org/bridge'
    const dated = { date_published: '2026-05-01T00:00:00Z' }
    const item = { id: guid, url, title, summary: standfirst, content_html: body_html, ...dated }
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Old',
      language: 'en',
      items: [item],
    }
    const path = join(folder, 'feed.json')
    await writeFile(path, JSON.stringify(feed))
    const flags = ['--mode', 'ai-assisted', '--reviewed-by', 'Ada Example', '--update']
    return candor(['import', path, ...flags])
  }
  /** The details of what the operations break. */
  const refusalsOf = async (...operations: Pick<Operation, 'method' | 'name' | 'body'>[]) => {
    const whole = operations.map((each) => ({ ifMatch: null, ifNoneMatch: null, ...each }))
    const flags = { atomic: true, dryRun: false, begin: idle, end: idle }
    const { results } = await runOperations({ db: bench().db, caller, operations: whole, ...flags })
    return results.flatMap((each) =>
      each.result === 'refused'
        ? each.refused.faults.map(({ code, detail }) => `${code}: ${detail}`)
        : [],
    )
  }

  describe('a reviewed article', () => {
    it.each(changes)(
      'changes by no character of its %s without a new review',
      async (field, value) => {
        // No import brings a deleted article back, so each has a guid of its own.
        const name = `urn:example:${field}`
        await importText(name, text)
        const before = await article()
        expect(before).toMatchObject({ ...text, reviewed_by: 'Ada Example' })
        const changed = { ...text, [field]: value }
        const disclosure = { mode: 'ai-assisted', reviewed_by: 'Ada Example' }
        const body = buildBody({ ...changed, url: before?.['url'], disclosure })
        const patch = { method: 'patch' as const, name, body: { [field]: value } }
        const other = { method: 'put' as const, name: 'other', body: buildBody() }
        const answers = {
          put: await refusalsOf({ method: 'put', name, body }),
          patch: await refusalsOf(patch),
          batch: await refusalsOf(other, patch),
          sql: await bench()
            .sql(
              `update articles set ${field} = '${value}', updated_at = now() where guid = '${name}'`,
            )
            .then(
              () => [],
              (error: object) => [JSON.stringify({ ...error })],
            ),
          import: [(await importText(name, changed)).out],
        }
        const named = `Changed since the review: ${field}.`
        const refused = [expect.stringMatching(facts('changed_after_review', named))]
        expect(answers).toEqual({
          ...{ put: refused, patch: refused, batch: refused, sql: refused },
          import: [expect.stringMatching(facts(named, 'candor publish'))],
        })
        expect(await article()).toEqual(before)
      },
    )

    it.each(changes)(
      'changes by one character of its %s at the desk with one more signature',
      async (field, value) => {
        const desk = openDesk(bench().db, { db: login() })
        const ada = await desk.editor('Ada Example')
        const path = await desk.write('bridge', text)
        await ada.sign(path, ada.passkey, { publish: '1' })
        const before = await article()
        const sent = {
          tag: fieldOf(await ada.get(path), 'tag'),
          ...text,
          [field]: value,
          facts: '1',
        }
        const preview = await ada.post(`${path}/edit`, { ...sent, step: 'preview' })
        expect(preview.text).toContain('<ins>')
        expect(preview.text).toContain('/sign/options')
        expect(preview.text).not.toContain('value="confirm"')
        const refused = await ada.post(`${path}/edit`, { ...sent, step: 'confirm' })
        expect([
          refused.status,
          refused.text.includes(deskEn.refusals.changed_after_review),
        ]).toEqual([422, true])
        expect(await article()).toEqual(before)
        const options = JSON.parse((await ada.post(`${path}/sign/options`, sent)).text)
        const answer = ada.passkey.get(options, { origin: 'https://desk.example.org' })
        expect((await ada.post(`${path}/sign`, { ...sent, answer })).status).toBe(303)
        const [row] = await bench().sql(`select ${field} as value,
        reviewed_digest = candor_text_digest(title, standfirst, body_html) as reviewed,
        (select count(*)::int from signatures s where s.article_id = a.id) as signatures from articles a`)
        expect(row).toEqual({ value, reviewed: true, signatures: 2 })
      },
    )
  })
}

if (import.meta.vitest) runOnPglite(describeExactReviews)

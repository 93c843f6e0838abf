/**
 * What a change of each member needs under a review: the table has them all, so nobody can forget a
 * new one.
 */
import { expect, it } from 'vitest'
import { type ArticleBody, articleBody } from '../../../src/plugins/publish/article-body.ts'
import { toRows } from '../../../src/plugins/publish/article-rows.ts'
import { schemaOf } from '../../../src/plugins/publish/json-schema.ts'
import { mergePatch } from '../../../src/plugins/publish/merge-patch.ts'
import { toChange } from '../../../src/plugins/publish/scopes.ts'
import type { StoredArticle } from '../../../src/plugins/publish/store/stored-article.ts'
import { buildWholeBody } from '../../fixtures/build-body.ts'
import { bodyMembers, patchOf } from './body-members.ts'
import { buildStored } from './build-stored.ts'

type Schema = {
  readonly readOnly?: boolean
  readonly properties?: Readonly<Record<string, Schema>>
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
}

/**
 * Members of the disclosure and of the picture have rows of their own; a list changes as a whole,
 * and so does a retraction.
 */
const pointersOf = ([name, schema]: readonly [string, Schema]): readonly string[] => {
  if (schema.readOnly) return []
  const { properties } = [schema, ...(schema.anyOf ?? [])].find((each) => each.properties) ?? {}
  if (!properties || name === 'retraction') return [`/${name}`]
  return Object.keys(properties).map((member) => `/${name}/${member}`)
}

const { properties = {} } = schemaOf(articleBody) as Schema

it('names every member of a body', () => {
  const pointers = Object.entries(properties).flatMap(pointersOf)
  expect(pointers.length).toBeGreaterThan(30)
  expect(bodyMembers.map(([pointer]) => pointer).toSorted()).toEqual(pointers.toSorted())
})

const identity = {
  id: '1',
  external_id: 'bridge',
  guid: 'tag:news.example.org,2026:1',
  holder: null,
}
const rowsOf = (body: unknown, stored: StoredArticle | null) =>
  toRows(body as ArticleBody, stored, '2026-05-05T00:00:00Z', identity)
const { article, ...parts } = rowsOf(buildWholeBody(), null)
const stored = { ...buildStored(article), ...parts } as StoredArticle

it.each(bodyMembers)('asks for the scope that a change of %s needs', (pointer, value, need) => {
  const change = toChange(
    stored,
    rowsOf(mergePatch(buildWholeBody(), patchOf(pointer, value)), stored),
  )
  const needed = change.scopes.filter((scope) => scope !== 'publish')
  // The database judges texts and guids.
  expect(needed).toEqual(
    need === 'review' || need === 'correct' || need === 'retract' ? [need] : [],
  )
})

it.each(Object.keys(properties['sources']?.items?.properties ?? {}))(
  'asks for it for the %s of a source',
  (member) => {
    const [first, ...others] = buildWholeBody()['sources'] as readonly object[]
    const sources = [{ ...first, [member]: '2026-05-01T09:00:01Z' }, ...others]
    expect(toChange(stored, rowsOf(buildWholeBody({ sources }), stored)).scopes).toContain('review')
  },
)

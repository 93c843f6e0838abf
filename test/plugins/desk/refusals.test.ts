/**
 * Every rule of the API that an act of an editor can break has a sentence of the desk: found by the
 * members that the acts write.
 */

import { getTableColumns } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { articles } from '../../../schema/tables.ts'
import { type Action, toOperation } from '../../../src/plugins/desk/pages/actions.ts'
import type { DeskView } from '../../../src/plugins/desk/pages/layout.ts'
import { partNames, sentenceOf } from '../../../src/plugins/desk/pages/plain-words.ts'
import { deskEn } from '../../../src/plugins/desk/words/en.ts'
import { otherRules, tableRules } from '../../../src/plugins/publish/rules.ts'
import type { StoredArticle } from '../../../src/plugins/publish/store/stored-article.ts'

const stored = {
  ...{ id: 'a', title: 'a', standfirst: '', body_html: '', status: 'draft', published_at: null },
  ...{ disclosure_mode: 'ai-assisted', reviewed_by: 'Ada Example' },
} as unknown as StoredArticle
const filled = {
  ...{ title: 'b', standfirst: 'b', body_html: 'b', text: 'b', url: 'b', reason: 'b' },
  ...{ published_at: '2099-01-01T00:00', again: '1' },
}

const pointersOf = (body: object, path = ''): readonly string[] =>
  Object.entries(body).flatMap(([name, value]) => [
    `${path}/${name}`,
    ...(typeof value === 'object' && value !== null ? pointersOf(value, `${path}/${name}`) : []),
  ])
/** The members that an action writes. */
const writtenBy = (action: Action) => {
  const { body } = toOperation(action, stored, filled, 'tag')
  return pointersOf((body ?? {}) as object)
}

/** The acts write only values that keep these rules. */
const kept = [
  'status_is_known',
  'disclosure_mode_is_known',
  'ai_assisted_names_its_reviewer',
  'autonomous_text_has_no_review',
  'human_only_has_no_part_by_ai',
  'ai_autonomous_has_no_reviewer',
  'published_has_published_at',
  'reviewed_at_has_a_four_digit_year',
]

it('has a sentence for each rule that an act of an editor can break', () => {
  // An edit writes the members of a signature, and a retraction those of the article.
  const ofArticle = [...writtenBy('edit'), ...writtenBy('publish'), '/retraction']
  const ofCorrection = writtenBy('correct')
  const retracted = writtenBy('retract').map((pointer) => `/retraction${pointer}`)
  const broken = (rules: object, members: readonly string[]) =>
    Object.entries(rules as typeof otherRules).flatMap(([code, { member }]) =>
      members.includes(member) && !kept.includes(code) ? [code] : [],
    )
  const codes = [
    ...broken(tableRules.articles, [...ofArticle, ...retracted]),
    ...broken(tableRules.corrections, ofCorrection),
    ...broken(otherRules, ofArticle),
    ...['date_is_invalid', 'too_many_entries', 'four_eyes'],
  ]
  expect(codes.length).toBeGreaterThan(20)
  const without = codes.filter((code) => sentenceOf(deskEn, code) === undefined)
  expect(without).toEqual([])
})

it('names every column of an article in words', () => {
  const view = { language: 'en', words: deskEn } as DeskView
  const columns = Object.values(getTableColumns(articles)).map(({ name }) => name)
  for (const column of [...columns, 'sources', 'topics', 'corrections'])
    expect([column, partNames(view, [column])]).toEqual([column, expect.not.stringMatching(/_/)])
  expect(partNames(view, ['reviewed_at', 'reviewed_by', 'body_html'])).toBe('review and body')
  const others = columns.filter(
    (column) => partNames(view, [column]) === deskEn.article.parts.other,
  )
  expect(others.toSorted()).toEqual(['external_id', 'guid', 'holder', 'id', 'number'])
})

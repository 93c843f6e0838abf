/**
 * Rules of the W3C feed validator without the validator, by message id. Every document follows every rule, and every
 * rule detects its fault.
 */
import { describe, expect, it } from 'vitest'
import { type Format, formats } from '../../src/request/formats.ts'
import { type GoldenName, goldenNames } from '../golden/golden-news.ts'
import { atomStructureRules } from './atom-structure-rules.ts'
import { atomValueRules } from './atom-value-rules.ts'
import { rssStructureRules } from './rss-structure-rules.ts'
import { rssValueRules } from './rss-value-rules.ts'
import { documentOf, type Rule, repeated } from './rule.ts'
import { sharedRules } from './shared-rules.ts'

const perFormat: readonly (readonly [Format, readonly Rule[]])[] = [
  [formats.rss, [...sharedRules, ...rssStructureRules, ...rssValueRules]],
  [formats.atom, [...sharedRules, ...atomStructureRules, ...atomValueRules]],
]

describe.each(perFormat)('$name', (format, rules) => {
  const documents = goldenNames.map((name) => ({ name, document: documentOf(name, format) }))
  const whole = documentOf('one', format)

  it('has rules with unique ids', () => {
    expect(rules.length).toBeGreaterThan(40)
    expect(repeated(rules.map(({ id }) => id))).toEqual([])
  })

  it.each(rules)('$id', ({ faults, spoil, except = {} }) => {
    const found = documents.map(({ name, document }) => ({ name, faults: faults(document) }))
    const allowed = ({ name }: { name: GoldenName }) => except[name] !== undefined
    expect(found.filter((each) => !allowed(each))).toEqual(
      documents.filter((each) => !allowed(each)).map(({ name }) => ({ name, faults: [] })),
    )
    // Remove an exception that is no longer needed.
    expect(found.filter((each) => allowed(each) && each.faults.length === 0)).toEqual([])

    const spoilt = documentOf('one', format, spoil(whole.text))
    expect(spoilt.bytes.equals(whole.bytes)).toBe(false)
    expect(faults(spoilt)).not.toEqual([])
  })
})

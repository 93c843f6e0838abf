/** JSON Merge Patch with the examples of RFC 7396, Appendix A. */
import { expect, it } from 'vitest'
import { mergePatch } from '../../../src/plugins/publish/merge-patch.ts'

/** Original, patch and result, as the appendix lists them. */
const examples: readonly (readonly [string, string, string])[] = [
  ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
  ['{"a":"b"}', '{"a":null}', '{}'],
  ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
  ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
  ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
  ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
  ['["a","b"]', '["c","d"]', '["c","d"]'],
  ['{"a":"b"}', '["c"]', '["c"]'],
  ['{"a":"foo"}', 'null', 'null'],
  ['{"a":"foo"}', '"bar"', '"bar"'],
  ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
  ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
  ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
]

it.each(examples)('%s patched with %s is %s', (original, patch, result) => {
  const [target, given] = [JSON.parse(original), JSON.parse(patch)]
  expect(mergePatch(target, given)).toEqual(JSON.parse(result))
  expect([JSON.stringify(target), JSON.stringify(given)]).toEqual([original, patch])
})

it('has __proto__ as a member like any other', () => {
  const merged = mergePatch({}, JSON.parse('{"__proto__":{"polluted":true}}'))
  expect(Object.hasOwn(merged as object, '__proto__')).toBe(true)
  expect(merged).not.toHaveProperty('polluted')
  expect({}).not.toHaveProperty('polluted')
})

it('ends for a patch of any depth', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)
  expect(mergePatch({}, deep)).toHaveProperty('a.a.a')
})

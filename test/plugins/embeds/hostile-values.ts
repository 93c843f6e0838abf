/** Values for the text members of a hostile feed: hostile texts, and values that are no text. */
import { hostileTexts } from './hostile-texts.ts'

/** Parsed from JSON: in an object literal `__proto__` would set the prototype. */
const prototypes = [
  '{"__proto__":{"pwned":1,"mode":"human-only","statement":"x","url":"javascript:window.pwned=1"}}',
  '{"constructor":{"prototype":{"pwned":1}}}',
  '{"toString":null,"valueOf":null,"trim":null,"length":5}',
  '{"0":"x","length":1}',
].map((text): unknown => JSON.parse(text))

const others: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  20_261_125,
  [],
  {},
  [[]],
  [null],
  [{}],
  [[[[['deep']]]]],
  [''],
  ['javascript:window.pwned=1'],
  { toString: 'x' },
  { url: 'javascript:window.pwned=1', title: {} },
  Array.from({ length: 500 }, () => null),
  ...prototypes,
]

export const hostileValues: readonly unknown[] = [...hostileTexts, ...others]

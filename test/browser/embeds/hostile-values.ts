/** What a hostile feed says where a text is expected: hostile texts, and what is no text at all. */
import { hostileTexts } from '../../embeds/hostile-texts.ts'

/** JSON, as a member with this name is nobody's own in JavaScript. */
const prototypes = [
  '{"__proto__":{"pwned":1,"mode":"human-only","statement":"x","url":"javascript:window.pwned=1"}}',
  '{"constructor":{"prototype":{"pwned":1}}}',
  '{"toString":null,"valueOf":null,"trim":null,"length":5}',
  '{"0":"x","length":1}',
].map((text): unknown => JSON.parse(text))

const others: readonly unknown[] = [
  ...[
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
  ],
  ...[
    { toString: 'x' },
    { url: 'javascript:window.pwned=1', title: {} },
    Array.from({ length: 500 }, () => null),
    ...prototypes,
  ],
]

export const hostileValues: readonly unknown[] = [...hostileTexts, ...others]

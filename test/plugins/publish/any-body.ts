/**
 * Random bodies of articles: a right one in which up to four members are replaced, often by what a
 * rule forbids.
 */

import { partNames } from 'candor-disclosure/disclosure/parts.ts'
import fc from 'fast-check'
import { articleRights, statuses } from '../../../schema/lists.ts'
import { type Body, buildWholeBody } from '../../fixtures/build-body.ts'

/** The guid of another article. */
export const takenGuid = 'urn:example:taken'
/** In bytes: the test sets the limit of the database to it. */
export const longestBody = 5000

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    '\u200b',
    '\u00a0\n',
    'Bridge',
    'a\u0000b',
    '\ud800',
    '2026-05-01T12:00:00Z',
  ),
)
const anyUrl = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'nowhere',
    'ftp://news.example.org/',
    'https://',
    'https://ada:secret@news.example.org/',
    'http://a b/',
  ),
  fc.constantFrom(
    'https://news.example.org:99999/',
    'https://[::1/',
    'https://-.example.org/',
    'https://-x.example/',
    'HTTPS://NEWS.EXAMPLE.ORG',
    `https://${'a7'.repeat(2000)}.example/`,
  ),
  anyText,
)
const anyDate = fc.oneof(
  fc.constantFrom(
    '2026-05-01T12:00:00.5Z',
    '2026-05-01t23:00:00-10:00',
    '2099-01-01T00:00:00Z',
    '0999-01-01T00:00:00Z',
  ),
  fc.constantFrom(
    '0001-01-01T00:00:00+15:00',
    '9999-12-31T23:59:59.9999999-01:00',
    '2026-02-30T00:00:00Z',
    'today',
    null,
  ),
)
const anyLanguage = fc.oneof(
  fc.constantFrom('en', 'pt-BR', 'zh-Hant-TW', 'english!', 'en-', 'x', 'und', null),
  anyText,
)
const anyNumber = fc.oneof(
  fc.constantFrom(0, 1, -1, 1.5, 2 ** 31 - 1, 2 ** 31, 1e300, null),
  fc.integer(),
)
const anyWrong = fc.constantFrom<unknown>(7, true, [], {}, null, 'text')

const part = (members: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record(
    Object.fromEntries(
      Object.entries(members).map(([name, any]) => [name, fc.oneof(any, any, any, anyWrong)]),
    ),
    {
      requiredKeys: Object.keys(members).slice(0, 2),
    },
  )
const some = (any: fc.Arbitrary<unknown>) => fc.array(any, { minLength: 1, maxLength: 3 })

const source = part({
  url: anyUrl,
  title: anyText,
  publisher: anyText,
  language: anyLanguage,
  accessed_at: anyDate,
})
const slug = fc.oneof(
  fc.constantFrom('public-works', 'new-topic', 'Not a slug', 'a--b', 'unknown', ''),
  anyText,
)
const topic = fc.oneof(slug, fc.record({ slug, label: anyText }))
const correction = part({ text: anyText, url: anyUrl, corrected_at: anyDate })

const disclosurePart = part({
  name: fc.constantFrom(...partNames, 'tone'),
  mode: fc.constantFrom('ai-autonomous', 'ai-assisted', 'human-only', 'mixed'),
  model: anyText,
  provider: anyText,
  reviewed_by: anyText,
  reviewed_at: anyDate,
  translated_from: anyLanguage,
})

/** What a member can be replaced by; a path has a dot. */
const members: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  url: anyUrl,
  title: anyText,
  standfirst: fc.oneof(
    anyText,
    fc.constantFrom('x'.repeat(10_000), '🌉'.repeat(10_000), 'x'.repeat(10_001)),
  ),
  body_html: fc.oneof(
    anyText,
    fc.constantFrom('x'.repeat(longestBody), 'ü'.repeat(longestBody / 2 + 1)),
  ),
  byline: anyText,
  byline_url: anyUrl,
  language: anyLanguage,
  status: fc.oneof(fc.constantFrom(...statuses), anyWrong),
  ai_rights: fc.oneof(fc.constantFrom('unset', ...articleRights), anyWrong),
  published_at: anyDate,
  updated_at: anyDate,
  guid: fc.oneof(
    fc.constantFrom(takenGuid, 'no uri', 'urn:a b'),
    fc.uuid().map((uuid) => `urn:uuid:${uuid}`),
    anyText,
  ),
  retraction: fc.oneof(
    fc.record({ reason: anyText, at: anyDate }),
    fc.record({ reason: anyText }),
    anyWrong,
  ),
  'disclosure.mode': fc.oneof(
    fc.constantFrom('ai-autonomous', 'ai-assisted', 'human-only', 'unknown'),
    anyText,
  ),
  'disclosure.reviewed_by': fc.oneof(anyText, fc.constant(null)),
  'disclosure.statement': anyText,
  'disclosure.generated_at': anyDate,
  'disclosure.reviewed_at': anyDate,
  'disclosure.parts': fc.oneof(some(disclosurePart), fc.constant([]), anyWrong),
  disclosure: anyWrong,
  'picture.url': anyUrl,
  'picture.type': fc.oneof(fc.constantFrom('image/png', 'jpeg', 'image/', 'IMAGE/PNG'), anyText),
  'picture.alt': anyText,
  'picture.bytes': anyNumber,
  'picture.width': anyNumber,
  'picture.source_type': fc.oneof(fc.constantFrom('digitalArt', 'a b', ''), anyText),
  picture: anyWrong,
  sources: fc.oneof(some(source), anyWrong),
  topics: fc.oneof(some(topic), anyWrong),
  corrections: fc.oneof(some(correction), anyWrong),
  audience: fc.oneof(
    fc.constantFrom(['acme'], ['acme', 'acme'], [], ['Acme'], ['null'], [null], null),
    anyWrong,
  ),
  tags: anyWrong,
}

const replacement = fc
  .constantFrom(...Object.keys(members))
  .chain((path) => (members[path] ?? anyWrong).map((value) => ({ path, value })))

function replace(
  body: Body,
  { path, value }: { readonly path: string; readonly value: unknown },
): Body {
  const [first = '', second] = path.split('.')
  const inner = body[first]
  if (second === undefined) return { ...body, [first]: value }
  return typeof inner === 'object' && inner !== null
    ? { ...body, [first]: { ...inner, [second]: value } }
    : body
}

/** Mostly `new`, for a name that no article has; `shown` is an article that is there already. */
export const anyName = fc.oneof(
  { weight: 8, arbitrary: fc.constant('new') },
  { weight: 4, arbitrary: fc.constant('shown') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 10 }) },
)

export const anyBody: fc.Arbitrary<Body> = fc
  .array(replacement, { maxLength: 4 })
  .map((replacements) => replacements.reduce(replace, buildWholeBody()))

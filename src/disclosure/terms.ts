/** The `candor` vocabulary as one table: what `/ns/1.0` is rendered from, and what tests hold our own output against. */
import { modesWhoseReviewerIs } from './modes.ts'

export type Section = {
  readonly id: string
  readonly title: string
  readonly about: string
  /** Whether its JSON members stand in the `_candor` of the feed or in that of each item. */
  readonly scope: 'item' | 'feed'
  readonly terms: readonly Term[]
}

export type Term = {
  /** In RSS and Atom: `element`, `element/@attribute` or `element/text()`; `null` where XML needs no such thing. */
  readonly xml: string | null
  /** Below `_candor`: `member.member`, with `[]` after a list. */
  readonly json: string
  readonly type: string
  /** How often: `1`, `0…1` or `0…n`; one level up is taken to be there. */
  readonly cardinality: '1' | '0…1' | '0…n'
  readonly meaning: string
}

type Row = readonly [xml: string | null, json: string, type: string, cardinality: Term['cardinality'], meaning: string]

const section = (scope: Section['scope'], id: string, title: string, about: string, rows: readonly Row[]): Section => ({
  ...{ scope, id, title, about },
  terms: rows.map(([xml, json, type, cardinality, meaning]) => ({ xml, json, type, cardinality, meaning })),
})

const via = 'atom:link[@rel="via"]'

export const sections: readonly Section[] = [
  section('item', 'disclosure', 'Disclosure', 'How the text of an item came about. One for each item.', [
    ['candor:disclosure', 'disclosure', 'element · object', '1', 'Holds all of the following.'],
    ['candor:disclosure/@mode', 'disclosure.mode', 'one of three modes', '1', 'See “The three modes”.'],
    ['candor:disclosure/text()', 'disclosure.statement', 'text', '1', 'The same in one sentence, for people.'],
    [
      ...(['candor:disclosure/@xml:lang', 'disclosure.statement_language', 'BCP 47 tag', '0…1'] as const),
      'Language of the statement, where it is not the item’s.',
    ],
    ['candor:disclosure/@model', 'disclosure.model', 'text', '0…1', 'The model, as its provider names it.'],
    ['candor:disclosure/@provider', 'disclosure.provider', 'text', '0…1', 'Who provides the model.'],
    [
      ...(['candor:disclosure/@reviewed-by', 'disclosure.reviewed_by', 'text', '0…1'] as const),
      `Who reviewed the text. Required for ${modesWhoseReviewerIs('required').join(', ')}, forbidden for ${modesWhoseReviewerIs('forbidden').join(', ')}.`,
    ],
    ['candor:disclosure/@date', 'disclosure.generated_at', 'RFC 3339', '0…1', 'When the text was generated.'],
    ['candor:disclosure/@href', 'disclosure.policy_url', 'URL', '0…1', 'The publisher’s policy on AI.'],
    [
      ...(['category', 'disclosure.digital_source_type', 'IPTC term, as a URI in JSON', '0…1'] as const),
      'The mode for programs that know IPTC. In XML, the scheme stands in domain (RSS) or scheme (Atom).',
    ],
  ]),
  section(
    'item',
    'sources',
    'Sources',
    'What the article drew on, in the newsroom’s order. Standard links, with two attributes of ours.',
    [
      [via, 'sources[]', 'link · list of objects', '0…n', 'One for each source. No source is no element and no list.'],
      [`${via}/@href`, 'sources[].url', 'URL', '1', 'Where it is.'],
      [`${via}/@title`, 'sources[].title', 'text', '1', 'What it is called.'],
      ['atom:link/@candor:publisher', 'sources[].publisher', 'text', '0…1', 'Who published it.'],
      [`${via}/@hreflang`, 'sources[].language', 'BCP 47 tag', '0…1', 'The language it is in.'],
      ['atom:link/@candor:accessed', 'sources[].accessed_at', 'RFC 3339', '0…1', 'When the newsroom looked at it.'],
    ],
  ),
  section(
    'item',
    'picture',
    'Picture',
    'How the picture came about: a matter of its own. JSON Feed’s image holds its address.',
    [
      ['media:content', 'image', 'element · object', '0…1', 'The lead picture.'],
      [
        'media:description',
        'image.alt',
        'text',
        '0…1',
        'What it shows, for those who do not see it. In JSON always there.',
      ],
      ['media:credit', 'image.credit', 'text', '0…1', 'Who made it.'],
      ['media:content/@width', 'image.width', 'whole number', '0…1', 'In pixels.'],
      ['media:content/@height', 'image.height', 'whole number', '0…1', 'In pixels.'],
      [
        ...(['media:content/@candor:digital-source-type', 'image.digital_source_type', 'IPTC URI', '0…1'] as const),
        'Never a category of the item: a human’s article may have an AI’s picture.',
      ],
    ],
  ),
  section(
    'item',
    'corrections',
    'Corrections and retraction',
    'What was put right after publication, oldest first; the item’s date of update moves with it.',
    [
      ['candor:correction', 'corrections[]', 'element · list of objects', '0…n', 'One for each correction.'],
      ['candor:correction/text()', 'corrections[].text', 'text', '1', 'What was wrong and is right now.'],
      ['candor:correction/@date', 'corrections[].date', 'RFC 3339', '1', 'When it was corrected.'],
      ['candor:correction/@href', 'corrections[].url', 'URL', '0…1', 'Where more is said about it.'],
      [
        ...(['category', 'status', '“canceled”', '0…1'] as const),
        'The article was retracted, and a notice stands in its place. In XML a category of IPTC’s publication status.',
      ],
      [null, 'about', 'URL', '1', 'This page. JSON Feed asks for it in every extension.'],
    ],
  ),
  section(
    'feed',
    'feed',
    'The feed',
    'What RSS and Atom say in elements of their own, and JSON Feed has no member for.',
    [
      [null, 'about', 'URL', '1', 'This page.'],
      ['updated', 'updated', 'RFC 3339', '0…1', 'Last change of anything the feed shows.'],
      ['atom:link[@rel="describedby"]', 'policy_url', 'URL', '0…1', 'The publisher’s policy on AI.'],
      ['atom:link[@rel="license"]', 'license_url', 'URL', '0…1', 'Licence of the articles.'],
      ['copyright · rights', 'rights', 'text', '0…1', 'Copyright notice.'],
      ['managingEditor · author/email', 'contact', 'e-mail address', '0…1', 'Where readers can write to.'],
      ['generator', 'generator', 'element · object', '0…1', 'The software that wrote the feed.'],
      ['generator/text()', 'generator.name', 'text', '1', 'Its name.'],
      ['generator/@version', 'generator.version', 'text', '0…1', 'Its version.'],
      ['generator/@uri', 'generator.url', 'URL', '0…1', 'Where it is explained.'],
      [
        'at:deleted-entry',
        'deleted[]',
        'element · list of objects',
        '0…n',
        'Items that were withdrawn (RFC 6721; Atom and JSON).',
      ],
      ['at:deleted-entry/@ref', 'deleted[].id', 'URI', '1', 'The item’s id.'],
      ['at:deleted-entry/@when', 'deleted[].when', 'RFC 3339', '1', 'When it was withdrawn.'],
    ],
  ),
]

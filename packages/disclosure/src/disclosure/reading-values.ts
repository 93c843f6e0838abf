/**
 * What the values of other vocabularies say in Candor's terms. A value that is not here says
 * nothing.
 */
import { singleSpaced } from '../text/single-spaced.ts'
import type { Declaration, Says, Vocabulary } from './declaration.ts'
import { type AuthorshipMode, parseMode } from './modes.ts'
import { digitalSourceTypeScheme } from './vocabularies.ts'

/** Texts are on one line; members that are `null` or empty are left out of `says`. */
export function declaration(
  vocabulary: Vocabulary,
  at: string,
  raw: string,
  says: { readonly [Name in keyof Says]?: Says[Name] | null | undefined },
): Declaration {
  const known = Object.entries(says)
    .map(
      ([name, value]) => [name, typeof value === 'string' ? singleSpaced(value) : value] as const,
    )
    .filter(([, value]) => value != null && value !== '')
  return { vocabulary, at, says: Object.fromEntries(known), raw }
}

/** A language or address that many parts of a document have, unless it has over 1,000 characters. */
export const inherited = (text: string | null): string | null =>
  text !== null && text.length <= 1000 ? text : null

const valuesOf = <Value>(table: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(table))

/** Values of drafts of “AI Content Disclosure for HTML”; its final report has Candor's modes. */
const draftModes = valuesOf<Says>({
  none: { mode: 'human-only' },
  autonomous: { mode: 'ai-autonomous' },
  // It may have been reviewed, or not.
  'ai-generated': { byAi: true },
})

/** A value of `ai-disclosure`. */
export function readAttribute(value: string): Says {
  const mode = parseMode(value)
  return mode === undefined ? (draftModes.get(value) ?? {}) : { mode }
}

/**
 * `mode` of the `AI-Disclosure` header (draft-abaris-aicdh-01), which others send. `ai-originated`
 * is by AI, then edited by people.
 */
export const headerModes = valuesOf<AuthorshipMode>({
  none: 'human-only',
  'ai-modified': 'ai-assisted',
  'ai-originated': 'ai-assisted',
  'machine-generated': 'ai-autonomous',
})

/**
 * IPTC's terms do not say whether anybody reviewed a text, so they are flags. Terms that fit both
 * answers are left out.
 */
const byAiOfTerm = valuesOf<boolean>({
  trainedAlgorithmicMedia: true,
  compositeWithTrainedAlgorithmicMedia: true,
  compositeSynthetic: true,
  digitalCreation: false,
  humanEdits: false,
  minorHumanEdits: false,
  digitalArt: false,
})

/**
 * A term of IPTC's digital source types, by name, as its URI or QCode, or as schema.org's member of
 * the same meaning.
 */
export function readTerm(value: string): Says {
  const term = value
    .replace(termStart, '')
    .replace(/^(?:https?:\/\/)?schema(?:\.org\/|:)/, '')
    .replace(
      /^(\w)(\w*)DigitalSource$/,
      (_, first: string, rest: string) => first.toLowerCase() + rest,
    )
  const byAi = byAiOfTerm.get(term)
  return byAi === undefined ? {} : { byAi }
}

const termStart = /^(?:https?:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/|digsrctype:)/

/** Text of `podcast:txt` for AI content. */
export const readFlag = (value: string): Says => {
  const flag = value.trim().toLowerCase()
  return flag === 'true' || flag === 'false' ? { byAi: flag === 'true' } : {}
}

/** MSN's category of reviewed text by AI, in MSN's spelling. */
export const msnCategory = 'AI-Assisted'

/**
 * A category or tag: a term of IPTC, by its scheme or as its URI or QCode, or MSN's category.
 * Others say nothing about AI.
 */
export function categoryDeclaration(
  at: string,
  term: string,
  scheme: string | null,
): readonly Declaration[] {
  const isOfIptc =
    scheme?.replace(/^https:/, 'http:').replace(/\/?$/, '/') === digitalSourceTypeScheme
  if (isOfIptc || termStart.test(term)) return [declaration('iptc', at, term, readTerm(term))]
  return term === msnCategory ? [declaration('msn', at, term, { byAi: true })] : []
}

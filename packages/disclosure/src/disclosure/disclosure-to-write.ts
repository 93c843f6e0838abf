/**
 * A disclosure that the newsroom passes in, as members and elements of the packages `feed` and
 * `feedsmith`.
 */
import type { JsonObject } from '../parse/json-values.ts'
import { legalText } from '../text/legal-text.ts'
import { namespaces } from '../text/namespaces.ts'
import type { ReadSource } from './declaration.ts'
import { type AuthorshipMode, modes } from './modes.ts'
import { type Part, type PartName, storedPart } from './parts.ts'
import { partAttributes } from './reading-parts.ts'
import { msnCategory } from './reading-values.ts'
import { digitalSourceTypeUri } from './vocabularies.ts'

/** A part that was made in another way than the whole. */
export type PartToWrite = Partial<Part> & { readonly name: PartName; readonly mode: AuthorshipMode }

export type DisclosureToWrite = {
  readonly mode: AuthorshipMode
  /** One sentence that says how the text was made, in the language of the item. */
  readonly statement: string
  /**
   * Opens summary and text, such as “AI-assisted:”. Both modes with AI need one; `human-only` has
   * none.
   */
  readonly label?: string | null
  readonly model?: string | null
  readonly provider?: string | null
  /** Required for `ai-assisted`, unless `needNoReviewer`, and forbidden for `ai-autonomous`. */
  readonly reviewedBy?: string | null
  /** RFC 3339. */
  readonly generatedAt?: string | null
  /** Each name once. */
  readonly parts?: readonly PartToWrite[]
  readonly sources?: readonly (Pick<ReadSource, 'url'> & Partial<ReadSource>)[]
}

/** MSN's category is for reviewed text by AI. */
export const flags = ({ mode }: DisclosureToWrite): readonly string[] =>
  mode === 'ai-assisted' ? [msnCategory] : []

/** Without what is missing or empty. */
const known = <Value>(
  values: Readonly<Record<string, Value>>,
): Readonly<Record<string, NonNullable<Value>>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )

/** A link needs a title. */
const titled = ({ sources = [] }: DisclosureToWrite) =>
  sources.map(({ url, title, publisher, language }) => ({
    url,
    title: title || url,
    publisher,
    language,
  }))

const partMembers = ({ parts = [] }: DisclosureToWrite) =>
  parts.map((part) => known(storedPart(part as Part)))

export const viaLinks = (disclosure: DisclosureToWrite): readonly JsonObject[] =>
  titled(disclosure).map(({ url, title, language }) =>
    known({ rel: 'via', href: url, title, hreflang: language }),
  )

export const candorMember = (disclosure: DisclosureToWrite): JsonObject => {
  const { mode, label, statement, model, provider, reviewedBy, generatedAt } = disclosure
  const sources = titled(disclosure).map(known)
  const parts = partMembers(disclosure)
  return {
    about: namespaces.candor,
    disclosure: known<unknown>({
      mode,
      label,
      statement,
      model,
      provider,
      reviewed_by: reviewedBy,
      generated_at: generatedAt,
      digital_source_type: digitalSourceTypeUri(modes[mode].iptc),
      parts: parts.length > 0 && parts,
    }),
    ...(sources.length > 0 && { sources }),
  }
}

/**
 * `feed` writes the extensions of an item to RSS and JSON, and not to Atom. An empty array is
 * nothing in RSS, and its `toJSON` decides what JSON gets, so that each format has its own.
 * Namespaces are declared here, because `feed` has no way to declare them on the root.
 */
export function extensions(disclosure: DisclosureToWrite): readonly JsonObject[] {
  const { mode, statement, model, provider, reviewedBy, generatedAt } = disclosure
  const iptc = digitalSourceTypeUri(modes[mode].iptc)
  const facts = {
    mode,
    model,
    provider,
    'reviewed-by': reviewedBy,
    date: generatedAt,
    'digital-source-type': iptc,
  }
  const links = titled(disclosure).map(({ url: href, title, language, publisher }) =>
    element(
      { rel: 'via', href, title, hreflang: language, 'candor:publisher': publisher },
      '',
      'atom',
      'candor',
    ),
  )
  const parts = partMembers(disclosure).map((part) => {
    const attributes = Object.entries(partAttributes).map(([name, own]) => [own, part[name]])
    return element(Object.fromEntries(attributes), '', 'candor')
  })
  const elements = {
    'candor:disclosure': [element(facts, statement, 'candor')],
    ...(parts.length > 0 && { 'candor:part': parts }),
    'podcast:txt': [element({ purpose: 'ai-content' }, String(modes[mode].podcast), 'podcast')],
    ...{ 'atom:link': links, _candor: [] },
  }
  const toJSON = (name: string) => () => (name === '_candor' ? candorMember(disclosure) : undefined)
  return Object.entries(elements).map(([name, objects]) => {
    return { name, objects: Object.assign([...objects], { toJSON: toJSON(name) }) }
  })
}

/**
 * For xml-js, which escapes nothing in attributes but quotation marks, and takes `&amp;` in a text
 * for `&`.
 */
function element(
  values: Readonly<Record<string, string | null | undefined>>,
  text: string,
  ...prefixes: readonly (keyof typeof namespaces)[]
): JsonObject {
  const declared = prefixes.map((prefix) => [`xmlns:${prefix}`, namespaces[prefix]])
  const escaped = Object.entries(known(values)).map(([name, value]) => {
    return [name, legalText(value).replace(/&/g, '&amp;').replace(/</g, '&lt;')]
  })
  return {
    _attributes: Object.fromEntries([...declared, ...escaped]),
    _text: legalText(text).replace(/&/g, '&amp;'),
  }
}

/** Adds a disclosure to an item of a feed that another package writes: `feed` 6 or `feedsmith` 3. */

import { type JsonObject, objectIn } from '../parse/json-values.ts'
import { legalText } from '../text/legal-text.ts'
import { attributes, markup, nothing, trusted } from '../text/markup.ts'
import { namespaces } from '../text/namespaces.ts'
import type { ReadSource } from './declaration.ts'
import { disclosureAttributes } from './html-attributes.ts'
import { type AuthorshipMode, modes } from './modes.ts'
import { msnCategory } from './reading-values.ts'
import { digitalSourceTypeScheme, digitalSourceTypeUri } from './vocabularies.ts'

export type DisclosureToWrite = {
  readonly mode: AuthorshipMode
  /** One sentence that says how the text was made, in the language of the item. */
  readonly statement: string
  /** Opens summary and text, such as “AI-assisted:”. Both modes with AI need one; `human-only` has none. */
  readonly label?: string | null
  readonly model?: string | null
  readonly provider?: string | null
  /** Required for `ai-assisted`, and forbidden for `ai-autonomous`. */
  readonly reviewedBy?: string | null
  /** RFC 3339. */
  readonly generatedAt?: string | null
  readonly sources?: readonly (Pick<ReadSource, 'url'> & Partial<ReadSource>)[]
}

/** What the item is: one of `feed`, which writes all formats of it, or one of feedsmith in its format. */
export type ItemShape = 'feed' | 'feedsmith-rss' | 'feedsmith-atom' | 'feedsmith-json'

type Members = JsonObject

/**
 * A copy of the item with the disclosure in every vocabulary that the package can write. Summary and text open with the label, so that
 * people meet it too. Throws an `Error` for a disclosure without its label, or without the reviewer that its mode needs.
 */
export function withDisclosure<Item extends object>(
  item: Item,
  disclosure: DisclosureToWrite,
  shape: ItemShape = 'feed',
): Item {
  const { mode, label, reviewedBy } = disclosure
  const { labelled, reviewer } = modes[mode]
  if (labelled && !label) throw new Error(`${mode} needs a label, such as “AI-assisted:”.`)
  if (reviewer === 'required' && !reviewedBy) throw new Error(`${mode} needs reviewedBy: who reviewed it?`)
  if (reviewer === 'forbidden' && reviewedBy)
    throw new Error(`${mode} has no reviewer, but reviewedBy is ${reviewedBy}.`)
  return { ...item, ...writers[shape](item as Members, disclosure) }
}

const writers: Readonly<Record<ItemShape, (item: Members, disclosure: DisclosureToWrite) => Members>> = {
  feed: (item, disclosure) => ({
    ...changed(item, 'description', (text) => html(opening(disclosure)) + text),
    ...changed(item, 'content', (text) => wrapped(text, disclosure)),
    category: [...listIn(item, 'category'), ...flags(disclosure).map((name) => ({ name, term: name }))],
    extensions: [...listIn(item, 'extensions'), ...extensions(disclosure)],
  }),
  'feedsmith-rss': (item, disclosure) => ({
    ...changed(item, 'description', (text) => html(opening(disclosure)) + text),
    content: {
      ...objectIn(item, 'content'),
      ...changed(objectIn(item, 'content'), 'encoded', (text) => wrapped(text, disclosure)),
    },
    categories: [
      ...[...listIn(item, 'categories'), ...flags(disclosure).map((name) => ({ name }))],
      { name: modes[disclosure.mode].iptc, domain: digitalSourceTypeScheme },
    ],
    podcast: {
      ...objectIn(item, 'podcast'),
      txts: [
        ...listIn(objectIn(item, 'podcast'), 'txts'),
        { purpose: 'ai-content', display: String(modes[disclosure.mode].podcast) },
      ],
    },
    atom: {
      ...objectIn(item, 'atom'),
      links: [...listIn(objectIn(item, 'atom'), 'links'), ...viaLinks(disclosure)],
    },
  }),
  'feedsmith-atom': (item, disclosure) => {
    const [summary, content] = [objectIn(item, 'summary'), objectIn(item, 'content')]
    const escapeFor = summary['type'] === 'html' ? html : String
    const isHtml = content['type'] === 'html'
    return {
      summary: { ...summary, ...changed(summary, 'value', (text) => escapeFor(opening(disclosure)) + text) },
      content: { ...content, ...(isHtml && changed(content, 'value', (text) => wrapped(text, disclosure))) },
      categories: [
        ...[...listIn(item, 'categories'), ...flags(disclosure).map((term) => ({ term }))],
        { term: modes[disclosure.mode].iptc, scheme: digitalSourceTypeScheme },
      ],
      links: [...listIn(item, 'links'), ...viaLinks(disclosure)],
    }
  },
  'feedsmith-json': (item, disclosure) => ({
    ...changed(item, 'summary', (text) => opening(disclosure) + text),
    ...changed(item, 'content_html', (text) => wrapped(text, disclosure)),
    _candor: candorMember(disclosure),
  }),
}

const html = (text: string): string => markup`${text}`.html

const listIn = (members: Members, name: string): readonly unknown[] => {
  const value = members[name]
  return Array.isArray(value) ? value : []
}

const changed = (members: Members, name: string, change: (text: string) => string): Members => {
  const text = members[name]
  return typeof text === 'string' ? { [name]: change(text) } : {}
}

/** A full-width colon has its own space. */
const opening = ({ label }: DisclosureToWrite): string => (label ? `${label}${label.endsWith('：') ? '' : ' '}` : '')

function wrapped(content: string, disclosure: DisclosureToWrite): string {
  const declared = attributes(disclosureAttributes({ model: null, provider: null, ...disclosure }))
  const words = markup`<p class="candor-disclosure"><strong>${opening(disclosure)}${disclosure.statement}</strong></p>\n`
  return markup`<div${declared}>\n${disclosure.label ? words : nothing}${trusted(content)}\n</div>`.html
}

/** MSN's category is for reviewed text by AI. */
const flags = ({ mode }: DisclosureToWrite): readonly string[] => (mode === 'ai-assisted' ? [msnCategory] : [])

const viaLinks = ({ sources = [] }: DisclosureToWrite): readonly Members[] =>
  sources.map(({ url, title, language }) => ({ rel: 'via', href: url, title, hreflang: language }))

const candorMember = ({ sources, ...disclosure }: DisclosureToWrite): Members => ({
  about: `${namespaces.candor}`,
  disclosure: {
    ...{ mode: disclosure.mode, label: disclosure.label, statement: disclosure.statement, model: disclosure.model },
    ...{ provider: disclosure.provider, reviewed_by: disclosure.reviewedBy, generated_at: disclosure.generatedAt },
    digital_source_type: digitalSourceTypeUri(modes[disclosure.mode].iptc),
  },
  sources,
})

/**
 * `feed` writes the extensions of an item to RSS and JSON, and not to Atom. An empty array is nothing in RSS, and its `toJSON` decides what
 * JSON gets, so that each format has its own. Namespaces are declared here, because `feed` has no way to declare them on the root.
 */
function extensions(disclosure: DisclosureToWrite): readonly Members[] {
  const { mode, statement, model, provider, reviewedBy, generatedAt, sources = [] } = disclosure
  const facts = { mode, model, provider, 'reviewed-by': reviewedBy, date: generatedAt }
  const iptc = digitalSourceTypeUri(modes[mode].iptc)
  const links = sources.map(({ url, title, publisher, language }) =>
    element({ rel: 'via', href: url, title, hreflang: language, 'candor:publisher': publisher }, '', [
      'atom',
      'candor',
    ]),
  )
  return [
    [
      'candor:disclosure',
      [element({ ...facts, 'digital-source-type': iptc }, statement, ['candor'])],
      undefined,
    ] as const,
    ['podcast:txt', [element({ purpose: 'ai-content' }, String(modes[mode].podcast), ['podcast'])], undefined] as const,
    ['atom:link', links, undefined] as const,
    ['_candor', [], candorMember(disclosure)] as const,
  ].map(([name, objects, json]) => ({ name, objects: Object.assign([...objects], { toJSON: () => json }) }))
}

/** For xml-js, which escapes nothing in attributes but quotation marks, and takes `&amp;` in a text for `&`. */
function element(
  values: Readonly<Record<string, string | null | undefined>>,
  text: string,
  prefixes: readonly (keyof typeof namespaces)[],
): Members {
  const declared = prefixes.map((prefix) => [`xmlns:${prefix}`, namespaces[prefix]])
  const escaped = Object.entries(values).flatMap(([name, value]) =>
    value ? [[name, legalText(value).replace(/&/g, '&amp;').replace(/</g, '&lt;')]] : [],
  )
  return { _attributes: Object.fromEntries([...declared, ...escaped]), _text: legalText(text).replace(/&/g, '&amp;') }
}

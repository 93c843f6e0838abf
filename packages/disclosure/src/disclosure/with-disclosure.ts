/**
 * Adds a disclosure to an item of a feed that another package writes: `feed` 6 or `feedsmith` 3.
 */
import { type JsonObject, objectIn } from '../parse/json-values.ts'
import { attributes, markup, nothing, trusted } from '../text/markup.ts'
import {
  candorMember,
  type DisclosureToWrite,
  extensions,
  flags,
  viaLinks,
} from './disclosure-to-write.ts'
import { disclosureAttributes } from './html-attributes.ts'
import { modes, parseMode } from './modes.ts'
import { partAgainst, partFaults } from './part-rules.ts'
import { needNoReviewer } from './parts.ts'
import { digitalSourceTypeScheme } from './vocabularies.ts'

/**
 * What the item is: one of `feed`, which writes all formats of it, or one of feedsmith in its
 * format.
 */
export type ItemShape = 'feed' | 'feedsmith-rss' | 'feedsmith-atom' | 'feedsmith-json'

/**
 * A copy of the item with the disclosure in every vocabulary that the package can write. Summary
 * and text open with the label, so that people meet it too. Throws an `Error` for a disclosure
 * without its label, or without the reviewer that its mode needs, or for a part that breaks a rule.
 */
export function withDisclosure<Item extends object>(
  item: Item,
  disclosure: DisclosureToWrite,
  shape: ItemShape = 'feed',
): Item {
  const { mode, label, reviewedBy, parts = [] } = disclosure
  if (parseMode(mode) === undefined)
    throw new Error(`mode is ${mode}, but must be one of: ${Object.keys(modes).join(', ')}.`)
  const { labelled, reviewer } = modes[mode]
  if (labelled && !label) throw new Error(`${mode} needs a label, such as “AI-assisted:”.`)
  for (const [index, part] of parts.entries())
    for (const fault of partFaults(part, parts.slice(0, index)))
      throw new Error(`parts[${index}].${fault}`)
  const against = partAgainst(mode, parts)
  if (against) throw new Error(`mode is human-only, but ${against.name} is by AI: ai-assisted.`)
  if (reviewer === 'required' && !reviewedBy && !needNoReviewer(parts))
    throw new Error(`${mode} needs reviewedBy: who reviewed it?`)
  if (reviewer === 'forbidden' && reviewedBy)
    throw new Error(`${mode} has no reviewer, but reviewedBy is ${reviewedBy}.`)
  return { ...item, ...writers[shape](item as JsonObject, disclosure) }
}

const writers: Readonly<
  Record<ItemShape, (item: JsonObject, disclosure: DisclosureToWrite) => JsonObject>
> = {
  feed: (item, disclosure) => ({
    ...changed(item, 'description', labelledHtml(disclosure)),
    ...changed(item, 'content', wrapped(disclosure)),
    ...added(item, 'category', ...flags(disclosure).map((name) => ({ name, term: name }))),
    ...added(item, 'extensions', ...extensions(disclosure)),
  }),
  'feedsmith-rss': (item, disclosure) => {
    const { iptc, podcast } = modes[disclosure.mode]
    const names = flags(disclosure).map((name) => ({ name }))
    const flag = { purpose: 'ai-content', display: String(podcast) }
    return {
      ...changed(item, 'description', labelledHtml(disclosure)),
      ...within(item, 'content', (content) => changed(content, 'encoded', wrapped(disclosure))),
      ...added(item, 'categories', ...names, { name: iptc, domain: digitalSourceTypeScheme }),
      ...within(item, 'podcast', (members) => added(members, 'txts', flag)),
      ...within(item, 'atom', (members) => added(members, 'links', ...viaLinks(disclosure))),
    }
  },
  'feedsmith-atom': (item, disclosure) => {
    const isHtml = (construct: JsonObject) => construct['type'] === 'html'
    const terms = flags(disclosure).map((term) => ({ term }))
    const iptc = { term: modes[disclosure.mode].iptc, scheme: digitalSourceTypeScheme }
    return {
      ...within(item, 'summary', (summary) =>
        changed(summary, 'value', (isHtml(summary) ? labelledHtml : labelled)(disclosure)),
      ),
      ...within(item, 'content', (content) =>
        isHtml(content) ? changed(content, 'value', wrapped(disclosure)) : {},
      ),
      ...added(item, 'categories', ...terms, iptc),
      ...added(item, 'links', ...viaLinks(disclosure)),
    }
  },
  'feedsmith-json': (item, disclosure) => ({
    ...changed(item, 'summary', labelled(disclosure)),
    ...changed(item, 'content_html', wrapped(disclosure)),
    _candor: candorMember(disclosure),
  }),
}

const changed = (
  members: JsonObject,
  name: string,
  change: (text: string) => string,
): JsonObject => {
  const text = members[name]
  return typeof text === 'string' ? { [name]: change(text) } : {}
}

/** After those of a list, which may be missing. */
const added = (members: JsonObject, name: string, ...values: readonly unknown[]): JsonObject => {
  const list = members[name]
  return { [name]: Array.isArray(list) ? [...list, ...values] : values }
}

/** JsonObject of an object, which may be missing. */
const within = (
  item: JsonObject,
  name: string,
  change: (members: JsonObject) => JsonObject,
): JsonObject => {
  const members = objectIn(item, name)
  const changes = change(members)
  return Object.keys(changes).length === 0 ? {} : { [name]: { ...members, ...changes } }
}

/** A full-width colon has its own space. */
const opening = ({ label }: DisclosureToWrite): string =>
  label ? `${label}${label.endsWith('：') ? '' : ' '}` : ''

const labelled = (disclosure: DisclosureToWrite) => (text: string) => opening(disclosure) + text

const labelledHtml = (disclosure: DisclosureToWrite) => (html: string) =>
  markup`${opening(disclosure)}`.html + html

const wrapped = (disclosure: DisclosureToWrite) => (content: string) => {
  const declared = attributes(disclosureAttributes({ model: null, provider: null, ...disclosure }))
  const words = markup`<p class="candor-disclosure"><strong>${opening(disclosure)}${disclosure.statement}</strong></p>\n`
  return markup`<div${declared}>\n${disclosure.label ? words : nothing}${trusted(content)}\n</div>`
    .html
}

/**
 * Reads Candor's own vocabulary (docs/wire-contract.md, section 4), and takes of it what the
 * database accepts. Takes off what Candor adds to the text of an article in its feeds
 * (src/core/feed/content.ts), so that it is not added twice.
 */

import { parseMode } from 'candor-disclosure/disclosure/modes.ts'
import type { Part } from 'candor-disclosure/disclosure/parts.ts'
import {
  type JsonObject,
  objectIn,
  objectsIn,
  textIn,
} from 'candor-disclosure/parse/json-values.ts'
import { parseDate } from 'candor-disclosure/parse/parse-date.ts'
import {
  type BodyElement,
  type BodyNode,
  isElement,
  parseBody,
} from 'candor-disclosure/parse/parse-html.ts'
import { resolved } from 'candor-disclosure/parse/xml-element.ts'
import { hasVisible } from 'candor-disclosure/text/invisible.ts'
import { singleSpaced } from 'candor-disclosure/text/single-spaced.ts'
import { serialize } from 'parse5'
import { figureMargin } from '../../core/sanitize/clean-body.ts'
import { keepsRules, readParts } from './candor-parts.ts'
import type { FoundDisclosure } from './found-item.ts'
import { isLanguageTag } from './import-options.ts'
import { type ImportNote, note } from './notes.ts'

/** A correction in the feed of corrections is a notice about an article, and no article. */
export const isNotice = (candor: JsonObject): boolean =>
  objectsIn(candor, 'corrections').some((each) => textIn(each, 'ref') !== null)

/** The mode among the categories of an item, which is no topic. */
export const modeTag = (candor: JsonObject): string | null =>
  textIn(objectIn(candor, 'disclosure'), 'tag')

/** `null` without a disclosure. `givenParts` are those of the disclosure. */
export function readCandor(
  candor: JsonObject,
  givenParts: readonly JsonObject[],
  bodyHtml: string,
  notes: ImportNote[],
): FoundDisclosure | null {
  if (candor['disclosure'] == null) return null
  const parts = readParts(givenParts, notes)
  const disclosure = toDisclosure(objectIn(candor, 'disclosure'), parts, notes)
  if (disclosure === null) return null
  return {
    ...{ disclosure, parts },
    sources: objectsIn(candor, 'sources').flatMap((source) => {
      const url = resolved(textIn(source, 'url'), null)
      const language = textIn(source, 'language')
      if (url === null) return []
      return {
        url,
        title: visibleIn(source, 'title') ?? url,
        publisher: textIn(source, 'publisher'),
        language: language !== null && isLanguageTag(language) ? language : null,
        accessed_at: instantIn(source, 'accessed_at'),
      }
    }),
    corrections: objectsIn(candor, 'corrections').flatMap((correction) => {
      const text = visibleIn(correction, 'text')
      const date = instantIn(correction, 'date')
      const url = resolved(textIn(correction, 'url'), null)
      return text === null ? [] : { text, ...(date !== null && { corrected_at: date }), url }
    }),
    retraction: textIn(candor, 'status') === 'canceled' ? retractionIn(bodyHtml) : null,
  }
}

/**
 * `null` for an unknown mode, and for one whose rule for the reviewer or the parts is broken:
 * neither can be believed.
 */
function toDisclosure(
  members: JsonObject,
  parts: readonly Part[],
  notes: ImportNote[],
): FoundDisclosure['disclosure'] | null {
  const written = textIn(members, 'mode') ?? ''
  const mode = parseMode(written)
  const reviewer = visibleIn(members, 'reviewed_by')?.trim().replace(/\s+/g, ' ') ?? null
  if (mode === undefined || !keepsRules(mode, reviewer, parts)) {
    notes.push(note('mode_unreadable', `"${written}", reviewer: ${reviewer ?? 'none'}`))
    return null
  }
  return {
    mode,
    model: textIn(members, 'model'),
    provider: textIn(members, 'provider'),
    reviewed_by: reviewer,
    generated_at: instantIn(members, 'generated_at'),
    statement: visibleIn(members, 'statement'),
  }
}

/** RFC 3339, or `null`. */
const instantIn = (parent: JsonObject, name: string): string | null =>
  parseDate(textIn(parent, name) ?? '')?.at ?? null

function visibleIn(parent: JsonObject, name: string): string | null {
  const text = textIn(parent, name)
  return text !== null && hasVisible(text) ? text : null
}

const attributeOf = (element: BodyElement, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value

const textOf = (node: BodyNode): string =>
  isElement(node) ? node.childNodes.map(textOf).join('') : 'value' in node ? node.value : ''

const added = [
  'candor-disclosure',
  'candor-retraction',
  'candor-corrections',
  'candor-standfirst',
  'candor-sources',
  ...['candor-picture', 'candor-policy'],
]

const isAdded = (node: BodyNode): boolean => added.some((name) => hasClass(node, name))

/** The one element around the text; `null` if the text is not from Candor. */
function wrapperIn(html: string): BodyElement | null {
  const wrapper = html.includes('ai-disclosure') ? parseBody(html).find(isElement) : undefined
  return wrapper !== undefined && attributeOf(wrapper, 'ai-disclosure') !== undefined
    ? wrapper
    : null
}

const hasClass = (node: BodyNode, name: string): node is BodyElement =>
  isElement(node) && attributeOf(node, 'class') === name

/**
 * The body as the newsroom wrote it, and the standfirst before it, if it was not part of the body.
 * `null` if the text is not from Candor. `pictureUrl` is that of the article's picture, which its
 * feed has as data too.
 */
export function undecorated(
  html: string,
  pictureUrl: string | null,
): { readonly bodyHtml: string; readonly standfirst: string | null } | null {
  const wrapper = wrapperIn(html)
  if (wrapper === null) return null
  const lead = wrapper.childNodes.find((node) => hasClass(node, 'candor-standfirst'))
  const figure = leadFigure(wrapper.childNodes, pictureUrl)
  wrapper.childNodes = withoutAdded(wrapper.childNodes.filter((node) => node !== figure))
  const bodyHtml = serialize(wrapper).replace(/\n{2,}/g, '\n')
  return {
    bodyHtml: bodyHtml.trim(),
    standfirst: lead === undefined ? null : singleSpaced(textOf(lead)),
  }
}

/** Also without the label after a picture of the body. */
function withoutAdded(nodes: readonly BodyNode[]): BodyNode[] {
  for (const node of nodes) if (isElement(node)) node.childNodes = withoutAdded(node.childNodes)
  return nodes.filter((node) => !isAdded(node))
}

/**
 * The figure before the body that shows the article's picture: no figure of a clean body has a
 * style.
 */
function leadFigure(
  children: readonly BodyNode[],
  pictureUrl: string | null,
): BodyNode | undefined {
  const first = children.find(
    (node) => !isAdded(node) && (isElement(node) || textOf(node).trim() !== ''),
  )
  if (first === undefined || !isElement(first) || first.tagName !== 'figure') return undefined
  const image = first.childNodes.filter(isElement).find(({ tagName }) => tagName === 'img')
  const isOurs = attributeOf(first, 'style') === figureMargin
  return isOurs && image !== undefined && attributeOf(image, 'src') === pictureUrl
    ? first
    : undefined
}

/** The reason and date in the notice of a retracted article; `null` without one. */
function retractionIn(html: string): { readonly reason: string; readonly at?: string } | null {
  const notice = wrapperIn(html)?.childNodes.find((node) => hasClass(node, 'candor-retraction'))
  if (notice === undefined || !isElement(notice)) return null
  const words = notice.childNodes
    .filter((node) => !isElement(node) || node.tagName !== 'strong')
    .map(textOf)
  const [opening] = notice.childNodes.filter(isElement)
  const day = opening?.childNodes.filter(isElement).find(({ tagName }) => tagName === 'time')
  const at = day === undefined ? undefined : attributeOf(day, 'datetime')
  return {
    reason: singleSpaced(words.join('')),
    ...(at !== undefined && { at: `${at}T00:00:00Z` }),
  }
}

/** Reads Candor's own vocabulary (docs/wire-contract.md, section 4), and takes of it what the database accepts. */
import { hasVisible } from '../../schema/invisible.ts'
import { modes, parseMode } from '../disclosure/modes.ts'
import type { FoundDisclosure } from './found-item.ts'
import { isLanguageTag } from './import-options.ts'
import type { ArticleDisclosure, ImportNote } from './imported-article.ts'
import { type JsonObject, objectIn, objectsIn, textIn } from './json-values.ts'
import { note } from './notes.ts'
import { parseDate } from './parse-date.ts'
import { retractionIn } from './undecorate.ts'
import { resolved, type XmlElement } from './xml-element.ts'

/** An item of RSS or Atom as the member `_candor` of a JSON Feed has it (src/disclosure/json-schema.ts). */
export const candorMember = (item: XmlElement): JsonObject => ({
  disclosure: item.all('candor:disclosure').map((element) => ({
    mode: element.attribute('mode'),
    model: element.attribute('model'),
    provider: element.attribute('provider'),
    reviewed_by: element.attribute('reviewed-by'),
    generated_at: element.attribute('date'),
    statement: element.text,
    tag: element.attribute('tag'),
  }))[0],
  sources: item
    .all('atom:link')
    .filter((link) => link.attribute('rel') === 'via')
    .map((link) => ({
      url: link.address('href'),
      title: link.attribute('title'),
      publisher: link.attribute('candor:publisher'),
      language: link.attribute('hreflang'),
      accessed_at: link.attribute('candor:accessed'),
    })),
  corrections: item.all('candor:correction').map((element) => ({
    text: element.text,
    date: element.attribute('date'),
    url: element.address('href'),
    ref: element.attribute('ref'),
  })),
  status: item.textOf('candor:status'),
})

/** A correction in the feed of corrections is a notice about an article, and no article. */
export const isNotice = (candor: JsonObject): boolean =>
  objectsIn(candor, 'corrections').some((each) => textIn(each, 'ref') !== null)

/** The mode among the categories of an item, which is no topic. */
export const modeTag = (candor: JsonObject): string | null => textIn(objectIn(candor, 'disclosure'), 'tag')

/** `null` without a disclosure. */
export function readCandor(candor: JsonObject, bodyHtml: string, notes: ImportNote[]): FoundDisclosure | null {
  const disclosure = candor['disclosure'] == null ? null : toDisclosure(objectIn(candor, 'disclosure'), notes)
  if (disclosure === null) return null
  return {
    disclosure,
    sources: objectsIn(candor, 'sources').flatMap((source) => {
      const url = resolved(textIn(source, 'url'), null)
      const language = textIn(source, 'language')
      if (url === null) return []
      return {
        ...{ url, title: visibleIn(source, 'title') ?? url, publisher: textIn(source, 'publisher') },
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

/** `null` for an unknown mode, and for one whose rule for the reviewer is broken: these say nothing that can be believed. */
function toDisclosure(members: JsonObject, notes: ImportNote[]): ArticleDisclosure | null {
  const written = textIn(members, 'mode') ?? ''
  const mode = parseMode(written)
  const reviewer = visibleIn(members, 'reviewed_by')
  const rule = mode === undefined ? 'optional' : modes[mode].reviewer
  const isBroken = (rule === 'required' && reviewer === null) || (rule === 'forbidden' && reviewer !== null)
  if (mode === undefined || isBroken) {
    notes.push(note('mode_unreadable', `"${written}", reviewer: ${reviewer ?? 'none'}`))
    return null
  }
  return {
    ...{ mode, model: textIn(members, 'model'), provider: textIn(members, 'provider'), reviewed_by: reviewer },
    generated_at: instantIn(members, 'generated_at'),
    statement: visibleIn(members, 'statement'),
  }
}

/** RFC 3339, or `null`. */
const instantIn = (parent: JsonObject, name: string): string | null => parseDate(textIn(parent, name) ?? '')?.at ?? null

function visibleIn(parent: JsonObject, name: string): string | null {
  const text = textIn(parent, name)
  return text !== null && hasVisible(text) ? text : null
}

/**
 * Reads a news object of ninjs 1 to 3 (https://github.com/iptc/newsinjson, 3.1 of May 2025), and
 * `aiInfo` of its draft of 18 September 2026 (pull request 251). In version 1 names are in lower case.
 */
import { type JsonObject, objectIn, objectsIn, textIn } from '../parse/json-values.ts'
import { resolved } from '../parse/xml-element.ts'
import { spaced } from '../text/spaced.ts'
import type { Declaration, UnmergedItem, UnmergedReading } from './declaration.ts'
import type { PartName } from './parts.ts'
import { candorFacts } from './reading-candor.ts'
import { readContent } from './reading-content.ts'
import { ofPart } from './reading-parts.ts'
import { declaration, readTerm } from './reading-values.ts'

/** Members that say that an object with a `uri`, the only required member, is a news object. */
const marks = [
  'standard',
  '$standard',
  'versioncreated',
  'digitalsourcetype',
  'headlines',
  'bodies',
]

/** `null` for other objects. */
export function readNinjs(value: JsonObject): UnmergedReading | null {
  const names = Object.keys(value).map((name) => name.toLowerCase())
  if (textIn(value, 'uri') === null || !marks.some((name) => names.includes(name))) return null
  const item = readItem(value)
  const { url, title, language } = item
  return {
    ...{ format: 'ninjs', title, url, language, generator: null, found: [], feeds: [] },
    items: [item],
  }
}

function readItem(item: JsonObject): UnmergedItem {
  const id = textIn(item, 'uri')
  const bodies = textsOf(item, 'bodies', 'body')
  const contentHtml = bodies.find(({ type }) => /html|richtext/.test(type))?.text ?? null
  const summary = textsOf(item, 'descriptions', 'description')[0]?.text ?? null
  return {
    ...{ id, url: resolved(id, null), contentHtml, language: textIn(item, 'language') },
    title: textsOf(item, 'headlines', 'headline')[0]?.text ?? textIn(item, 'title'),
    summary: summary === null ? null : spaced(summary),
    published: textOf(item, 'firstCreated'),
    updated: textOf(item, 'versionCreated'),
    found: [...readContent(contentHtml), ...sourceTypeOf(item), ...systemsOf(item)],
    ...candorFacts({ status: textOf(item, 'pubStatus') }, null),
  }
}

const textOf = (parent: JsonObject, name: string): string | null =>
  textIn(parent, name) ?? textIn(parent, name.toLowerCase())

/** Texts with a role or media type: a list, or in version 1 members such as `body_xhtml`. */
const textsOf = (item: JsonObject, list: string, prefix: string) => [
  ...objectsIn(item, list).map((each) => ({
    text: textIn(each, 'value'),
    type: `${textIn(each, 'contentType') ?? textIn(each, 'contenttype')} ${textIn(each, 'role')}`,
  })),
  ...Object.keys(item)
    .filter((name) => name === prefix || name.startsWith(`${prefix}_`))
    .map((type) => ({ text: textIn(item, type), type })),
]

function sourceTypeOf(item: JsonObject): readonly Declaration[] {
  const name = 'digitalsourcetype' in item ? 'digitalsourcetype' : 'digitalSourceType'
  const { uri, literal } = { uri: null, literal: null, ...objectIn(item, name) }
  const term = textIn({ term: uri ?? literal }, 'term')
  return term === null ? [] : [declaration('iptc', name, term, readTerm(term))]
}

/** Types of associated objects that are a part of the article. */
const partsByType: Readonly<Record<string, PartName>> = {
  ...{ picture: 'picture', graphic: 'picture', audio: 'audio' },
}

/** Objects of a news object that refer to systems, with the part that they are. */
const referring = (item: JsonObject): readonly (readonly [PartName, JsonObject])[] => [
  ...objectsIn(item, 'headlines').map((each) => ['headline', each] as const),
  ...objectsIn(item, 'descriptions').map((each) => ['summary', each] as const),
  ...objectsIn(item, 'bodies').map((each) => ['text', each] as const),
  ...objectsIn(item, 'associations').flatMap((each) => {
    const name = partsByType[textIn(each, 'type') ?? '']
    return name === undefined ? [] : [[name, each] as const]
  }),
]

/** Systems that made the item or one of its bodies; then those of parts, a body among them. */
function systemsOf(item: JsonObject): readonly Declaration[] {
  const name = 'aiinfo' in item ? 'aiinfo' : 'aiInfo'
  const made = new Map<string | null, Set<PartName>>()
  for (const [part, each] of referring(item)) {
    const reference = textOf(each, 'aiInfoRef')
    made.set(reference, (made.get(reference) ?? new Set()).add(part))
  }
  const systems = objectsIn(item, name).flatMap((entry, index) => {
    const own = textIn(entry, 'name')
    const parts = made.get(own) ?? new Set()
    const isWhole = own === textOf(item, 'aiInfoRef') || parts.has('text')
    if (own === null) return []
    const system = objectIn(entry, 'system')
    const model = textIn(system, 'name')
    const provider = textIn(objectIn(system, 'provider'), 'name')
    const declared = declaration('iptc', `${name}[${index}]`, own, { byAi: true, model, provider })
    return [{ declared, isWhole, parts: [...parts] }]
  })
  return [
    ...systems.filter(({ isWhole }) => isWhole).map(({ declared }) => declared),
    ...systems.flatMap(({ declared, parts }) => parts.map((each) => ofPart(declared, each))),
  ]
}

/**
 * Reads ninjs 1 to 3 (https://github.com/iptc/newsinjson), and `aiInfo` of its draft of 18
 * September 2026 (pull request 251). In version 1 names are in lower case.
 */
import {
  isObject,
  type JsonObject,
  jsonIn,
  objectIn,
  objectsIn,
  textIn,
  textsIn,
} from '../parse/json-values.ts'
import { resolved } from '../parse/xml-element.ts'
import { spaced } from '../text/spaced.ts'
import type { Declaration, UnmergedItem, UnmergedReading } from './declaration.ts'
import type { PartName } from './parts.ts'
import { candorDeclarations, candorFacts } from './reading-candor.ts'
import { readContent } from './reading-content.ts'
import { ofPart } from './reading-parts.ts'
import { declaration, readTerm } from './reading-values.ts'

/** Members that say that an object with a `uri`, the only required member, is a news object. */
const marks = 'standard $standard versioncreated digitalsourcetype headlines bodies'.split(' ')

/** `null` for other objects. A composite without a body is a feed of the texts in it. */
export function readNinjs(value: JsonObject, maxItems: number): UnmergedReading | null {
  const names = Object.keys(value).map((name) => name.toLowerCase())
  if (textIn(value, 'uri') === null || !marks.some((name) => names.includes(name))) return null
  const item = readItem(value)
  const { url, title, language, found } = item
  const isFeed = value['type'] === 'composite' && item.contentHtml === null
  const texts = objectsIn(value, 'associations').filter(({ type }) => type === 'text')
  return {
    ...{ format: 'ninjs', title, url, language, generator: null, feeds: [] },
    found: isFeed ? found : [],
    items: isFeed ? texts.slice(0, maxItems).map(readItem) : [item],
  }
}

function readItem(item: JsonObject): UnmergedItem {
  const id = textIn(item, 'uri')
  const bodies = textsOf(item, 'bodies', 'body')
  const contentHtml = bodies.find(({ type }) => /html|richtext/.test(type))?.text ?? null
  const summary = textsOf(item, 'descriptions', 'description')[0]?.text ?? null
  const language = textIn(item, 'language')
  // `_candor` of JSON Feed.
  const [candor = {}] = objectsIn(item, 'descriptions')
    .filter(({ role }) => role === 'candor')
    .map(({ value }) => jsonIn(String(value)))
    .filter(isObject)
  return {
    ...{ id, url: resolved(id, null), contentHtml, language },
    title: textsOf(item, 'headlines', 'headline')[0]?.text ?? textIn(item, 'title'),
    summary: summary === null ? null : spaced(summary),
    published: textOf(item, 'firstCreated'),
    updated: textOf(item, 'versionCreated'),
    found: [
      ...candorDeclarations(candor['disclosure'], 'descriptions.candor', language),
      ...readContent(contentHtml),
      ...sourceTypeOf(item),
      ...systemsOf(item),
    ],
    ...candorFacts({ ...candor, status: textOf(item, 'pubStatus') }, null),
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
  const { uri, literal } = textsIn(objectIn(item, name), 'uri', 'literal')
  const term = uri ?? literal
  return term === null ? [] : [declaration('iptc', name, term, readTerm(term))]
}

/** Members whose objects refer to systems, and types of associated objects, with their part. */
const partsIn: Readonly<Record<string, PartName>> = {
  ...{ headlines: 'headline', descriptions: 'summary', bodies: 'text' },
  ...{ picture: 'picture', graphic: 'picture', audio: 'audio' },
}

/** Systems that made the item or one of its bodies, and each part that they made. */
function systemsOf(item: JsonObject): readonly Declaration[] {
  const name = 'aiinfo' in item ? 'aiinfo' : 'aiInfo'
  const references = ['headlines', 'descriptions', 'bodies', 'associations'].flatMap((list) =>
    objectsIn(item, list).map((each) => ({
      part: partsIn[list] ?? partsIn[textIn(each, 'type') ?? ''] ?? [],
      to: textOf(each, 'aiInfoRef'),
    })),
  )
  const byEntry = Map.groupBy(references, ({ to }) => to)
  return objectsIn(item, name).flatMap((entry, index) => {
    const own = textIn(entry, 'name')
    if (own === null) return []
    const system = objectIn(entry, 'system')
    const model = textIn(system, 'name')
    const provider = textIn(objectIn(system, 'provider'), 'name')
    const declared = declaration('iptc', `${name}[${index}]`, own, { byAi: true, model, provider })
    const parts = new Set(byEntry.get(own)?.flatMap(({ part }) => part))
    const isWhole = own === textOf(item, 'aiInfoRef') || parts.has('text')
    return [...(isWhole ? [declared] : []), ...Array.from(parts, (each) => ofPart(declared, each))]
  })
}

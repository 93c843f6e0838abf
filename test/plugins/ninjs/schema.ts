/**
 * The members of ninjs 3.1 that Candor writes, as a JSON Schema written from the standard's text
 * (https://iptc.org/std/ninjs/). Like IPTC's own, it allows no other member.
 */
const text = { type: 'string' }
const uri = { type: 'string', format: 'uri' }
const date = { type: 'string', format: 'date-time' }
const number = { type: 'integer' }
type Properties = Readonly<Record<string, object>>
const closed = (properties: Properties, ...required: readonly string[]) => ({
  ...{ type: 'object', additionalProperties: false, properties, required },
})
const listOf = (items: object) => ({ type: 'array', items })
const texts = listOf(closed({ role: text, contentType: text, value: text }, 'value'))

const members = {
  ...{ uri, version: text, title: text, language: text, by: text, edNote: text },
  ...{ firstCreated: date, versionCreated: date, contentCreated: date },
  ...{ headlines: texts, descriptions: texts, bodies: texts },
  ...{ copyrightHolder: text, copyrightNotice: text, usageTerms: text },
  type: { enum: 'text audio video picture graphic composite component event planning'.split(' ') },
  representationType: { enum: ['full', 'partial'] },
  pubStatus: { enum: ['usable', 'withheld', 'canceled'] },
  altIds: listOf(closed({ role: text, value: text })),
  infoSources: listOf(closed({ name: text, role: text, uri, literal: text })),
  subjects: listOf(closed({ name: text, rel: text, uri, literal: text })),
  digitalSourceType: closed({ name: text, uri, literal: text }),
  rightsInfo: closed({ langId: uri, linkedRights: uri }, 'linkedRights'),
  trustIndicators: listOf(closed({ role: uri, title: text, href: uri })),
  standard: closed({ name: text, version: text, schema: uri }),
  renditions: listOf(
    closed(
      {
        name: text,
        href: uri,
        contentType: text,
        width: number,
        height: number,
        sizeInBytes: number,
      },
      'name',
    ),
  ),
  associations: listOf({ $ref: '#/$defs/association' }),
}

export const ninjsSchema = {
  ...closed(members, 'uri'),
  $defs: { association: closed({ ...members, name: text, rel: text }, 'name', 'uri') },
}

/**
 * All that Candor writes in an item of a feed. Whatever else is in a signed item, programs can show
 * it in place of what was signed: so it is foreign. docs/signed-form.md has the same lists.
 */
import { partAttributes, partMembers } from './reading-parts.ts'
import { modeScheme } from './vocabularies.ts'

/** An element, with the elements around it inside the item. `many`: it can be repeated. */
type ElementForm = {
  readonly many: boolean
  readonly attributes: ReadonlyMap<string, string | null>
}

export type XmlForm = ReadonlyMap<string, ElementForm>

/**
 * `atom:author>atom:name` is the name in the author; `*` marks elements that can be repeated;
 * `type=html` is the only value.
 */
const parseForm = (text: string): XmlForm =>
  new Map(
    text
      .trim()
      .split('\n')
      .map((line) => {
        const [path = '', ...attributes] = line.trim().split(' ')
        const values = attributes
          .map((each) => each.split('='))
          .map(([name = '', value = null]) => [name, value] as const)
        return [path.replace('*', ''), { many: path.includes('*'), attributes: new Map(values) }]
      }),
  )

const common = `
  candor:disclosure mode tag digital-source-type model provider reviewed-by date href xml:lang
  candor:part* ${Object.values(partAttributes).join(' ')}
  podcast:txt purpose=ai-content
  media:content url type medium=image fileSize width height candor:alt candor:digital-source-type
  media:content>media:credit
  candor:correction* date href
  candor:status
  candor:ai-rights
  candor:statement href`

export const rssForm = parseForm(`
  title
  link
  guid isPermaLink
  pubDate
  description
  content:encoded
  category*
  atom:updated
  dc:creator
  dc:language
  atom:link* rel=via href title hreflang candor:publisher candor:accessed
  creativeCommons:license
  rsl:content url
  rsl:content>rsl:license*
  rsl:content>rsl:license>rsl:permits type
  rsl:content>rsl:license>rsl:prohibits type
  rsl:content>rsl:license>rsl:payment type
  rsl:content>rsl:license>rsl:payment>rsl:standard
  rsl:content>rsl:license>rsl:payment>rsl:custom
  rsl:content>rsl:copyright contactEmail
  rsl:content>rsl:terms ${common}`)

export const atomForm = parseForm(`
  atom:id
  atom:title type=text
  atom:summary type=text
  atom:content type=html
  atom:published
  atom:updated
  atom:author
  atom:author>atom:name
  atom:author>atom:uri
  atom:category* term label scheme=${modeScheme}
  atom:link* rel type href title hreflang candor:publisher candor:accessed ${common}`)

/** Elements of the feed itself, each with whether it can be repeated. */
const headOf = (names: string): ReadonlyMap<string, boolean> =>
  new Map(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name.replace('*', ''), name.endsWith('*')]),
  )

const commonHead = `
  atom:link* fh:archive creativeCommons:license webfeeds:cover webfeeds:icon webfeeds:logo
  webfeeds:accentColor`

export const rssHead = headOf(`
  title link description lastBuildDate docs generator language ttl image copyright managingEditor
  sy:updatePeriod sy:updateFrequency ${commonHead}`)

export const atomHead = headOf(`
  atom:id atom:title atom:updated atom:generator atom:author atom:subtitle atom:logo atom:icon
  atom:rights at:deleted-entry* ${commonHead}`)

/** Members of an object with their forms; a list of one form; or `null`, a text, or a number for a size. */
export type JsonForm = null | readonly [JsonForm] | { readonly [name: string]: JsonForm }

const members = (names: string): { readonly [name: string]: JsonForm } =>
  Object.fromEntries(names.split(' ').map((name) => [name, null]))

export const itemForm: JsonForm = {
  ...members(
    'id url title content_html content_text summary image date_published date_modified language',
  ),
  author: members('name url'),
  authors: [members('name url')],
  tags: [null],
  _candor: {
    ...members('about status ai_rights license_url statement statements_url'),
    disclosure: {
      ...members(
        'mode label label_language title_label tag statement statement_language model provider reviewed_by generated_at policy_url digital_source_type',
      ),
      parts: [members(partMembers.join(' '))],
    },
    sources: [members('url title publisher language accessed_at')],
    image: members('alt label label_language credit width height digital_source_type'),
    corrections: [members('text date url')],
  },
}

/** The names of a feed, whose values are not signed. */
export const feedMembers =
  'version title home_page_url feed_url description next_url icon favicon language hubs items _candor'.split(
    ' ',
  )

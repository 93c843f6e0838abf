/**
 * The `candor` vocabulary as a table. The page `/ns/1.0` shows it, and tests compare Candor's own
 * output with it.
 */
import { authorshipModes, modesWhoseReviewerIs } from 'candor-disclosure/disclosure/modes.ts'
import { partNames } from 'candor-disclosure/disclosure/parts.ts'
import { modeScheme } from 'candor-disclosure/disclosure/vocabularies.ts'

export type TermsSection = {
  readonly id: string
  readonly title: string
  readonly about: string
  /** The object with the JSON members: `_candor` of the feed or of each item. */
  readonly scope: 'item' | 'feed'
  readonly terms: readonly Term[]
}

export type Term = {
  /**
   * In RSS and Atom: `element`, `element/@attribute` or `element/text()`; `null` for members of
   * JSON only.
   */
  readonly xml: string | null
  /** Below `_candor`: `member.member`, with `[]` after a list. */
  readonly json: string
  readonly type: string
  /** Number of occurrences in the level above, if that is present. */
  readonly cardinality: '1' | '0…1' | '0…n'
  readonly meaning: string
}

/** A line for each term: `xml | json | type | cardinality | meaning`, with `–` for no element. */
const section = (
  scope: TermsSection['scope'],
  id: string,
  title: string,
  about: string,
  table: string,
): TermsSection => ({
  ...{ scope, id, title, about },
  terms: table
    .trim()
    .split('\n')
    .map((row) => {
      const [xml = '', json = '', type = '', cardinality, ...meaning] = row.split(' | ')
      return {
        ...{ xml: xml === '–' ? null : xml, json, type, meaning: meaning.join(' | ') },
        cardinality: cardinality as Term['cardinality'],
      }
    }),
})

const modesWith = (rule: 'required' | 'forbidden') => modesWhoseReviewerIs(rule).join(', ')

export const sections: readonly TermsSection[] = [
  section(
    'item',
    'disclosure',
    'Disclosure',
    'How the text of an item was made. At most one per item; none means that it is unknown.',
    `
candor:disclosure | disclosure | element · object | 0…1 | Contains all of the following.
candor:disclosure/@mode | disclosure.mode | one of three modes | 1 | See “The three modes”.
– | disclosure.label | text | 0…1 | For summary and headline: “AI-assisted:”.
– | disclosure.label_language | BCP 47 tag | 0…1 | Language of the label, if not the item’s.
– | disclosure.title_label | text | 0…1 | In the title, if the publisher wants: first, or after “Retracted:” or “Correction:”. Leave it out beside a label.
candor:disclosure/text() | disclosure.statement | text | 1 | The mode in one sentence, for people.
candor:disclosure/@xml:lang | disclosure.statement_language | BCP 47 tag | 0…1 | Language of the statement, if it differs from the item’s.
candor:disclosure/@model | disclosure.model | text | 0…1 | The model, as its provider names it.
candor:disclosure/@provider | disclosure.provider | text | 0…1 | Provider of the model.
candor:disclosure/@reviewed-by | disclosure.reviewed_by | text | 0…1 | Reviewer of the text. Required for ${modesWith('required')}, unless AI made only parts beside a text by people; forbidden for ${modesWith('forbidden')}.
candor:disclosure/@date | disclosure.generated_at | RFC 3339 | 0…1 | Date of generation.
candor:disclosure/@href | disclosure.policy_url | URL | 0…1 | The publisher’s policy on AI.
candor:disclosure/@digital-source-type | disclosure.digital_source_type | IPTC URI | 0…1 | The mode as a term of IPTC’s digital source types.
candor:disclosure/@tag | disclosure.tag | text | 0…1 | The mode among the tags of the item (category, tags), by which people filter. In Atom, its scheme is ${modeScheme}.
`,
  ),
  section(
    'item',
    'parts',
    'Parts',
    'Parts of the item that were made in another way than the whole, such as a summary by AI. Each name at most once.',
    `
candor:part | disclosure.parts[] | element · list of objects | 0…n | One per part, with the following.
candor:part/@name | disclosure.parts[].name | ${partNames.join(', ')} | 1 | Which part it is. Readers ignore parts with another name.
candor:part/@mode | disclosure.parts[].mode | one of three modes | 1 | How the part was made. The mode of the whole says what follows for the item.
candor:part/@model | disclosure.parts[].model | text | 0…1 | The model, as its provider names it. Not for ${authorshipModes[2]}.
candor:part/@provider | disclosure.parts[].provider | text | 0…1 | Provider of the model.
candor:part/@reviewed-by | disclosure.parts[].reviewed_by | text | 0…1 | Reviewer of the part, with a date. Required for ${modesWith('required')}, forbidden for ${modesWith('forbidden')}.
candor:part/@reviewed-at | disclosure.parts[].reviewed_at | RFC 3339 | 0…1 | Date of the review.
candor:part/@from | disclosure.parts[].translated_from | BCP 47 tag | 0…1 | Language of the original. Required for a translation, and only there.
`,
  ),
  section(
    'item',
    'sources',
    'Sources',
    'Sources of the article, in the newsroom’s order. Standard links with two candor attributes.',
    `
atom:link[@rel="via"] | sources[] | link · list of objects | 0…n | One per source. Left out if there are none.
atom:link[@rel="via"]/@href | sources[].url | URL | 1 | Address of the source.
atom:link[@rel="via"]/@title | sources[].title | text | 1 | Title of the source.
atom:link/@candor:publisher | sources[].publisher | text | 0…1 | Publisher of the source.
atom:link[@rel="via"]/@hreflang | sources[].language | BCP 47 tag | 0…1 | Language of the source.
atom:link/@candor:accessed | sources[].accessed_at | RFC 3339 | 0…1 | Date when the newsroom read it.
`,
  ),
  section(
    'item',
    'picture',
    'Picture',
    'The picture and how it was made, which does not depend on the text. JSON Feed’s image has its address.',
    `
media:content | image | element · object | 0…1 | The lead picture.
media:content/@candor:alt | image.alt | text | 0…1 | Text alternative of the picture. Always present in JSON.
– | image.label | text | 0…1 | Visible beside the picture, if AI made or edited it.
– | image.label_language | BCP 47 tag | 0…1 | If the label is not in the language of the item.
media:credit | image.credit | text | 0…1 | Credit of the picture.
media:content/@width | image.width | whole number | 0…1 | In pixels.
media:content/@height | image.height | whole number | 0…1 | In pixels.
media:content/@candor:digital-source-type | image.digital_source_type | IPTC URI | 0…1 | How the picture was made. Never a category of the item: an article by a human may have a picture by AI.
`,
  ),
  section(
    'item',
    'corrections',
    'Corrections and retraction',
    'Corrections after publication, oldest first. Each correction changes the item’s update date.',
    `
candor:correction | corrections[] | element · list of objects | 0…n | One per correction.
candor:correction/text() | corrections[].text | text | 1 | The error and its correction.
candor:correction/@date | corrections[].date | RFC 3339 | 1 | Date of the correction.
candor:correction/@ref | corrections[].ref | text | 0…1 | Id of the article, as its own entry has it, where the correction or retraction is an entry of its own.
candor:correction/@kind | corrections[].kind | “correction” or “retraction” | 0…1 | Beside the id of the article: whether the entry corrects or retracts it. Without it, a correction.
candor:correction/@href | corrections[].url | URL | 0…1 | A page about the correction.
candor:status | status | element · text | 0…1 | Only if the article was retracted: a notice replaces it, and its title says so.
candor:status/text() | status | “canceled” | 1 | A term of IPTC’s publication status.
– | about | URL | 1 | This page. JSON Feed asks for it in every extension.
`,
  ),
  section(
    'item',
    'rights',
    'Rights',
    'What machines may do with the item, where the items of a feed differ in it. Other items are as the feed.',
    `
candor:ai-rights | ai_rights | element · text | 0…1 | One of these values.
candor:ai-rights/text() | ai_rights | “open”, “no-training”, “licensed” or “search-only” | 1 | All uses; all but training; search, and the others with a licence; search alone.
atom:link[@rel="license"] | license_url | URL | 0…1 | Licence of the item; an element in Atom only.
`,
  ),
  section(
    'item',
    'statement',
    'Signed statement',
    'What the newsroom signed about the item as it is now, so that anybody can check it without asking. Only where it signs.',
    `
candor:statement | statement | element · text | 0…1 | All of the following in XML; in JSON a text.
candor:statement/text() | statement | JWS | 1 | The newest statement (RFC 7515, compact, Ed25519): its payload is inside.
candor:statement/@href | statements_url | URL | 1 | All statements of the item, as JSON.
`,
  ),
  section(
    'feed',
    'feed',
    'The feed',
    'Facts with elements in RSS and Atom, but without members in JSON Feed.',
    `
– | about | URL | 1 | This page.
updated | updated | RFC 3339 | 0…1 | Date of the last change in the feed.
atom:link[@rel="describedby"] | policy_url | URL | 0…1 | The publisher’s policy on AI.
atom:link[@rel="license"] | license_url | URL | 0…1 | Licence of the articles.
atom:link[@rel="related"] | corrections_url | URL | 0…1 | The feed with an entry for each correction and retraction.
copyright · rights | rights | text | 0…1 | Copyright notice.
managingEditor · author/email | contact | e-mail address | 0…1 | Address for readers’ messages.
generator | generator | element · object | 0…1 | The software that wrote the feed.
generator/text() | generator.name | text | 1 | Name of the software.
generator/@version | generator.version | text | 0…1 | Version of the software.
generator/@uri | generator.url | URL | 0…1 | Website of the software.
– | words[] | list of objects | 0…n | Words beside headlines, by language.
– | words[].language | BCP 47 tag | 1 | Language that they are for.
– | words[].policy | text | 1 | Link to the policy on AI.
– | words[].sources | text | 1 | Heading of sources.
– | words[].back | text | 1 | Link to the feed; {title} is its title.
– | words[].nothing | text | 1 | Replaces an empty list.
– | words[].dates | text | 0…1 | How dates are written, separated by “|”: a pattern with {d}, {M} and {y}, twelve months, the zero of digits that are not 0 to 9.
at:deleted-entry | deleted[] | element · list of objects | 0…n | Withdrawn items (RFC 6721; Atom and JSON).
at:deleted-entry/@ref | deleted[].id | text | 1 | Id of the item, in Atom an IRI.
at:deleted-entry/@when | deleted[].when | RFC 3339 | 1 | Date of withdrawal.
`,
  ),
]

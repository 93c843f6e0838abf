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
    'How an item’s text was made. None means unknown.',
    `
candor:disclosure | disclosure | object | 0…1 | Has all that follows.
candor:disclosure/@mode | disclosure.mode | mode | 1 | How the text was made.
– | disclosure.label | text | 0…1 | For summaries, headlines: “AI-assisted:”.
– | disclosure.label_language | BCP 47 | 0…1 | Label’s language, if not the item’s.
– | disclosure.title_label | text | 0…1 | In the title: first, or after “Retracted:” or “Correction:”.
candor:disclosure/text() | disclosure.statement | text | 1 | The mode as a sentence.
candor:disclosure/@xml:lang | disclosure.statement_language | BCP 47 | 0…1 | Statement’s language, if not the item’s.
candor:disclosure/@model | disclosure.model | text | 0…1 | Model, by its provider’s name.
candor:disclosure/@provider | disclosure.provider | text | 0…1 | Model’s provider.
candor:disclosure/@reviewed-by | disclosure.reviewed_by | text | 0…1 | Reviewer. Required for ${modesWith('required')}, unless AI made only parts beside a human text; forbidden for ${modesWith('forbidden')}.
candor:disclosure/@date | disclosure.generated_at | RFC 3339 | 0…1 | When generated.
candor:disclosure/@href | disclosure.policy_url | URL | 0…1 | AI policy.
candor:disclosure/@digital-source-type | disclosure.digital_source_type | IPTC URI | 0…1 | The mode in IPTC’s terms.
candor:disclosure/@tag | disclosure.tag | text | 0…1 | The mode among the item’s tags. Atom’s scheme: ${modeScheme}.
`,
  ),
  section(
    'item',
    'parts',
    'Parts',
    'Parts made in another way than the whole, such as a summary by AI.',
    `
candor:part | disclosure.parts[] | objects | 0…n | One per part.
candor:part/@name | disclosure.parts[].name | ${partNames.join(', ')} | 1 | Each at most once. Readers ignore others.
candor:part/@mode | disclosure.parts[].mode | mode | 1 | How the part was made.
candor:part/@model | disclosure.parts[].model | text | 0…1 | Its model. Not for ${authorshipModes[2]}.
candor:part/@provider | disclosure.parts[].provider | text | 0…1 | Model’s provider.
candor:part/@reviewed-by | disclosure.parts[].reviewed_by | text | 0…1 | Reviewer. Required for ${modesWith('required')}, forbidden for ${modesWith('forbidden')}.
candor:part/@reviewed-at | disclosure.parts[].reviewed_at | RFC 3339 | 0…1 | When reviewed; required with a reviewer.
candor:part/@from | disclosure.parts[].translated_from | BCP 47 | 0…1 | Original’s language, only and always of a translation.
`,
  ),
  section(
    'item',
    'sources',
    'Sources',
    'In the newsroom’s order: standard links with two candor attributes.',
    `
atom:link[@rel="via"] | sources[] | objects | 0…n | One per source.
atom:link[@rel="via"]/@href | sources[].url | URL | 1 | Address.
atom:link[@rel="via"]/@title | sources[].title | text | 1 | Title.
atom:link/@candor:publisher | sources[].publisher | text | 0…1 | Publisher.
atom:link[@rel="via"]/@hreflang | sources[].language | BCP 47 | 0…1 | Language.
atom:link/@candor:accessed | sources[].accessed_at | RFC 3339 | 0…1 | When the newsroom read it.
`,
  ),
  section(
    'item',
    'picture',
    'Picture',
    'How it was made does not depend on the text. JSON Feed’s image is its address.',
    `
media:content | image | object | 0…1 | Lead picture.
media:content/@candor:alt | image.alt | text | 0…1 | Text alternative; always in JSON.
– | image.label | text | 0…1 | Beside it, if AI made or edited it.
– | image.label_language | BCP 47 | 0…1 | Label’s language, if not the item’s.
media:credit | image.credit | text | 0…1 | Credit.
media:content/@width | image.width | integer | 0…1 | In pixels.
media:content/@height | image.height | integer | 0…1 | In pixels.
media:content/@candor:digital-source-type | image.digital_source_type | IPTC URI | 0…1 | How it was made; never a category of the item.
`,
  ),
  section(
    'item',
    'corrections',
    'Corrections and retraction',
    'Oldest first. Each moves the item’s date of update.',
    `
candor:correction | corrections[] | objects | 0…n | One per correction.
candor:correction/text() | corrections[].text | text | 1 | Error and correction.
candor:correction/@date | corrections[].date | RFC 3339 | 1 | When corrected.
candor:correction/@ref | corrections[].ref | text | 0…1 | The article’s id, where the notice is an entry of its own.
candor:correction/@kind | corrections[].kind | “correction” or “retraction” | 0…1 | What that entry is; without it, a correction.
candor:correction/@href | corrections[].url | URL | 0…1 | Page about it.
candor:status | status | text | 0…1 | Only of a retracted article: a notice replaces it, its title says so.
candor:status/text() | status | “canceled” | 1 | IPTC’s publication status.
– | about | URL | 1 | This page.
`,
  ),
  section(
    'item',
    'rights',
    'Rights',
    'What machines may do, where items differ from their feed.',
    `
candor:ai-rights | ai_rights | text | 0…1 | What machines may do.
candor:ai-rights/text() | ai_rights | “open”, “no-training”, “licensed” or “search-only” | 1 | All; all but training; search, the others with a licence; search alone.
atom:link[@rel="license"] | license_url | URL | 0…1 | Item’s licence; in XML only in Atom.
`,
  ),
  section(
    'item',
    'statement',
    'Signed statement',
    'What the newsroom signed of the item as it is now, if it signs.',
    `
candor:statement | statement | text | 0…1 | Element; in JSON the text.
candor:statement/text() | statement | JWS | 1 | The newest (RFC 7515, compact, Ed25519).
candor:statement/@href | statements_url | URL | 1 | All of them, as JSON.
`,
  ),
  section(
    'feed',
    'feed',
    'The feed',
    'Facts for which JSON Feed has no member.',
    `
– | about | URL | 1 | This page.
updated | updated | RFC 3339 | 0…1 | Last change.
atom:link[@rel="describedby"] | policy_url | URL | 0…1 | AI policy.
atom:link[@rel="license"] | license_url | URL | 0…1 | Licence.
atom:link[@rel="related"] | corrections_url | URL | 0…1 | Feed of corrections and retractions.
copyright · rights | rights | text | 0…1 | Copyright.
managingEditor · author/email | contact | e-mail | 0…1 | For readers’ messages.
generator | generator | object | 0…1 | The software.
generator/text() | generator.name | text | 1 | Name.
generator/@version | generator.version | text | 0…1 | Version.
generator/@uri | generator.url | URL | 0…1 | Website.
– | words[] | objects | 0…n | Words beside headlines, by language.
– | words[].language | BCP 47 | 1 | Their language.
– | words[].policy | text | 1 | Link to the AI policy.
– | words[].sources | text | 1 | Heading of sources.
– | words[].back | text | 1 | Link to the feed; {title} is its title.
– | words[].nothing | text | 1 | Replaces an empty list.
– | words[].dates | text | 0…1 | Separated by “|”: pattern with {d}, {M}, {y}; twelve months; the zero, unless digits are 0 to 9.
at:deleted-entry | deleted[] | objects | 0…n | Withdrawn items (RFC 6721); not in RSS.
at:deleted-entry/@ref | deleted[].id | text | 1 | Item’s id.
at:deleted-entry/@when | deleted[].when | RFC 3339 | 1 | When withdrawn.
`,
  ),
]

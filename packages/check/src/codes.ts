/**
 * Every finding that a check can have, as a table: who is hurt, the fix, and the rule.
 * docs/check.md lists the codes.
 */

/**
 * `code | severity | who is hurt, and how | fix | rule`. A rule with three addresses has one for
 * RSS, Atom and JSON Feed.
 */
const disclosure = `
disclosure-none | warning | people: they cannot see how the articles were made | Declare how each article was made: mode, and a label that people read first. | eu#art_50
disclosure-missing | warning | people: they take the article for one of the others | Declare how this article was made, as the others of the feed do. | eu#art_50
disclosure-words-only | warning | programs: they do not find what people can read | Declare the same as data, in candor:disclosure or podcast:txt. | candor#disclosure
disclosure-unknown | error | everybody: no program knows what this value means | Write a value of the vocabulary: ai-autonomous, ai-assisted or human-only; true or false in podcast:txt. | candor#modes
disclosure-outdated | warning | programs: they know only the modes of the final report | Write ai-autonomous, ai-assisted or human-only on each part, and nothing on the element around them: the report has no mixed. | disclosure-html
disclosure-contradiction | error | everybody: no one can know which of them is right | Let all vocabularies declare the same. | candor#modes
disclosure-not-first | warning | people: they meet the article before its disclosure | Begin title, summary and text with a label, such as “AI-assisted:”. | candor#modes
disclosure-language | info | people: the statement is not in the language of the article | Write the statement in the language of the article. | candor#modes
reviewer-missing | warning | people: a review without a name is no one's responsibility | Name the reviewer, or declare ai-autonomous. | candor#modes
reviewer-unexpected | error | people: a reviewer is named for text that nobody reviewed | Remove the reviewer, or declare ai-assisted. | candor#modes
part-wrong | error | programs: they ignore the part, or take it for another | Give each part one of the names, once, and its mode; a translation its original language, a review its reviewer and date. | candor#disclosure
part-unlabelled | warning | people: they cannot see that AI made this part | Begin title, summary or text with a label that names the part, such as “Summary by AI:”. | candor#modes
correction-unseen | warning | people: readers that compare dates keep the old text | Move the date of the update to that of the correction. | candor#corrections
`

const validity = `
not-a-feed | error | everybody: no reader can subscribe to it | Give RSS 2.0, Atom, JSON Feed, or a page that names one of them. | rss#element-rss atom#section-4.1.1 json#top-level
not-well-formed | error | people: strict readers show nothing at all | Escape & and <, close every element, and write nothing before the XML declaration. | xml#sec-well-formed
json-malformed | error | people: readers show nothing at all | Close every text, list and object, escape quotes and line breaks in texts, and look whether the document was cut off. | rfc8259#section-2
control-character | error | people: strict readers show nothing at all | Remove control characters from all texts. | xml#charsets
cdata-end | error | people: strict readers show nothing at all | Write ]]> as ]]&gt; or split the CDATA section. | xml#syntax
not-read | warning | nobody: a fault in the rest would not be in this report | Check it in smaller parts. | –
entities-refused | error | people: careful readers refuse the document | Remove the DOCTYPE. | xml#sec-entity-decl
encoding-wrong | error | people: letters are shown as others, and strict readers show nothing at all | Declare the encoding that the bytes have: UTF-8. | rfc7303#section-3
element-missing | error | people: readers have nothing to show, or refuse the feed | Add what is missing. | rss#required-channel-elements atom#section-4.1 json#top-level
member-wrong | error | people: readers refuse the feed, or leave the item out | Give each member the type of the rule. | json#items
description-empty | info | people: directories of feeds show no description | Describe the feed in a sentence. | rss#element-channel-description
version-unknown | warning | programs: they guess what is meant | Write RSS 2.0, Atom 1.0 or JSON Feed 1.1. | rss#element-rss atom#section-4.1.1 json#top-level
feed-empty | warning | people: some readers delete what they have | After an error, answer 503 instead of a feed without items. | rfc9110#section-15.6.4
feed-large | warning | people on slow connections: every poll transfers all of it | Send 20 to 50 items, and the others as an archive (RFC 5005). | rfc5005#section-4
window-small | warning | people who poll once a day: they miss items | Send at least the items of three days. | rfc5005#section-4
self-missing | info | people who move with the feed: readers do not learn its address | Link to the feed itself with rel="self". | rss#namespace-elements-atom-link atom#section-4.1.1 json#top-level
self-differs | warning | people: readers subscribe to another address | Link to the address that readers use. | rss#namespace-elements-atom-link atom#section-4.1.1 json#top-level
hub-without-self | error | subscribers: no hub can be asked for a feed without a name | Add rel="self" beside rel="hub". | websub#discovery
language-missing | info | people who listen: the voice is of another language | Name the language of the feed. | rss#element-channel-language atom#section-2 json#top-level
language-invalid | warning | people who listen: the voice is of another language | Use a tag of BCP 47, such as en or pt-BR. | rfc5646#section-2.1
date-invalid | error | people: items are not in order, or have no date | Write the form in the rule, with a zone and English names. | rss#data-types-datetime atom#section-3.3 json#items
date-weekday | info | programs: a few refuse a date whose weekday is not that of its day | Write the weekday of the date, or none. | rss#data-types-datetime
date-missing | warning | people: readers take the time of their first poll for it | Give each item its date of publication. | rss#element-channel-item-pubdate atom#section-4.2.9 json#items
date-future | warning | people: the item stays above all others | Publish it when its date has come. | rss#element-channel-item-pubdate atom#section-4.2.9 json#items
dates-equal | warning | people: every build shows old items as new | Give the date of publication, not that of the build or of the last change. | rss#element-channel-item-pubdate atom#section-4.2.9 json#items
published-missing | warning | people: after each edit an old entry is shown as new | Add published: updated is the date of the last change. | rss#element-channel-item-pubdate atom#section-4.2.9 json#items
updated-before-published | warning | people: readers that sort by update show it too low | Let updated be the later of both dates. | rss#element-channel-item-pubdate atom#section-4.2.15 json#items
guid-missing | error | people: an edit shows the item again, or hides it | Give each item an id that never changes. | rss#element-channel-item-guid atom#section-4.2.6 json#items
guid-from-link | warning | people: an item whose address changes is shown again | Give each item an id that never changes. | rss#element-channel-item-guid
guid-repeated | error | people: readers show one of the items only | Give each item an id of its own. | rss#element-channel-item-guid atom#section-4.2.6 json#items
guid-not-address | error | people: readers open an address that does not exist | Write isPermaLink="false", or in Atom an IRI such as urn:uuid:… | rss#element-channel-item-guid atom#section-4.2.6 json#items
title-missing | info | people: lists show an empty line | Give each item a title. | rss#element-channel-item-title atom#section-4.2.14 json#items
title-escaped-twice | error | people: they read &amp; and the like | Escape titles once. | rss#data-types-characterdata atom#section-3.1.1 json#items
title-has-tags | warning | people: readers show the tags, or drop words | Write titles as plain text. | rss#data-types-characterdata atom#section-3.1.1 json#items
content-escaped-twice | error | people: they read tags instead of text | Escape HTML once, and declare it as HTML. | rss#namespace-elements-content-encoded atom#section-3.1.1 json#items
content-active | warning | people: readers remove it, and what it shows is missing | Leave scripts, forms and event attributes out of feeds. | atom#section-8.1
address-relative | error | people: pictures and links lead nowhere | Write absolute addresses, in srcset too. | rss#element-channel-item-link atom#section-2 json#items
address-invalid | error | people: the link leads nowhere | Write an address that begins with https://. | rss#element-channel-item-link atom#section-3.2.2 json#items
enclosure-incomplete | error | listeners: players refuse the file or show no progress | Give each enclosure url, length in bytes, and media type. | rss#element-channel-item-enclosure atom#section-4.2.7 json#attachments
picture-twice | info | people: they see the same picture twice | Leave the enclosure out, or the picture in the text. | rss#element-channel-item-enclosure atom#section-4.2.7 json#items
summary-only | warning | people: they must leave their reader for each article | Add the full text of each item. | rss#namespace-elements-content-encoded atom#section-4.1.3 json#items
author-not-email | info | people: readers show no author | Use dc:creator for names. | rss#element-channel-item-author
schedule-invalid | warning | programs: they ask too often, or miss news | Write ttl in minutes, hours from 0 to 23, days in English, and a cloud with all its attributes. | rss-specification#optionalChannelElements
media-invalid | error | people: readers show no picture, or cannot play the file | Write the values that Media RSS has. | media-rss
media-misplaced | warning | people: readers do not find the picture or the file | Move it into the element that may have it. | media-rss
podcast-invalid | error | listeners: directories of podcasts refuse the episode, or show less of it | Write the values that Apple documents. | apple
podcast-misplaced | warning | listeners: directories of podcasts do not find it | Move it into the element that may have it. | apple
coordinates-invalid | error | people: maps show another place, or none | Write latitude, then longitude, as decimal numbers in degrees. | georss
item-list-differs | warning | programs that read RDF: they discard items | List each item in the channel by its rdf:about. | rss-1
`

const delivery = `
feed-link-missing | error | people: their reader finds no feed at the address of the page | Add <link rel="alternate" type="application/rss+xml" href="…"> to the head of the page. | html#rel-alternate
feed-link-malformed | warning | people: their reader does not find this feed | Give the link an address, and the media type of its feed. | html#rel-alternate
redirect-long | warning | people: readers give up after some redirects | Redirect to the final address in one step. | rfc9110#section-15.4
redirect-temporary | info | people who move with the feed: readers keep asking the old address | Answer 301 if the feed has moved for good. | rfc9110#section-15.4.2
not-encrypted | info | people: everybody on the way can read and change the feed | Serve it over HTTPS, and redirect to it. | rfc9110#section-4.2.2
type-wrong | error | people: browsers download it, and readers take it for a page | Send the media type of the feed. | rss#element-rss atom#section-7 json#suggestions-for-publishers
type-generic | info | programs: they must guess that it is a feed | Send the media type of the feed. | rss#element-rss atom#section-7 json#suggestions-for-publishers
etag-missing | warning | people on slow connections: every poll transfers the whole feed | Let the server send ETag, and no proxy remove it. | rfc9110#section-8.8.3
last-modified-missing | warning | people whose reader validates by date: every poll transfers the whole feed | Let the server send Last-Modified, a date, and no proxy remove it. | rfc9110#section-8.8.2
not-modified-ignored | error | people on slow connections: every poll transfers the whole feed | Answer 304 to a request with the ETag or the date that was sent. | rfc9110#section-15.4.5
etag-after-date | warning | people: an edit within the same second never arrives | Compare If-None-Match first, and ignore If-Modified-Since beside it. | rfc9110#section-13.1.3
caching-missing | warning | people: their reader does not know how often to ask | Send Cache-Control with max-age. | rfc9111#section-5.2
cors-missing | warning | people whose reader runs in a browser: it cannot read the feed | Send Access-Control-Allow-Origin: *. | fetch#http-access-control-allow-origin
compression-missing | warning | people on slow connections: the feed is several times larger | Compress feeds on request, with gzip at least. | rfc9110#section-8.4
compression-broken | error | people: their reader gets bytes that it cannot read | Compress feeds once, and say so once: let only one server do it. | rfc9110#section-8.4
head-refused | warning | programs that look before they read: they take the feed for gone | Answer HEAD as GET, without the body. | rfc9110#section-9.3.2
accept-refused | error | people: their reader gets an error | Send the feed whatever Accept asks for. | rfc9110#section-12.5.1
reader-blocked | error | people who use this reader: they get nothing | Exempt the feed from bot checks and challenges. | cloudflare
ids-unstable | error | people: every poll shows all items as new | Keep the id of each item for ever. | rss#element-channel-item-guid atom#section-4.2.6 json#items
date-changes | warning | people on slow connections: no 304, though nothing is new | Change the date of the feed only with its items. | rss#element-channel-lastbuilddate atom#section-4.2.15 json#top-level
robots-refuse | warning | people whose reader obeys robots.txt: it may not fetch the feed | Allow the address of the feed in robots.txt. | rfc9309#section-2.2.2
rights-declared | info | nobody: it says what machines may do with the articles | Nothing, if it is meant. | aipref
rights-contradict | warning | the newsroom: machines may take the looser one | Let all of them say the same. | aipref
statement-fails | error | everybody: the item is not what the newsroom signed, or its key is unknown | Serve items as they were signed, and keys.json with the key. | candor#statement
`

const tables = { disclosure, validity, delivery } as const

/** The first column. The compiler knows it, so that no rule has a code without a row. */
type CodesIn<
  Rows extends string,
  Found extends string = never,
> = Rows extends `\n${infer C} | ${string}\n${infer Rest}` ? CodesIn<`\n${Rest}`, Found | C> : Found

export type Code = CodesIn<(typeof tables)[keyof typeof tables]>
type Severity = 'error' | 'warning' | 'info'

type CodeRow = {
  readonly area: keyof typeof tables
  readonly severity: Severity
  readonly hurts: string
  readonly fix: string
  /** None, one, or one for each of RSS, Atom and JSON Feed. */
  readonly rules: readonly string[]
}

const addresses: Readonly<Record<string, string>> = {
  rss: 'https://www.rssboard.org/rss-profile',
  atom: 'https://www.rfc-editor.org/rfc/rfc4287',
  json: 'https://www.jsonfeed.org/version/1.1/',
  xml: 'https://www.w3.org/TR/xml/',
  html: 'https://html.spec.whatwg.org/multipage/links.html',
  fetch: 'https://fetch.spec.whatwg.org/',
  websub: 'https://www.w3.org/TR/websub/',
  eu: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
  'rss-specification': 'https://www.rssboard.org/rss-specification',
  'rss-1': 'https://web.resource.org/rss/1.0/spec#s5.3.5',
  'media-rss': 'https://www.rssboard.org/media-rss',
  apple: 'https://help.apple.com/itc/podcasts_connect/#/itcb54353390',
  georss: 'https://docs.ogc.org/cs/17-002r1/17-002r1.html',
  'disclosure-html':
    'https://www.w3.org/community/reports/ai-content-disclosure/CG-FINAL-ai-content-disclosure-20261009/',
  candor: 'https://w3id.org/candor/1.0/',
  aipref: 'https://datatracker.ietf.org/doc/draft-ietf-aipref-attach/',
  cloudflare: 'https://developers.cloudflare.com/waf/custom-rules/skip/',
}

function toAddress(rule: string): string {
  const [name = '', anchor] = rule.split('#')
  return `${addresses[name] ?? `https://www.rfc-editor.org/rfc/${name}`}${anchor === undefined ? '' : `#${anchor}`}`
}

const toAddresses = (rules: string): readonly string[] =>
  rules === '–' ? [] : rules.split(' ').map(toAddress)

export const codes = Object.fromEntries(
  Object.entries(tables).flatMap(([area, rows]) =>
    rows
      .trim()
      .split('\n')
      .map((row) => {
        const [code = '', severity, hurts, fix, rules = ''] = row.split(' | ')
        return [
          code,
          {
            area,
            severity,
            hurts,
            fix,
            rules: toAddresses(rules),
          },
        ]
      }),
  ),
) as Readonly<Record<Code, CodeRow>>

/** Demo articles in English about public standards for dates, languages and the origin of works. */
import type { DemoArticle } from '../demo-article.ts'
import { assisted, autonomous, byline, humanOnly, sampleStatement } from '../disclosures.ts'
import { drawn } from '../pictures.ts'
import {
  accessed,
  aiAct,
  c2pa,
  digitalSourceTypes,
  internetDates,
  iso8601,
  languageTags,
  rfc,
  timeZones,
  wikipedia,
} from '../sources.ts'

export const englishStandards: readonly DemoArticle[] = [
  {
    guid: 'urn:uuid:9381e5a2-c58f-4cc6-96c3-ba07d7075028',
    slug: 'year-month-day',
    title: 'Year, month, day: the order that sorts itself',
    standfirst:
      'ISO 8601 puts the largest unit first. What seems like a matter of taste turns out to be arithmetic.',
    bodyHtml: `
<p>The date 04/05/2026 is the fourth of May in London and the fifth of April in New York. Nothing in the text says which is meant. ISO 8601, first published in 1988, ends the doubt by beginning with the year: 2026-05-04.</p>
<h2>Why this order</h2>
<p>Numbers are written with the largest unit first. A date in the same order behaves like a number: sorted as text, dates are also sorted by time. A folder of files whose names begin with such a date is in order without any program that understands dates. And no country’s habit is preferred, since hardly any uses precisely this form in daily life.</p>
<table>
<thead><tr><th scope="col">Example</th><th scope="col">What it denotes</th></tr></thead>
<tbody>
<tr><td><code>2026-05-04</code></td><td>a calendar date</td></tr>
<tr><td><code>2026-W19-1</code></td><td>the same day as Monday of week 19</td></tr>
<tr><td><code>2026-124</code></td><td>the same day as the 124th of the year</td></tr>
<tr><td><code>2026-05-04T16:30:00Z</code></td><td>a moment in UTC</td></tr>
<tr><td><code>PT90M</code></td><td>a duration of ninety minutes</td></tr>
</tbody>
</table>
<p>Week 1 is the week that contains the first Thursday of the year. The first days of January can thus belong to the last week of the year before, which is a steady source of errors in software.</p>
<h2>The internet’s smaller edition</h2>
<p>The standard permits a great deal, more than a protocol wants to deal with. RFC 3339, published in July 2002, selects a profile from it: a full date, a full time, and an offset from UTC that must not be left out. Atom and JSON Feed use this profile. An offset tells how far a clock differs from UTC at that moment; it does not tell which place the clock stands in or what its rules are. That knowledge is kept in the time zone database at IANA, under names such as <code>Asia/Tokyo</code>.</p>
<h2>Two things it does not solve</h2>
<p>A date for a birthday has no time zone, and giving it one can move it to another day. And a meeting that is to take place at nine in the morning, years from now, cannot safely be stored in UTC, because governments may change the rules until then. A moment that has passed is a fact and can be written in UTC. A plan belongs to a place, and the place should be written down with it.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2025-05-05T16:30:00Z',
    disclosure: humanOnly(sampleStatement.en),
    picture: drawn(
      'calendar',
      'Illustration: a sheet of a wall calendar with four rows of seven fields; one of them is a bright disc.',
    ),
    sources: [
      accessed(iso8601, '2025-05-04T12:00:00Z'),
      internetDates,
      timeZones,
      wikipedia('en', 'ISO_8601', 'ISO 8601'),
    ],
    topics: ['time', 'public-standards'],
  },
  {
    guid: 'urn:uuid:54a96c55-148e-4405-99e5-d74ee318d17f',
    slug: 'how-to-name-a-language',
    title: 'How to name a language in a few letters',
    standfirst:
      'Language tags look like codes for countries and are not. BCP 47 explains how to say exactly as much as needed.',
    bodyHtml: `
<p>A text in a feed should say what language it is in. Speech programs choose a voice by it, browsers a font, search engines an audience. The code for this is older than the web, and its present form is BCP 47, a name that always stands for the current version: RFC 5646 for the tags, and RFC 4647 for matching them.</p>
<h2>Built from parts</h2>
<pre><code>zh-Hant-TW
│  │    └ region: Taiwan
│  └ script: traditional Chinese characters
└ language: Chinese</code></pre>
<p>A tag starts with a language, in most cases two or three letters. Script, region and variants may follow in that order. All valid parts are listed in one registry that is maintained by IANA and can be read by anyone. What has been registered is never removed, it can only be marked as deprecated; a tag that was valid once remains so.</p>
<p>Capital letters carry no meaning. It is customary to write languages small, scripts with an initial capital and regions in capitals, because that makes a tag easy to read.</p>
<h2>As short as possible</h2>
<p>The most useful advice of the document fits into a sentence: add a part only if it distinguishes something. Japanese is <code>ja</code>, and <code>ja-JP</code> says no more, as long as no other kind of Japanese is in play. British and American spelling do differ, so <code>en-GB</code> can be worthwhile. Serbian is written in two scripts, and there <code>sr-Latn</code> tells something essential.</p>
<h2>Frequent slips</h2>
<ul>
<li><code>cz</code>, <code>jp</code> and <code>gr</code> name countries on the web; the languages are <code>cs</code>, <code>ja</code> and <code>el</code>.</li>
<li><code>en_US</code> with an underscore is a notation of programs, not a language tag.</li>
<li><code>uk</code> is Ukrainian. For British English the region is <code>GB</code>.</li>
</ul>
<h2>Language inside a feed</h2>
<p>RSS has a <code>language</code> element for the channel. Atom uses <code>xml:lang</code>, which can stand on any element and holds for everything inside it. JSON Feed, since version 1.1, has <code>language</code> on the feed and on each item. A publication that prints articles in five languages needs the finer level, or four of them will be announced as something that they are not.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2025-07-22T10:50:00Z',
    disclosure: autonomous('2025-07-22T10:24:00Z'),
    sources: [
      accessed(languageTags, '2025-07-21T13:30:00Z'),
      rfc(4647, 'Matching of Language Tags'),
      {
        url: 'https://www.iana.org/assignments/language-subtag-registry/language-subtag-registry',
        title: 'Language Subtag Registry',
        publisher: 'IANA',
        language: 'en',
      },
      {
        url: 'https://www.w3.org/International/articles/language-tags/',
        title: 'Language tags in HTML and XML',
        publisher: 'W3C',
        language: 'en',
      },
    ],
    topics: ['writing-systems', 'public-standards'],
  },
  {
    guid: 'urn:uuid:ff129c13-a76d-4f06-b4e4-0be6679e73ea',
    slug: 'a-word-for-where-a-picture-comes-from',
    title: 'A word for where a picture comes from',
    standfirst:
      'IPTC keeps a short list of terms for the origin of a digital work. It has become the common tongue of disclosure.',
    bodyHtml: `
<p>The IPTC was founded in London in 1965 by news organisations with an interest in telecommunications. Today it is best known for vocabularies: lists of terms, each with a stable address, that newsrooms use so that their systems understand one another. One of these lists answers a question that has grown urgent, namely how a digital work came into being.</p>
<h2>Some of the terms</h2>
<dl>
<dt><code>digitalCapture</code></dt><dd>taken from life with a digital camera or recorder;</dd>
<dt><code>digitalCreation</code></dt><dd>made by a person with software that involves no generative AI;</dd>
<dt><code>algorithmicMedia</code></dt><dd>produced by an algorithm that was not trained on sampled data, such as a fractal or a chart drawn by a program;</dd>
<dt><code>trainedAlgorithmicMedia</code></dt><dd>produced by a model that was trained on sampled data;</dd>
<dt><code>compositeWithTrainedAlgorithmicMedia</code></dt><dd>put together from several elements, at least one of which came from such a model.</dd>
</dl>
<p>The distinction in the middle is a fine one and worth making. A pattern of circles that follows from a formula is made by a machine, and still nothing was learnt from anybody’s pictures in order to make it.</p>
<h2>An address as a term</h2>
<p>Each term is a URI below <code>http://cv.iptc.org/newscodes/digitalsourcetype/</code>. The short name is for people; the address is what metadata should contain, since it means the same wherever it turns up. It may be embedded in a photograph, signed in a provenance record, or carried along in a feed.</p>
<h2>Made for pictures, useful for text</h2>
<p>The list began with photographs, among them prints and film negatives that had been digitised. Its definitions now speak of media in general, so a text can be described as well: an article that a model wrote without human editing is the product of a trained algorithm, and one that a person wrote with a word processor is a digital creation.</p>
<p>A vocabulary does not check whether what is said with it is true. It makes the statement exact, comparable and easy to find, and it allows a reader’s software to act on it. A publisher that wants to be believed will have to add other things, such as its name and a record of keeping its word.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2025-08-26T06:15:00Z',
    disclosure: autonomous('2025-08-26T05:52:00Z'),
    sources: [
      accessed(digitalSourceTypes, '2025-08-25T09:00:00Z'),
      { url: 'https://iptc.org/', title: 'IPTC', publisher: 'IPTC', language: 'en' },
    ],
    topics: ['ai-disclosure', 'public-standards'],
  },
  {
    guid: 'urn:uuid:ebfa8a2b-8e7a-4dc7-aeae-18e5407b1766',
    slug: 'signed-where-it-was-made',
    title: 'Signed where it was made: how content credentials work',
    standfirst:
      'The C2PA’s specification attaches a signed history to a file. It proves who said something about it, and not that it is so.',
    bodyHtml: `
<p>A photograph on a website comes without its past. Who took it, what was changed, whether a machine invented it: the file may contain notes on all this, but anybody could have written them. The Coalition for Content Provenance and Authenticity, founded in February 2021 by Adobe, Arm, BBC, Intel, Microsoft and Truepic, develops an open specification that ties such notes to the file with a signature.</p>
<h2>What is inside</h2>
<ol>
<li>An <strong>assertion</strong> is a single statement: the file was cropped, the camera was of this make, the origin is of that type.</li>
<li>A <strong>claim</strong> gathers the assertions together with a hash of the content.</li>
<li>A <strong>signature</strong> over the claim shows which certificate’s owner stands behind it.</li>
<li>A <strong>manifest</strong> holds all three, and a file that was edited several times carries a chain of manifests.</li>
</ol>
<p>If a single pixel is altered afterwards, the hash no longer fits, and a program that checks it will say so. For where a work comes from, the assertions use <a href="../a-word-for-where-a-picture-comes-from/">IPTC’s terms</a>, including the one for media from trained models.</p>
<h2>What it proves</h2>
<p>A valid signature proves two things: that the manifest has not been changed since it was signed, and that it was signed with a particular key. Whether the statements are true is another matter. A staged scene can be photographed with an honest camera. The specification is careful about this and speaks of provenance rather than truth.</p>
<p>Nor does a missing manifest prove anything. Many programs drop metadata when they process a file, most older works never had any, and there are good reasons for a witness to remain unnamed.</p>
<h2>And text?</h2>
<p>The scheme is at its best with files that travel as a whole. An article is copied, shortened, translated and set anew, and each step changes its bytes without necessarily changing what it says. For text, a disclosure that stands in the words themselves, where readers see it first, has the advantage that it is copied along with them. Machine-readable marks beside the text help the software that sorts and displays it. The two complement each other, and neither replaces a publisher who answers for what was published.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2025-09-30T13:40:00Z',
    disclosure: assisted('2025-09-29T17:15:00Z', 'Standards desk, demo'),
    picture: drawn(
      'seal',
      'Illustration: a round seal with a scalloped edge and a tick in its light centre.',
    ),
    sources: [
      accessed(c2pa, '2025-09-28T15:20:00Z'),
      {
        url: 'https://spec.c2pa.org/',
        title: 'C2PA Specifications',
        publisher: 'C2PA',
        language: 'en',
      },
      digitalSourceTypes,
    ],
    topics: ['ai-disclosure', 'public-standards'],
  },
  {
    guid: 'urn:uuid:05efaba3-fb8a-4514-9289-f8d2a3a9e7ba',
    slug: 'what-article-50-asks-of-publishers',
    title: 'What Article 50 of the EU’s AI Act asks of publishers',
    standfirst:
      'One paragraph of a long regulation concerns text. It has a duty, an exemption, and a word about when to speak.',
    bodyHtml: `
<p>Regulation (EU) 2024/1689, known as the AI Act, was published in July 2024. Most of its pages deal with systems that are regarded as risky. Article 50 deals with something else: people should know when they are faced with artificial intelligence or with what it has made.</p>
<h2>Several duties, several parties</h2>
<p>The article addresses <em>providers</em>, who develop a system or put it on the market, and <em>deployers</em>, who use it. In outline:</p>
<ul>
<li>a system that converses with people must let them know that it is a machine, unless this is obvious;</li>
<li>providers of systems that generate sound, pictures, video or text have to see to it that the output is marked in a machine-readable way;</li>
<li>deployers who use recognition of emotions or biometric categories must inform those concerned;</li>
<li>deployers must disclose deep fakes, and certain texts.</li>
</ul>
<h2>Which texts</h2>
<p>The rule on text, in paragraph 4, is narrower than is often said. It applies to text that was generated or manipulated by AI <em>and</em> is published in order to inform the public on matters of public interest. A private letter is not covered. A news report will normally be.</p>
<p>There is an exemption, and it has two conditions that must be met together: the text has been through human review or editorial control, and a natural or legal person holds editorial responsibility for its publication. A text that no one reviewed cannot rely on it. A further exception concerns uses that the law authorises for dealing with criminal offences.</p>
<h2>When and how</h2>
<p>Paragraph 5 says that the information has to be given in a clear and distinguishable manner, at the latest at the time of the first interaction or exposure, and in accordance with the requirements of accessibility. A note at the end of a long page hardly meets that description. For a feed, the first exposure is the summary that a reader’s program shows in its list.</p>
<p>The regulation foresees codes of practice that work out the details. Its general date of application, according to the text as adopted, is 2 August 2026. This article describes the rule in general terms; it is not legal advice, and the wording in the Official Journal, with later amendments, is what counts.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2025-08-04T05:30:00Z',
    disclosure: assisted('2025-08-03T14:00:00Z', 'Legal desk, demo'),
    sources: [
      accessed(
        aiAct('Regulation (EU) 2024/1689 (Artificial Intelligence Act)', 'en'),
        '2025-08-03T10:00:00Z',
      ),
      wikipedia('en', 'Artificial_Intelligence_Act', 'Artificial Intelligence Act'),
    ],
    topics: ['ai-disclosure'],
  },
]

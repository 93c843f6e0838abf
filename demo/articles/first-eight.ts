/**
 * The first eight demo articles, among them Candor's first story and a corrected, a retracted and
 * an embargoed one.
 */
import type { DemoArticle } from '../demo-article.ts'
import { assisted, autonomous, byline, humanOnly, sampleStatement } from '../disclosures.ts'
import { drawn } from '../pictures.ts'
import {
  accessed,
  atomFormat,
  httpCaching,
  httpSemantics,
  jsonFeed,
  rfc,
  rss2,
  timeZones,
  utf8,
  w3c,
  wikipedia,
} from '../sources.ts'

export const firstEight: readonly DemoArticle[] = [
  {
    guid: 'urn:uuid:a73722ac-efaa-4461-afcb-104347413c0a',
    slug: 'musk-testifies-xai-distilled-openai-models',
    title: 'Musk testifies that xAI used distillation from OpenAI’s models to train Grok',
    standfirst:
      'Under oath, Elon Musk said that xAI used distillation to train Grok, and called it standard industry practice.',
    bodyHtml: `
<p>Elon Musk has testified under oath that xAI trained Grok using distillation from OpenAI’s models. He called the method standard industry practice. WIRED and TechCrunch reported the testimony.</p>
<h2>What distillation is</h2>
<p>Distillation is a way of training one machine-learning model with the help of another. The model that already exists is called the <em>teacher</em>; the model in training is the <em>student</em>. Instead of learning only from texts that people wrote, the student also learns from what the teacher says: questions are put to the teacher, its answers are collected, and the student is adjusted until its own answers come close to them.</p>
<p>In the form described most often, the steps are these:</p>
<ol>
<li>Choose a large number of questions or tasks.</li>
<li>Record what the teacher answers, and where possible how sure it was of each alternative.</li>
<li>Train the student on those records.</li>
<li>Compare the two on tasks that neither set of records contains.</li>
</ol>
<p>The usual reason for doing this is cost. A student can be smaller and cheaper to run than its teacher and still keep much of the teacher’s skill on the tasks it was trained for. Developers often distil their own large models into small ones for that reason.</p>
<h2>Why the teacher’s owner matters</h2>
<p>The technique is the same whoever owns the teacher. What differs is permission. When the teacher belongs to another company, its answers normally reach the student’s developer through a service with terms of use, and those terms may say what the answers can be used for. Whether a given use is allowed is then a matter of contract and of law rather than of engineering.</p>
<p>Seen from outside, distillation is hard to prove. A student does not contain a copy of its teacher, and two models that learned from similar material may answer alike without one having learned from the other. That is one reason why a statement made under oath draws attention where such a method is concerned: the method itself leaves little to see.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2026-05-01T08:30:00Z',
    disclosure: autonomous('2026-05-01T08:12:00Z'),
    picture: drawn(
      'distillation',
      'Illustration: dots stream from a large circle on the left through a narrow gap and gather in a smaller circle on the right.',
    ),
    sources: [
      { url: 'https://www.wired.com/', title: 'WIRED', publisher: 'WIRED', language: 'en' },
      {
        url: 'https://techcrunch.com/',
        title: 'TechCrunch',
        publisher: 'TechCrunch',
        language: 'en',
      },
    ],
    topics: ['ai-disclosure'],
  },
  {
    guid: 'urn:uuid:1a84fcc5-b20b-4931-abfa-0a3d7539ffbe',
    slug: 'atom-id-outlives-every-address',
    title: 'The Atom id: a name that outlives every address',
    standfirst:
      'RFC 4287 asks for an identifier that never changes. Most duplicate posts in readers begin where that rule is broken.',
    bodyHtml: `
<p>Every entry in an Atom feed must contain exactly one <code>atom:id</code>. The rule looks like a formality, and it is the most useful sentence in the format. A reader decides by the id, and by nothing else, whether it has seen an entry before.</p>
<blockquote cite="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6"><p>In plain words, section 4.2.6 says this: when a document is moved, migrated, syndicated, republished, exported or imported, its id must not change.</p></blockquote>
<h2>What makes a good id</h2>
<p>The id is an IRI, but it need not lead anywhere. A name made for the purpose, such as a <code>urn:uuid:</code> or a <code>tag:</code> URI, works better than a web address, because a web address has reasons to change:</p>
<ul>
<li>the site moves from <code>http</code> to <code>https</code>;</li>
<li>an editor rewrites the headline and the slug follows;</li>
<li>the publication changes its domain name;</li>
<li>someone adds a campaign parameter to every link.</li>
</ul>
<p>Each of these turns one entry into two for every subscriber whose reader takes the id at its word, and a reader should. Where they happen to a whole feed at once, the last few weeks of articles arrive again as new.</p>
<h2>Compared as characters</h2>
<p>Ids are compared character by character. The RFC gives four examples that differ only in capital letters and still count as different:</p>
<pre><code>http://www.example.org/thing
http://www.example.org/Thing
http://www.EXAMPLE.org/thing
HTTP://www.example.org/thing</code></pre>
<p>So nothing may tidy them on the way: no lower-casing, no resolving, no decoding of percent signs. A program that stores ids should store the text it was given.</p>
<p>RSS 2.0 has the same idea under the name <code>guid</code>, with one trap. Its attribute <code>isPermaLink</code> is true when it is left out, which tells readers to treat the text as a link. An id that is only a name needs <code>isPermaLink="false"</code>. JSON Feed calls the member <code>id</code> and wants a string. One immutable name can serve all three formats, and it costs a single column in a database.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2026-01-05T07:15:00Z',
    disclosure: humanOnly(sampleStatement.en),
    sources: [accessed(atomFormat, '2026-01-04T16:20:00Z'), rss2, jsonFeed],
    topics: ['feed-formats', 'addresses'],
  },
  {
    guid: 'urn:uuid:8456f02b-7a95-4f8d-a538-0ef0243208ee',
    slug: 'zeitzonen-im-feed',
    title: 'Drei Formate, drei Schreibweisen für denselben Augenblick',
    standfirst:
      'RSS, Atom und JSON Feed schreiben Zeitpunkte verschieden. Wer sie verwechselt, verschiebt Nachrichten um Stunden.',
    bodyHtml: `
<p>Ein Zeitpunkt ist für einen Feed mehr als eine Zierde: Nach ihm ordnet das Leseprogramm die Einträge, und an ihm erkennt es, ob sich etwas geändert hat. Trotzdem schreiben die drei verbreiteten Formate ihn auf zwei verschiedene Arten.</p>
<table>
<thead><tr><th>Format</th><th>Feld</th><th>Schreibweise</th></tr></thead>
<tbody>
<tr><td>RSS 2.0</td><td><code>pubDate</code></td><td><code>Mon, 12 Jan 2026 06:30:00 GMT</code></td></tr>
<tr><td>Atom 1.0</td><td><code>published</code>, <code>updated</code></td><td><code>2026-01-12T06:30:00Z</code></td></tr>
<tr><td>JSON Feed 1.1</td><td><code>date_published</code>, <code>date_modified</code></td><td><code>2026-01-12T06:30:00Z</code></td></tr>
</tbody>
</table>
<p>RSS beruft sich auf RFC 822 aus dem Jahr 1982, also auf das Datum der E-Mail. Atom und JSON Feed verwenden RFC 3339, eine strenge Auswahl aus ISO 8601. Beide Schreibweisen verlangen eine Angabe zur Zeitzone; fehlt sie, ist der Zeitpunkt nicht bestimmt, sondern geraten.</p>
<h2>Abstand ist nicht Zone</h2>
<p>Eine Angabe wie <code>+01:00</code> nennt nur den Abstand zur Weltzeit in diesem Augenblick. Welche Regeln an einem Ort gelten, wann dort die Uhren umgestellt werden und wie das früher war, steht in der Zeitzonendatenbank, die bei der IANA gepflegt wird. Dort heißt die Zone zum Beispiel <code>Europe/Berlin</code>.</p>
<p>Für einen Feed genügt der Abstand, und am einfachsten ist gar keiner: Wer alles in Weltzeit ausgibt, muss keine Umstellung beachten, und jeder Rechner schreibt dasselbe Datum, gleich wo er steht.</p>
`,
    byline,
    language: 'de',
    status: 'published',
    publishedAt: '2026-01-12T06:30:00Z',
    disclosure: autonomous('2026-01-12T06:02:00Z'),
    picture: drawn(
      'globe',
      'Illustration: eine Kugel mit gebogenen Längen- und waagrechten Breitenlinien vor einem Farbverlauf.',
    ),
    sources: [
      accessed(rfc(3339, 'Date and Time on the Internet: Timestamps'), '2026-01-11T15:00:00Z'),
      rfc(822, 'Standard for the Format of ARPA Internet Text Messages'),
      timeZones,
    ],
    topics: ['time', 'feed-formats'],
  },
  {
    guid: 'urn:uuid:5d70458a-073e-4da8-95e8-81d659be12ab',
    slug: 'rss-a-short-history',
    title: 'From Netscape to everywhere: a short history of RSS',
    standfirst:
      'The three letters have stood for three different names. The idea behind them hardly changed at all.',
    bodyHtml: `
<p>RSS began in March 1999 as a way to fill a portal. Netscape wanted other sites to offer headlines that visitors could place on their personal start page, and published a small format for the purpose, version 0.90. It was built on RDF, W3C’s language for describing resources, and the letters were read as <em>RDF Site Summary</em>.</p>
<p>Version 0.91 followed in July of the same year, without RDF. Netscape soon lost interest in the portal, but people who published weblogs had found the format and kept it.</p>
<h2>Two lines</h2>
<p>In December 2000 the family split. One group returned to RDF and published RSS 1.0, which could be extended through XML namespaces. In the same month Dave Winer of UserLand Software published RSS 0.92, which stayed simple and brought the <code>enclosure</code> element, on which podcasting would later rest.</p>
<table>
<caption>Versions and their names</caption>
<thead><tr><th scope="col">Version</th><th scope="col">Published</th><th scope="col">The letters stood for</th></tr></thead>
<tbody>
<tr><td>0.90</td><td>March 1999</td><td>RDF Site Summary</td></tr>
<tr><td>0.91</td><td>July 1999</td><td>Rich Site Summary</td></tr>
<tr><td>1.0</td><td>December 2000</td><td>RDF Site Summary</td></tr>
<tr><td>0.92</td><td>December 2000</td><td>–</td></tr>
<tr><td>2.0</td><td>September 2002</td><td>Really Simple Syndication</td></tr>
</tbody>
</table>
<p>RSS 2.0 is therefore not the successor of 1.0. It continues the 0.9x line and takes over the one idea from the other side that mattered most in practice: a feed may carry elements from other namespaces.</p>
<h2>Frozen, and open</h2>
<p>In July 2003 the copyright in the specification passed to the Berkman Center at Harvard Law School, which placed the text under a Creative Commons licence. The specification says of itself that it is, for all practical purposes, frozen, and that new work should happen in namespaces or in new formats with new names.</p>
<p>Both happened. <a href="../atom-id-outlives-every-address/">Atom</a> started afresh under a new name and became an IETF standard in December 2005. Extensions for pictures, full text and podcasts grew around RSS 2.0 itself. More than two decades later the format is read daily by podcast apps, news readers and other machines, most of whose users have never heard the name.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2026-01-19T09:00:00Z',
    updatedAt: '2026-01-21T14:05:00Z',
    disclosure: assisted('2026-01-18T17:40:00Z', 'Desk editor, demo'),
    picture: drawn(
      'broadcast',
      'Illustration: wide arcs spread from a dot in the lower left corner across the whole picture.',
    ),
    sources: [
      accessed(rss2, '2026-01-18T16:30:00Z'),
      wikipedia('en', 'RSS', 'RSS'),
      accessed(atomFormat, '2026-01-18T16:45:00Z'),
    ],
    topics: ['syndication', 'feed-formats'],
    corrections: [
      {
        text: 'An earlier version of this article gave 2003 as the year in which RSS 2.0 was published. It was published in September 2002; in July 2003 its copyright passed to the Berkman Center.',
        date: '2026-01-21T14:05:00Z',
      },
    ],
  },
  {
    guid: 'urn:uuid:d43922fb-8a4c-4448-b4a0-b1ad8a42ef6a',
    slug: 'skip-hours-in-your-own-time',
    title: 'skipHours lets a feed sleep while its readers do',
    standfirst: 'Two small elements of RSS 2.0 tell readers when not to ask.',
    bodyHtml: `
<p>Most feeds are asked for around the clock, although few of them change at night. RSS 2.0 has two elements that say so: <code>skipHours</code> and <code>skipDays</code>. Each is a hint to programs that fetch the feed that they need not come at certain times.</p>
<pre><code>&lt;skipHours&gt;
  &lt;hour&gt;1&lt;/hour&gt;
  &lt;hour&gt;2&lt;/hour&gt;
  &lt;hour&gt;3&lt;/hour&gt;
&lt;/skipHours&gt;</code></pre>
<p>The hours are numbers from 0 to 23. They are counted in the local time of whoever reads the feed, so that a publisher in Lisbon and a subscriber in Seoul can both have a quiet night without any calculation. Up to 24 of them can be listed, and <code>skipDays</code> takes up to seven names of days in the same manner.</p>
<h2>Related hints</h2>
<p>Two neighbours of these elements are more widely used:</p>
<ul>
<li><code>ttl</code> gives the number of minutes for which a feed can be cached before it is asked for again;</li>
<li>the syndication module of RSS 1.0 has <code>sy:updatePeriod</code> and <code>sy:updateFrequency</code>, which say how often a feed tends to change.</li>
</ul>
<p>Outside the document there is HTTP, whose <code>Cache-Control</code> header says how long a response stays fresh. A program that honours the header need not parse the feed to know when to return, and the header works for every format alike.</p>
<h2>When the hints disagree</h2>
<p>Nothing stops a publisher from stating one interval in the document and another in the header. Programs then have to choose, and a cautious one takes the longest. It is kinder to let all of the hints say the same thing, and kinder still to answer conditional requests, which make a needless visit cheap: the server answers with status 304 and sends no document at all.</p>
<p>The elements for skipping remain rare. They ask a program to remember a timetable for each feed, and the saving is small where conditional requests already work. For a feed that never changes at the weekend they are nevertheless the clearest way to say so.</p>
`,
    byline,
    language: 'en',
    status: 'retracted',
    publishedAt: '2026-02-03T10:20:00Z',
    updatedAt: '2026-02-04T08:00:00Z',
    retraction: {
      reason:
        'The article’s main statement was wrong: it said that skipHours is counted in the reader’s local time. The RSS 2.0 specification counts the hours in GMT.',
      date: '2026-02-04T08:00:00Z',
    },
    disclosure: autonomous('2026-02-03T10:01:00Z'),
    sources: [rss2, httpCaching],
    topics: ['feed-formats', 'time'],
  },
  {
    guid: 'urn:uuid:26dd726b-d5b0-41e3-ae90-4989a261d6a2',
    slug: 'was-ein-etag-verspricht',
    title: 'Was ein ETag verspricht',
    standfirst:
      'Ein kurzer Text in Anführungszeichen spart bei Feeds den größten Teil der Übertragung, wenn beide Seiten ihn ernst nehmen.',
    bodyHtml: `
<p>Ein Leseprogramm fragt einen Feed vielleicht alle dreißig Minuten ab, doch meist hat sich nichts geändert. HTTP kennt dafür die bedingte Anfrage. Der Server gibt jeder Fassung eine Marke mit, den <code>ETag</code>; das Programm schickt sie beim nächsten Mal zurück.</p>
<pre><code>GET /feed.atom HTTP/1.1
Host: news.example.org
If-None-Match: W/"7f3a91"

HTTP/1.1 304 Not Modified
ETag: W/"7f3a91"
Cache-Control: public, max-age=900</code></pre>
<p>Stimmt die Marke noch, antwortet der Server mit 304 und ohne Inhalt. Stimmt sie nicht, kommt die neue Fassung mit neuer Marke.</p>
<h2>Stark und schwach</h2>
<p>Eine starke Marke verspricht, dass zwei Antworten Byte für Byte gleich sind. Das vorangestellte <code>W/</code> schwächt das ab: Die Antworten sind gleichwertig, können sich aber zum Beispiel in der Komprimierung unterscheiden. Für <code>If-None-Match</code> wird immer schwach verglichen, das <code>W/</code> zählt dabei also nicht.</p>
<h2>Drei Fehler, die oft vorkommen</h2>
<ol>
<li>Der Server vergibt Marken, antwortet aber trotzdem stets mit 200.</li>
<li>Die Marke ändert sich bei jedem Aufruf, weil in den Feed die aktuelle Uhrzeit geschrieben wird.</li>
<li>Die Marke bleibt gleich, obwohl ein Eintrag gelöscht oder berichtigt wurde.</li>
</ol>
<p>Der dritte Fehler ist der schlimmste: Die Leser behalten dann einen Text, den die Redaktion längst zurückgenommen hat. Liegt neben dem ETag auch ein Datum vor, so gilt der ETag: Ein Server, der <code>If-None-Match</code> erhält und versteht, muss <code>If-Modified-Since</code> übergehen.</p>
`,
    byline,
    language: 'de',
    status: 'published',
    publishedAt: '2026-02-10T05:45:00Z',
    disclosure: assisted('2026-02-09T16:10:00Z', 'Dienst habende Redaktion, Demo'),
    picture: drawn(
      'exchange',
      'Illustration: zwei senkrechte Balken, zwischen denen waagrechte Linien mit Punkten hin und her laufen.',
    ),
    sources: [accessed(httpSemantics, '2026-02-09T15:30:00Z'), httpCaching],
    topics: ['http', 'syndication'],
  },
  {
    guid: 'urn:uuid:a0f69f5d-7d12-474e-9420-69f0a3e973a2',
    slug: 'a-title-that-does-not-break',
    title: 'Why "R&D <Café> 漢字 🙂" is a headline that feeds can\'t afford to lose',
    standfirst:
      'Ampersands, angle brackets, quotation marks, accents, ideographs & emoji: each is an honest part of a headline, and each has broken feeds.',
    bodyHtml: `
<p>A headline is text. It may name a company with an ampersand, a piece of code with angle brackets, or a place with an accent. On its way into a feed it passes through several languages that give some of these characters a meaning of their own, and at every border something can get lost.</p>
<figure><img src="../../demo/pictures/glyphs.png" srcset="../../demo/pictures/glyphs.png 1200w" sizes="(min-width: 40em) 600px, 100vw" width="1200" height="675" alt="Illustration: a grid of rounded squares in many tints, some of them holding a circle or a bar."><figcaption>Every character has its own place in Unicode.</figcaption></figure>
<h2>One border at a time</h2>
<p>XML reserves five characters. Two of them must always be escaped in text; the others depend on where they stand.</p>
<table>
<thead><tr><th>Character</th><th>In XML</th><th>In JSON</th></tr></thead>
<tbody>
<tr><td>&amp;</td><td><code>&amp;amp;</code></td><td>as it is</td></tr>
<tr><td>&lt;</td><td><code>&amp;lt;</code></td><td>as it is</td></tr>
<tr><td>&gt;</td><td><code>&amp;gt;</code>, required after <code>]]</code></td><td>as it is</td></tr>
<tr><td>"</td><td><code>&amp;quot;</code> in attributes</td><td><code>\\"</code></td></tr>
<tr><td>é, 漢, 🙂</td><td>as they are, in UTF-8</td><td>as they are, in UTF-8</td></tr>
</tbody>
</table>
<p>The mistakes come in pairs. Escape too little, and the document is no longer well-formed: a conforming parser must stop, and the whole feed is gone for one headline. Escape twice, and readers see <code>R&amp;amp;D</code> on their screens.</p>
<h2>Is it HTML or is it not?</h2>
<p>RSS 2.0 never said whether a title is plain text or HTML. Programs guess, and a title that mentions <code>&lt;Café&gt;</code> may vanish because someone took it for a tag. Atom settled the question with the attribute <code>type</code>: <code>text</code> means that the characters are just characters. JSON Feed says that a title is plain text.</p>
<p>The emoji has a trap of its own. It lies outside the first 65,536 code points, so UTF-16 writes it with two units, and software that cuts text after so many units can cut it in half. The half is not a character, and it has no place in a document encoded in UTF-8.</p>
<p>The remedy is dull and complete: keep text as text, escape it once, at the last moment, for the language it is about to enter. What was written is then what is read.</p>
<p>Related: <a href="../../articles/rss-a-short-history/" title="A &quot;short&quot; history">how RSS came to leave the question open</a>.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2026-02-17T12:00:00Z',
    disclosure: autonomous('2026-02-17T11:31:00Z'),
    picture: drawn(
      'glyphs',
      'Illustration: a grid of rounded squares in many tints, some of them holding a circle or a bar.',
    ),
    sources: [
      w3c('xml', 'Extensible Markup Language (XML) 1.0 (Fifth Edition)'),
      accessed(utf8, '2026-02-16T18:00:00Z'),
      atomFormat,
      rfc(8259, 'The JavaScript Object Notation (JSON) Data Interchange Format'),
    ],
    topics: ['writing-systems', 'feed-formats'],
  },
  {
    guid: 'urn:uuid:fa77fdf1-8beb-4e09-a6b4-d895fb2e6c5d',
    slug: 'rfc-1-at-130',
    title: 'RFC 1 at 130: the series that began as a request',
    standfirst:
      'On 7 April 1969 a short memo asked a few colleagues for comments. The series it opened never closed the question.',
    bodyHtml: `
<p>RFC 1 is dated 7 April 1969, which makes it 130 years old today. Its title is “Host Software”, its author is Steve Crocker, and its subject is how the first computers on the ARPANET might talk to one another. The network did not exist yet: its first message was sent in October of that year.</p>
<h2>A modest name</h2>
<p>The name of the series was chosen to sound like an invitation. The people who wrote the first memos were mostly graduate students, no one had appointed them to set standards, and a <em>request for comments</em> claimed no authority. The habit outlived the reason for it. Documents that run much of the world’s communication are still called requests.</p>
<p>Some other habits of the series proved just as durable:</p>
<ul>
<li>a number is used once, and a published document is never changed;</li>
<li>what is wrong is listed as errata or replaced by a new number that says which one it makes obsolete;</li>
<li>anyone may read every document without paying;</li>
<li>not every document is a standard, and each says at the top what it is.</li>
</ul>
<h2>An archive that can be cited</h2>
<p>Because the text under a number stays the same, a reference to it keeps its meaning. <a href="../atom-id-outlives-every-address/">RFC 4287</a> will always be the Atom format as it was published in December 2005; RFC 822 is still the message format of 1982, although two later numbers have replaced it in turn. Software written decades apart can agree on what was agreed.</p>
<p>For many years the series was looked after by Jon Postel, who edited it until his death in October 1998. RFC 2468 remembers him. The work of editing passed to others, and the form of the documents changed: since late 2019 the canonical version is an XML file, and readers get HTML and plain text made from it.</p>
<h2>What the memo says</h2>
<p>RFC 1 itself is a working paper of its day. It describes the messages between hosts, the simultaneous connections that would be needed, and open questions that its author hoped others would answer. Others did, in RFC 2 and after. The numbering started there and has gone on since.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2099-04-07T06:00:00Z',
    disclosure: autonomous('2026-10-12T09:00:00Z'),
    sources: [
      accessed(rfc(1, 'Host Software'), '2026-10-11T13:10:00Z'),
      rfc(2468, 'I REMEMBER IANA'),
      rfc(8700, 'Fifty Years of RFCs'),
    ],
    topics: ['public-standards'],
  },
]

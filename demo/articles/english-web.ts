/** Demo articles in English about the standards of the web that feeds depend on. */
import type { DemoArticle } from '../demo-article.ts'
import {
  assisted,
  autonomous,
  byline,
  humanOnly,
  sampleStatement,
  withSummaryByAi,
} from '../disclosures.ts'
import { drawn } from '../pictures.ts'
import {
  accessed,
  httpCaching,
  httpSemantics,
  rfc,
  uriSyntax,
  urlStandard,
  w3c,
  wcag,
  wikipedia,
} from '../sources.ts'

export const englishWeb: readonly DemoArticle[] = [
  {
    guid: 'urn:uuid:48f3e843-e889-4815-b25f-7e06bd378924',
    slug: 'freshness-is-a-number-of-seconds',
    title: 'Freshness is a number of seconds',
    standfirst:
      'HTTP caching rests on two questions: how long is a copy good for, and is it still good after that?',
    bodyHtml: `
<p>Between a reader and a newsroom stand caches: one in the program, one at the provider, a whole row of them in a content delivery network. Each keeps copies so that the next request need not travel all the way. RFC 9111, published in June 2022, says how they decide what may be used.</p>
<h2>First question: how long?</h2>
<p>A response is <em>fresh</em> for a stated time. The server says so in a header:</p>
<pre><code>Cache-Control: public, max-age=900, stale-if-error=86400</code></pre>
<p>Here the copy may be used for fifteen minutes without asking. A cache that sits between many users can be given another time, with <code>s-maxage</code>, and a directive of RFC 5861 allows a stale copy to be used for a while when the server fails, which for news is nearly always better than an error.</p>
<p>If a response says nothing, a cache may guess. A common guess is a tenth of the time that has passed since the last change. Publishers who do not want to be guessed about should say what they mean.</p>
<h2>Second question: still good?</h2>
<p>When the time is over, the copy is <em>stale</em> but not worthless. The cache asks whether it may go on using it, with the validator it was given:</p>
<dl>
<dt><code>ETag</code></dt><dd>an opaque mark for exactly this version, sent back in <code>If-None-Match</code>;</dd>
<dt><code>Last-Modified</code></dt><dd>a date in whole seconds, sent back in <code>If-Modified-Since</code>.</dd>
</dl>
<p>Status 304 means yes: keep the copy, here are new headers for it. Anything else brings a new copy. Of the two validators the first is the stronger, because two changes may fall within one second, and because a date cannot tell a deletion from no change unless the server takes care.</p>
<h2>Two directives that sound alike</h2>
<p><code>no-cache</code> does not forbid a cache to keep the response. It forbids using it without asking first. The directive that forbids keeping is <code>no-store</code>. Many feeds say the second where the first was meant, and then every visit costs a full download.</p>
<h2>Mind the variants</h2>
<p>One address can have several representations, for example compressed and plain. The header <code>Vary</code> lists which request headers the choice depended on, and a cache keeps the variants apart. A feed that is served differently to different clients and does not say so will sooner or later reach somebody in the wrong form.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2026-03-03T09:30:00Z',
    disclosure: humanOnly(sampleStatement.en),
    sources: [
      accessed(httpCaching, '2026-03-02T20:15:00Z'),
      httpSemantics,
      rfc(5861, 'HTTP Cache-Control Extensions for Stale Content'),
    ],
    topics: ['http', 'web'],
  },
  {
    guid: 'urn:uuid:1ac70165-029e-406c-b5a2-962c43640bcc',
    slug: 'two-descriptions-of-the-same-address',
    title: 'URL, URI: two descriptions of the same address',
    standfirst:
      'The IETF describes what an address should be. The WHATWG describes what browsers do with what they are given.',
    bodyHtml: `
<p>The line of text at the top of a browser has two specifications. RFC 3986, published in January 2005, defines the generic syntax of a <em>Uniform Resource Identifier</em>. The URL Standard of the WHATWG, which is revised continually, describes how software should read what people and pages write. They agree on most addresses, and their differences are instructive.</p>
<h2>Grammar or recipe</h2>
<p>The RFC is a grammar. A text matches it or is not a URI. The parts have names that have become common property:</p>
<pre><code>  https://news.example.org:8443/2026/05?lang=en#sources
  \\___/   \\___________________/\\______/ \\_____/ \\_____/
 scheme        authority         path    query  fragment</code></pre>
<p>The URL Standard is a recipe. It goes through the characters one after another and says what to do with each, faulty ones included. A backslash in a web address is treated as a slash; tabs and line breaks are removed; a host in another script is turned into its <abbr title="American Standard Code for Information Interchange">ASCII</abbr> form. What comes out is an address in a normal form.</p>
<h2>The percent sign</h2>
<p>Both encode what cannot stand by itself with a percent sign and two hexadecimal digits per byte, and in current practice the bytes are those of UTF-8. The letter é becomes <code>%C3%A9</code>. Trouble begins when a program encodes what has been encoded already: the percent sign itself turns into <code>%25</code>, and the address leads nowhere.</p>
<h2>Relative references</h2>
<p>An address may also be written in relation to another one. The rules for joining them are the same in practice, and they are worth knowing for anyone who publishes feeds:</p>
<ul>
<li><code>other-story</code> replaces the last segment of the path;</li>
<li><code>/about</code> starts again at the root of the same host;</li>
<li><code>//static.example.org/a.png</code> keeps nothing but the scheme;</li>
<li><code>#sources</code> points into the document itself.</li>
</ul>
<p>A text that leaves its page loses the address it was relative to. In a feed, in an e-mail or in a reader’s archive, <code>other-story</code> may be resolved against something else, or not at all. That is why publishers write out every address in full before a text goes on a journey: in links, in pictures, and in the lists of picture candidates that are so easily forgotten.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2025-05-21T14:00:00Z',
    disclosure: autonomous('2025-05-21T13:36:00Z'),
    sources: [
      accessed(uriSyntax, '2025-05-20T11:00:00Z'),
      accessed(urlStandard, '2025-05-20T11:20:00Z'),
    ],
    topics: ['addresses', 'web'],
  },
  {
    guid: 'urn:uuid:965c8e59-f593-4ddd-9672-ac095a234c2e',
    slug: 'robots-txt-asks-politely',
    title: 'robots.txt asks politely',
    standfirst:
      'For twenty-eight years the web’s best-known convention was only that. Since 2022 it has been an RFC, and it still is a request.',
    bodyHtml: `
<p>In 1994 Martijn Koster proposed a simple arrangement between websites and the programs that walk through them. A site places a text file at a known address, and a well-behaved robot reads it before anything else. Nobody was obliged to do so. It worked all the same, and it remained a convention until the IETF published it as RFC 9309 in September 2022, with Koster as the first of its authors.</p>
<h2>The whole language</h2>
<pre><code>User-agent: *
Disallow: /drafts/
Allow: /drafts/open-letter

User-agent: examplebot
Disallow: /</code></pre>
<p>The file consists of groups. Each begins with the names of the robots it is meant for and continues with rules about paths. A robot follows the group that names it, and the group with the star if none does. Where two rules match, the more specific one counts, that is, the one with the longer path; if they are equally long, the robot should prefer to allow.</p>
<h2>What the RFC settled</h2>
<ul>
<li>The file must be at <code>/robots.txt</code>, in UTF-8, and served as <code>text/plain</code>.</li>
<li>If it is not there (a status from 400 to 499), a robot may fetch anything.</li>
<li>If the server fails (a status from 500 to 599), a robot must assume that everything is disallowed.</li>
<li>A robot should not use a cached copy for more than 24 hours, unless the file cannot be reached.</li>
<li>A robot must be ready to read at least 500 kibibytes of it.</li>
</ul>
<p>The third rule surprises many operators. A broken server closes the whole site to robots, even where every other page works.</p>
<h2>What it is not</h2>
<p>The document says plainly that these rules are not a form of access authorisation. The file is public, so a path that is listed there is announced rather than hidden. Whoever wants to keep something private needs a password, not a request.</p>
<p>Nor does it concern feed readers in the ordinary sense. A robot in the meaning of the RFC crawls by itself, from link to link. A reader fetches one address because a person asked it to. A site that lets its protection against robots block its own feed has confused the two, and it is its subscribers who notice first.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2025-06-17T08:45:00Z',
    updatedAt: '2025-06-19T09:10:00Z',
    disclosure: autonomous('2025-06-17T08:19:00Z'),
    picture: drawn(
      'gate',
      'Illustration: a fence of upright bars with a gap in the middle, and in the gap a bright disc.',
    ),
    sources: [
      accessed(rfc(9309, 'Robots Exclusion Protocol'), '2025-06-16T10:00:00Z'),
      {
        url: 'https://www.robotstxt.org/',
        title: 'The Web Robots Pages',
        publisher: 'robotstxt.org',
        language: 'en',
      },
      wikipedia('en', 'Robots.txt', 'robots.txt'),
    ],
    topics: ['web', 'public-standards'],
    corrections: [
      {
        text: 'This article first said that a robot may fetch anything when the server answers with a status from 500 to 599. It is the other way round: the robot must assume that everything is disallowed.',
        date: '2025-06-19T09:10:00Z',
        url: 'https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1.4',
      },
    ],
  },
  {
    guid: 'urn:uuid:15291aae-e0e3-493a-85e3-25d53111b80f',
    slug: 'the-tree-behind-every-name',
    title: 'The tree behind every name',
    standfirst:
      'The Domain Name System replaced one file with millions of servers, and nobody has to know them all.',
    bodyHtml: `
<figure><img src="../../demo/pictures/branches.png" width="1200" height="675" alt="Illustration: a tree turned upside down: one disc at the top, three below it, and nine small ones at the bottom."><figcaption>One root, and below it every name there is.</figcaption></figure>
<p>In the early days of the ARPANET the names of all computers stood in one file, <code>HOSTS.TXT</code>, which was maintained at one institute and copied by everybody else. The network grew, the file grew with it, and by the early 1980s the arrangement had reached its end. Paul Mockapetris designed the successor. It was described in 1983 and received its lasting form in November 1987, in RFC 1034 and RFC 1035.</p>
<h2>Nobody knows everything</h2>
<p>The idea is delegation. The name space is a tree, and whoever is responsible for a branch may hand parts of it to others. To find <code>news.example.org</code>, a resolver works from right to left:</p>
<ol>
<li>A root server knows who is responsible for <code>org</code>.</li>
<li>The servers for <code>org</code> know who is responsible for <code>example.org</code>.</li>
<li>Those servers know the address of <code>news.example.org</code>.</li>
</ol>
<p>Each answer carries a time to live in seconds. Until it has passed, the resolver may repeat the answer from memory. Without such caching the servers at the root would have to answer for every click in the world; with it, they are asked rarely.</p>
<h2>Limits that still hold</h2>
<p>A label, the part between two dots, has at most 63 octets, and a whole name at most 255. There are thirteen names for root servers, from A to M, because their addresses were meant to fit into one small packet. Behind the thirteen names stand far more machines today, as many servers in different places share one address.</p>
<p>The system treats capital and small letters in names as equal. Characters beyond ASCII came later, through an encoding that leaves the old servers untouched: they see a label that begins with <code>xn--</code>.</p>
<h2>Why a feed should care</h2>
<p>A feed has an address, the address has a name, and the name has an owner only as long as somebody renews it. Publications change hands and names. An article’s identity should therefore <a href="../atom-id-outlives-every-address/">not depend on its domain</a>, however well it is meant, while the old name should go on answering and send readers to the new one.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2025-07-09T16:20:00Z',
    disclosure: withSummaryByAi('2025-07-09T13:05:00Z'),
    picture: drawn(
      'branches',
      'Illustration: a tree turned upside down: one disc at the top, three below it, and nine small ones at the bottom.',
    ),
    sources: [
      accessed(rfc(1034, 'Domain names - concepts and facilities'), '2025-07-08T09:30:00Z'),
      rfc(1035, 'Domain names - implementation and specification'),
      {
        url: 'https://www.iana.org/domains/root/servers',
        title: 'Root Servers',
        publisher: 'IANA',
        language: 'en',
      },
      wikipedia('en', 'Domain_Name_System', 'Domain Name System'),
    ],
    topics: ['addresses', 'public-standards'],
  },
  {
    guid: 'urn:uuid:5ba102f3-432d-41a7-8647-5f7d786cb837',
    slug: 'css-and-the-art-of-being-overruled',
    title: 'CSS and the art of being overruled',
    standfirst:
      'The first word of the name describes its best idea: several parties may have wishes, and rules decide between them.',
    bodyHtml: `
<p>On 10 October 1994 Håkon Wium Lie, who was then at CERN, published a proposal for <em>cascading</em> style sheets. There were other suggestions at the time for how the web should look. What set this one apart was the thought that an author should not have the last word, and neither should the reader: both could state wishes, and the browser would weigh them.</p>
<h2>Who may wish</h2>
<p>The cascade knows three origins. The browser brings its own style sheet, so that a heading looks like a heading before anyone has said anything. The user may add another. The author of the page supplies the third. In ordinary cases the author outweighs the user and the user outweighs the browser.</p>
<p>For declarations that are marked <code>!important</code> the order is turned around. It looks like a whim and is a safeguard: somebody who needs large letters or strong contrast can insist on them, and no page can insist against it.</p>
<pre><code>/* in the user's own style sheet */
body { font-size: 150% !important }</code></pre>
<h2>From one document to many</h2>
<p>Bert Bos joined the work, and CSS level 1 became a W3C Recommendation on 17 December 1996. Level 2 followed in May 1998. After that the specification was divided into modules that advance separately. There is no “CSS 4”: some modules are at level 3, others at 4 or 5, and a yearly snapshot lists which of them are regarded as stable.</p>
<h2>Fault tolerance as a principle</h2>
<p>A browser that meets a declaration it does not understand skips it and goes on. That rule was there from the beginning, and it is why new features can be used while old browsers are still about: they lose an ornament, not the page.</p>
<h2>Style does not travel</h2>
<p>Feeds are the opposite case. A reader shows articles from a hundred publishers side by side and gives all of them its own look; styles from the source are dropped, often together with scripts and frames. What survives is structure: headings, lists, quotations, tables with their header cells. A text whose meaning depends on a colour or a position will arrive damaged, and one that is well marked up will read well in places that its author has never seen.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2025-08-12T12:30:00Z',
    disclosure: autonomous('2025-08-12T12:04:00Z'),
    sources: [
      {
        url: 'https://www.w3.org/People/howcome/p/cascade.html',
        title: 'Cascading HTML style sheets – a proposal',
        publisher: 'W3C',
        language: 'en',
      },
      accessed(
        w3c('css-cascade-4', 'CSS Cascading and Inheritance Level 4'),
        '2025-08-11T14:00:00Z',
      ),
      w3c('CSS1', 'Cascading Style Sheets, level 1'),
      wikipedia('en', 'CSS', 'CSS'),
    ],
    topics: ['web', 'accessibility'],
  },
  {
    guid: 'urn:uuid:72d85613-6524-4b29-934e-c32da4d38f8b',
    slug: 'four-and-a-half-to-one',
    title: 'Four and a half to one: what contrast means in numbers',
    standfirst:
      'The accessibility guidelines turn a matter of taste into a ratio that any program can compute.',
    bodyHtml: `
<p>Grey text on a white page may look elegant to its designer and be unreadable to somebody on a train in the sun. The Web Content Accessibility Guidelines of the W3C settle such disputes with a number. At level AA, text and its background must have a contrast ratio of at least 4.5 to 1.</p>
<h2>How the ratio comes about</h2>
<p>For each of the two colours one computes the relative luminance, a value from 0 for black to 1 for white. It weighs the three primary colours differently, because the eye does: green counts most, blue least. With the lighter luminance <var>L1</var> and the darker <var>L2</var>, the ratio is</p>
<pre><code>(L1 + 0.05) / (L2 + 0.05)</code></pre>
<p>The small addition stands for the light that any screen reflects. Black on white reaches 21 to 1, two equal colours 1 to 1.</p>
<table>
<caption>Minimum contrast in WCAG 2.2</caption>
<thead><tr><th scope="col">What</th><th scope="col">Level AA</th><th scope="col">Level AAA</th></tr></thead>
<tbody>
<tr><th scope="row">Normal text</th><td>4.5 : 1</td><td>7 : 1</td></tr>
<tr><th scope="row">Large text</th><td>3 : 1</td><td>4.5 : 1</td></tr>
<tr><th scope="row">Controls and meaningful graphics</th><td>3 : 1</td><td>–</td></tr>
</tbody>
</table>
<p>Text counts as large from 18 points, or from 14 points if it is bold. Logotypes and pure decoration are exempt, and so are controls that are switched off.</p>
<h2>A guideline with a history</h2>
<p>The first version of the guidelines appeared in May 1999. Version 2.0, from December 2008, introduced criteria that can be tested, and has also been published as an ISO standard. Versions 2.1 and 2.2 followed in June 2018 and October 2023. Each added criteria to the one before, so a page that meets 2.2 also meets 2.1 with the exception of a single criterion, about faultless markup, that was removed as obsolete.</p>
<h2>And in a feed?</h2>
<p>A feed carries no colours, which relieves its publisher of this duty but not of others. Pictures need a text alternative that travels with them. The language of a text must be stated, or a speech program will read French with English sounds. Links should say where they lead. None of that can be added later by the reader’s software; it has to leave the newsroom together with the text.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2025-09-03T07:20:00Z',
    disclosure: assisted('2025-09-02T16:30:00Z', 'Accessibility desk, demo'),
    picture: drawn(
      'contrast',
      'Illustration: a picture divided into a dark and a light half; the disc in its middle is light on the dark side and dark on the light one.',
    ),
    sources: [
      accessed(wcag, '2025-09-01T10:45:00Z'),
      {
        url: 'https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum.html',
        title: 'Understanding SC 1.4.3: Contrast (Minimum)',
        publisher: 'W3C WAI',
        language: 'en',
      },
    ],
    topics: ['accessibility', 'public-standards'],
  },
]

/** Demo articles in English about the formats and protocols of syndication. */
import type { DemoArticle } from '../demo-article.ts'
import {
  assisted,
  autonomous,
  byline,
  humanOnly,
  sampleStatement,
  translated,
} from '../disclosures.ts'
import { drawn } from '../pictures.ts'
import { accessed, atomFormat, jsonFeed, opml2, rfc, rss2, webSub, wikipedia } from '../sources.ts'

export const englishFormats: readonly DemoArticle[] = [
  {
    guid: 'urn:uuid:7dfb0c50-f373-4cb1-b525-8760cf1bd629',
    slug: 'json-feed-the-same-idea-without-angle-brackets',
    title: 'JSON Feed: the same idea without angle brackets',
    standfirst:
      'In 2017 two developers rewrote the feed in the notation that most programs of the day already spoke.',
    bodyHtml: `
<p>In May 2017 Manton Reece and Brent Simmons published a short specification with a plain premise: developers prefer JSON to XML, so let there be a feed in JSON. JSON Feed says what RSS and Atom say, with a title, a list of items, an identity and a date for each, and leaves the angle brackets out.</p>
<pre><code>{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Example news",
  "items": [
    {
      "id": "urn:uuid:0c9e4c1c-6f3b-4a41-9a8e-1d2f5b7a9c03",
      "url": "https://news.example.org/first",
      "content_html": "&lt;p&gt;Hello.&lt;/p&gt;"
    }
  ]
}</code></pre>
<h2>What it tidied up</h2>
<p>The authors had built feed software for years, and the format shows it. Several questions that older formats left open have one answer here:</p>
<ul>
<li>the body is either <code>content_html</code> or <code>content_text</code>, and the name says which;</li>
<li>titles are plain text;</li>
<li>dates follow RFC 3339;</li>
<li>an item without a title is normal, since many posts have none;</li>
<li>a large file is an attachment with its media type and, where known, its size.</li>
</ul>
<p>An item needs an <code>id</code>, and the specification wants it to be unique to that item for ever. A program that finds an item without one is to discard it rather than guess.</p>
<h2>Version 1.1</h2>
<p>The revision of 2020 is small. It turns <code>author</code> into a list named <code>authors</code>, adds a <code>language</code> for the feed and for each item, and states the media type, <code>application/feed+json</code>. Readers written for the first version can read the second.</p>
<h2>Room for more</h2>
<p>Extensions are allowed anywhere as long as the name begins with an underscore, as in <code>_weather</code>. Programs that do not know such an object ignore it. That is less formal than XML namespaces, because nothing stops two publishers from choosing the same name; the custom of adding an <code>about</code> link inside the object is there to tell them apart.</p>
<p>JSON Feed has not replaced its elders, nor did its authors ask for that. It is offered beside them, and a publisher who has <a href="../a-title-that-does-not-break/">solved escaping</a> once finds it the easiest of the three to write.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2026-02-24T08:10:00Z',
    disclosure: autonomous('2026-02-24T07:48:00Z'),
    sources: [
      accessed(jsonFeed, '2026-02-23T12:00:00Z'),
      {
        url: 'https://www.jsonfeed.org/',
        title: 'JSON Feed',
        publisher: 'JSON Feed',
        language: 'en',
      },
      wikipedia('en', 'JSON_Feed', 'JSON Feed'),
    ],
    topics: ['feed-formats', 'syndication'],
  },
  {
    guid: 'urn:uuid:f5b8232a-06b8-4f32-95c6-43c98b2447e6',
    slug: 'opml-carries-subscriptions-home',
    title: 'OPML, the suitcase of the feed reader',
    standfirst:
      'A format made for outlines became the way in which people take their subscriptions from one program to another.',
    bodyHtml: `
<p>OPML was made for outlines. Dave Winer published it in 2000 as the file format of an outliner, a program in which text is arranged as a tree of headings that open and close. Few people use such programs. Many have used OPML all the same, on the day they changed to another feed reader.</p>
<h2>A list that any reader can write</h2>
<p>A list of subscriptions is an outline too: folders contain feeds. When early news readers needed a way to export it, OPML was at hand, and it has been the common form since.</p>
<pre><code>&lt;opml version="2.0"&gt;
  &lt;head&gt;&lt;title&gt;My feeds&lt;/title&gt;&lt;/head&gt;
  &lt;body&gt;
    &lt;outline text="Standards"&gt;
      &lt;outline text="Example news" type="rss"
               xmlUrl="https://news.example.org/feed.xml"
               htmlUrl="https://news.example.org/"/&gt;
    &lt;/outline&gt;
  &lt;/body&gt;
&lt;/opml&gt;</code></pre>
<p>Two attributes carry the weight. <code>text</code> is what a person sees, and <code>xmlUrl</code> is the address to fetch. The value <code>rss</code> for <code>type</code> is used for Atom feeds as well, and in practice also for JSON Feed, because readers find out what a feed is by looking at it.</p>
<h2>Why it matters</h2>
<p>Few services let their users go as easily. A subscription in a reader is an agreement between a person and an address; the service in between holds nothing but a list, and OPML puts that list into the person’s hands. When Google closed its Reader on 1 July 2013, millions of subscriptions moved to other programs in this form.</p>
<p>Version 2.0 of the specification, published in 2007, gathered up what practice had added. It describes subscription lists explicitly, and it adds a type <code>include</code>, by which one outline can contain another one from elsewhere on the web.</p>
<h2>A list is also a publication</h2>
<p>A news site can offer OPML of its own: one file that lists the feeds of all its sections. A reader who imports it subscribes to everything at once and can then remove what is not wanted. Such a list is worth keeping at a stable address, and worth keeping true, since programs may come back for it.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2026-03-10T15:25:00Z',
    disclosure: translated('2026-03-10T15:03:00Z', 'es'),
    picture: drawn(
      'outline',
      'Illustration: an outline of eight bars, each after a dot, the lower levels moved further to the right.',
    ),
    sources: [opml2, accessed(wikipedia('en', 'OPML', 'OPML'), '2026-03-10T14:30:00Z')],
    topics: ['syndication', 'feed-formats'],
  },
  {
    guid: 'urn:uuid:c4a04bee-421a-4b45-909f-f10386f801ae',
    slug: 'websub-turns-polling-around',
    title: 'WebSub turns polling around',
    standfirst:
      'Instead of asking every half hour, a reader can ask once and be told. Three parties are needed, and a hub is the busiest.',
    bodyHtml: `
<p>A feed reader is a patient creature. It asks for the same document again and again, and nearly always learns that nothing is new. WebSub, a W3C Recommendation since January 2018, turns the direction around: the reader registers once, and news is sent to it.</p>
<h2>Three parties</h2>
<dl>
<dt>Publisher</dt><dd>owns a <em>topic</em>, which is simply the address of the feed, and names a hub for it.</dd>
<dt>Subscriber</dt><dd>wants to know when the topic changes, and has an address of its own where it can be reached.</dd>
<dt>Hub</dt><dd>keeps the list of subscribers, hears from the publisher, and passes the news on.</dd>
</dl>
<p>A publisher names the hub in the headers of the HTTP response, in the feed, or in both places. Subscribers are to look at the headers first, which is what makes the protocol work for formats that have no link element of their own:</p>
<pre><code>Link: &lt;https://hub.example.org/&gt;; rel="hub",
      &lt;https://news.example.org/feed.json&gt;; rel="self"</code></pre>
<p>The <code>self</code> link matters as much as the hub. It states the canonical address of the topic, and hub and subscriber must agree on it to the letter.</p>
<h2>A handshake before every subscription</h2>
<p>Anyone could ask a hub to send a flood of messages to somebody else’s server. So the hub first checks the intent: it sends the subscriber a request with a random challenge, and only a server that really asked will return it. A subscription holds for a limited time, the lease, and must be renewed.</p>
<p>If the subscriber gave a secret, the hub signs each delivery with it, so that the subscriber can tell the hub’s messages from a stranger’s. A failed signature is not reported back; the message is quietly ignored.</p>
<h2>Polling stays</h2>
<p>The protocol began in 2009 as PubSubHubbub, at first for Atom and RSS alone. Its successor works for any kind of document. It does not abolish the old way, though. A desktop program behind a home router has no address at which it could be reached, a hub may fail, and a message may be lost. Careful subscribers still ask now and then, only much less often, and a publisher’s <a href="../was-ein-etag-verspricht/" hreflang="de">conditional responses</a> keep that cheap.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2026-03-25T11:40:00Z',
    disclosure: translated('2026-03-24T18:22:00Z', 'de', {
      reviewedBy: 'Desk editor, demo',
      reviewedAt: '2026-03-25T11:02:00Z',
    }),
    picture: drawn(
      'hub',
      'Illustration: a large disc in the middle, joined by straight lines to twelve smaller discs around it.',
    ),
    sources: [
      accessed(webSub, '2026-03-24T17:00:00Z'),
      wikipedia('en', 'WebSub', 'WebSub'),
      rfc(8288, 'Web Linking'),
    ],
    topics: ['syndication', 'http'],
  },
  {
    guid: 'urn:uuid:cb33baaf-f2b1-47ff-b0c8-5cb448b893d6',
    slug: 'turning-the-page-in-a-feed',
    title: 'How to turn the page in a feed',
    standfirst:
      'A feed shows the latest entries. RFC 5005 explains how a reader that was away for a month can find the rest.',
    bodyHtml: `
<p>A feed is a window. It shows the latest twenty or fifty entries and says nothing about those that have slid out of view. A reader who was away for a month may never learn what happened in between. RFC 5005, published in September 2007, gives the window a way back.</p>
<h2>Three kinds</h2>
<table>
<thead><tr><th scope="col">Kind</th><th scope="col">What it promises</th><th scope="col">How it is marked</th></tr></thead>
<tbody>
<tr><td>Complete</td><td>All entries are in this one document</td><td><code>fh:complete</code></td></tr>
<tr><td>Paged</td><td>Entries are spread over pages that may shift</td><td>links <code>first</code>, <code>previous</code>, <code>next</code>, <code>last</code></td></tr>
<tr><td>Archived</td><td>Old entries rest in documents that stay as they are</td><td><code>fh:archive</code>, links <code>prev-archive</code>, <code>next-archive</code>, <code>current</code></td></tr>
</tbody>
</table>
<p>Paged feeds suit search results. They are of little use for news, since each new entry pushes another from page one to page two while the reader is turning pages, and entries can be missed or seen twice.</p>
<h2>Archives that stand still</h2>
<p>An archived feed avoids this. The subscription document holds the newest entries and a link, <code>prev-archive</code>, to the latest archive document. That one links to the archive before it, and so on to the beginning. An archive document is meant to keep its content, so a client that has read one need not read it again: it walks back until it meets a document that it knows, and stops.</p>
<pre><code>&lt;link rel="prev-archive"
      href="https://news.example.org/2026/03.atom"/&gt;</code></pre>
<p>Months make good archives. The current month stays in the subscription document, and each month that has ended becomes a document of its own, at an address that never changes.</p>
<h2>What to do about corrections</h2>
<p>News does change after the fact, and the RFC allows for it. A publisher may correct an entry in an archive, but should not expect readers to notice, as they have little cause to return. The usual answer is to put a corrected entry into the subscription document again, with the same id and a new date of change. The reader then meets the entry as an old acquaintance with new text, and the rule for joining the documents is simple: for one id, the most recently updated version wins.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2026-04-07T06:50:00Z',
    disclosure: autonomous('2026-04-07T06:21:00Z'),
    picture: drawn(
      'archive',
      'Illustration: five cards lying one over another like sheets of an archive; the front one shows lines of text.',
    ),
    sources: [accessed(rfc(5005, 'Feed Paging and Archiving'), '2026-04-06T19:00:00Z'), atomFormat],
    topics: ['syndication', 'feed-formats'],
  },
  {
    guid: 'urn:uuid:cc244f4c-389e-4a0b-a8d4-d3a5c775bf2e',
    slug: 'tombstones-tell-what-is-gone',
    title: 'Tombstones: how a feed says that something is gone',
    standfirst:
      'Leaving a feed is not the same as being deleted. RFC 6721 gives the difference an element of its own.',
    bodyHtml: `
<p>When an entry no longer appears in a feed, nobody can tell why. It may have grown old and slid out of the window, or it may have been deleted. A reader has to assume the first, because the first happens every day; and so a text that was taken down lives on in every reader that once fetched it.</p>
<h2>One element</h2>
<p>RFC 6721, published in September 2012, adds what was missing. An Atom feed may contain <em>tombstones</em>, written as <code>deleted-entry</code> in a namespace of their own:</p>
<pre><code>&lt;at:deleted-entry
  xmlns:at="http://purl.org/atompub/tombstones/1.0"
  ref="urn:uuid:5b6f1b0e-0c61-4d0f-8c56-3f0f4a5b2d11"
  when="2026-04-20T09:30:00Z"/&gt;</code></pre>
<p>Two attributes are required. <code>ref</code> repeats the id of the entry that was removed, and <code>when</code> gives the moment of removal. A tombstone may also say by whom the entry was deleted and add a comment or a link, for instance to a page that explains the decision.</p>
<h2>Rules of rest</h2>
<ul>
<li>A reader is free to remove its copy, to mark it, or to ignore the tombstone: the element informs and does not command.</li>
<li>An entry can return: where it appears again with a date of change later than the tombstone’s, it is not to be regarded as deleted.</li>
<li>Tombstones are only as trustworthy as the feed they stand in. One that refers to an entry which came from another place deserves suspicion.</li>
</ul>
<h2>Deleted or corrected?</h2>
<p>For a newsroom, deletion is the last resort. A wrong report that vanishes leaves its readers with the error; a report that stays in place, under the same id, with a notice instead of the text, reaches the very people who read it. That is a change of an entry and not a deletion, and any feed format can express it.</p>
<p>The tombstone is for the remaining cases: something was published by mistake, or must not be shown any longer. RSS has no such element, and JSON Feed leaves it to extensions. How long a tombstone should remain is up to the publisher, and the honest measure is the time for which readers may still hold a copy.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2026-04-21T13:15:00Z',
    disclosure: autonomous('2026-04-21T12:50:00Z'),
    sources: [
      accessed(rfc(6721, 'The Atom "deleted-entry" Element'), '2026-04-20T08:40:00Z'),
      atomFormat,
    ],
    topics: ['feed-formats', 'syndication'],
  },
  {
    guid: 'urn:uuid:415ea305-35f5-4071-89bf-49b54a1fc1ce',
    slug: 'the-element-that-made-podcasting',
    title: 'The element that made podcasting possible',
    standfirst:
      'An attachment with an address, a length and a type was all that radio on demand had been waiting for.',
    bodyHtml: `
<p>In December 2000 a small element joined the RSS family. It was called <code>enclosure</code>, it had three attributes, and it solved a problem of its time: large sound files took so long to load that nobody wanted to wait for them. A program that knew of the file beforehand could fetch it overnight.</p>
<pre><code>&lt;enclosure
  url="https://radio.example.org/episode-1.mp3"
  length="12216320"
  type="audio/mpeg"/&gt;</code></pre>
<p>All three attributes are required: where the file is, how many bytes it has, and what kind of file it is.</p>
<h2>A name for it</h2>
<p>For some years the element was little used. Then portable players became common, and in February 2004 the journalist Ben Hammersley, writing in The Guardian about the new amateur radio, wondered what to call it. <em>Podcasting</em> was among the words he tried. By the end of 2005 the New Oxford American Dictionary had chosen “podcast” as its word of the year, and Apple had added podcasts to iTunes in June of that year.</p>
<h2>Still an open system</h2>
<p>What is remarkable about podcasting is what it does not need. There is no central place where a programme must be registered in order to exist. A podcast is an RSS feed at an address; directories list it and apps subscribe to it, but neither owns it. A listener can change the app and keep the programmes, usually by way of <a href="../opml-carries-subscriptions-home/">an OPML file</a>.</p>
<p>Much has been added to the feed through namespaces. Apple’s elements describe categories, artwork and episodes. A community namespace brings chapters, transcripts and people. None of it changes the core: an item with an enclosure.</p>
<h2>Common mistakes</h2>
<ol>
<li><strong>A length of zero.</strong> The specification wants the size in bytes, and apps use it to plan downloads.</li>
<li><strong>More than one enclosure in an item.</strong> Many programs look at the first alone.</li>
<li><strong>A picture as an enclosure.</strong> Readers may offer it for download or show it twice; pictures have better places.</li>
<li><strong>A changing guid.</strong> Every episode is then delivered again to every listener.</li>
</ol>
<p>Transcripts deserve a word of their own. Speech that has been written down can be searched, quoted, translated and read by people who do not hear. A feed can point to it as easily as to the sound.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2025-05-13T10:05:00Z',
    updatedAt: '2025-05-14T07:30:00Z',
    disclosure: assisted('2025-05-12T15:48:00Z', 'Desk editor, demo'),
    picture: drawn(
      'sound',
      'Illustration: a row of upright bars of different height, like a sound wave, in front of two pale discs.',
    ),
    sources: [accessed(rss2, '2025-05-12T14:00:00Z'), wikipedia('en', 'Podcast', 'Podcast')],
    topics: ['podcasting', 'syndication'],
    corrections: [
      {
        text: 'The first version said that the length of an enclosure is given in kilobytes. It is given in bytes.',
        date: '2025-05-13T16:10:00Z',
        url: 'https://cyber.harvard.edu/rss/rss.html',
      },
      {
        text: 'The date on which Apple added podcasts to iTunes was missing its month. It was June 2005.',
        date: '2025-05-14T07:30:00Z',
      },
    ],
  },
  {
    guid: 'urn:uuid:cadbe178-508d-4a25-991c-06180aa567c0',
    slug: 'the-feed-that-pages-announce',
    title: 'One line in the head: how a page announces its feed',
    standfirst:
      'Autodiscovery is the reason that people can paste the address of a site and need not hunt for the address of its feed.',
    bodyHtml: `
<p>Hardly anyone types the address of a feed. People paste the address of the site they like, and the reader finds out the rest. The trick is called autodiscovery, and it is one line in the head of the page:</p>
<pre><code>&lt;link rel="alternate" type="application/atom+xml"
      title="Example news" href="/feed.atom"&gt;</code></pre>
<p>The link says that the same content is available in another form. The <code>type</code> says which form it is, and the <code>title</code> is what a person sees if there are several feeds to choose from. The address may be relative, since the page it stands on supplies the rest.</p>
<h2>What readers look for</h2>
<ul>
<li><code>application/rss+xml</code>, the customary type for RSS, although it was never registered;</li>
<li><code>application/atom+xml</code>, registered together with the Atom format;</li>
<li><code>application/feed+json</code>, named by JSON Feed 1.1.</li>
</ul>
<p>The first link of a known type is usually taken as the main one. A site that offers its news in three formats should therefore put the format it prefers first, and give all three the same title, so that the choice does not look like a choice of content.</p>
<h2>More than one feed</h2>
<p>A page about a single topic can announce the feed of that topic before the feed of the whole site. A page for one author can do the same. The order on the page is then a suggestion: this is what you most likely came for.</p>
<p>It is wise not to overdo it. A list of forty feeds in every page’s head costs each visitor a little and helps few. A page that lists them in the open, with a sentence on each, serves people better, and <a href="../opml-carries-subscriptions-home/">an OPML file</a> serves programs.</p>
<h2>When it goes wrong</h2>
<p>The commonest fault is the missing line. Close behind come addresses that pointed to a test server once, feeds announced with the type <code>text/xml</code>, which readers may pass over, and links placed in the body. The HTML Standard allows only certain kinds of <code>link</code> there, and this is not one of them. A look at the source of the front page takes a minute, and it tells whether anyone who pastes the address will find the feed.</p>
`,
    byline,
    language: 'en',
    status: 'published',
    publishedAt: '2025-06-03T07:35:00Z',
    disclosure: humanOnly(sampleStatement.en),
    sources: [
      {
        url: 'https://html.spec.whatwg.org/multipage/links.html',
        title: 'HTML Standard: Links',
        publisher: 'WHATWG',
        language: 'en',
      },
      {
        url: 'https://www.rssboard.org/rss-autodiscovery',
        title: 'RSS Autodiscovery',
        publisher: 'RSS Advisory Board',
        language: 'en',
      },
      jsonFeed,
    ],
    topics: ['syndication', 'web'],
  },
]

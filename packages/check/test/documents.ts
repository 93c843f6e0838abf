/** Clean feeds in each format, for tests that break one thing. */

const item = (number: number) => `<item>
<title>Harbour ${number}</title>
<link>https://news.example.org/harbour-${number}</link>
<guid isPermaLink="false">tag:news.example.org,2026:${number}</guid>
<pubDate>${['Thu', 'Fri'][number - 1]}, ${10 + number} Dec 2025 08:00:00 GMT</pubDate>
<atom:updated>2025-12-${10 + number}T08:00:00Z</atom:updated>
<description>The harbour opened again.</description>
<content:encoded>&lt;p&gt;The harbour opened &lt;a href="https://news.example.org/x"&gt;again&lt;/a&gt;.&lt;/p&gt;</content:encoded>
<candor:disclosure mode="human-only">Written by a human without generative AI.</candor:disclosure>
</item>`

export const rss = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:candor="https://w3id.org/candor/1.0/" xmlns:podcast="https://podcastindex.org/namespace/1.0"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:georss="http://www.georss.org/georss" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"><channel>
<title>Example News</title>
<link>https://news.example.org/</link>
<description>News</description>
<language>en</language>
<lastBuildDate>Fri, 12 Dec 2025 08:00:00 GMT</lastBuildDate>
<atom:link rel="self" href="https://news.example.org/rss.xml"/>
${item(1)}
${item(2)}
</channel></rss>
`

const entry = (number: number) => `<entry>
<id>tag:news.example.org,2026:${number}</id>
<title>Harbour ${number}</title>
<link rel="alternate" href="https://news.example.org/harbour-${number}"/>
<published>2025-12-${10 + number}T08:00:00Z</published>
<updated>2025-12-${10 + number}T08:00:00Z</updated>
<content type="html">&lt;p&gt;The harbour opened again.&lt;/p&gt;</content>
<candor:disclosure mode="human-only">Written by a human without generative AI.</candor:disclosure>
</entry>`

export const atom = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:candor="https://w3id.org/candor/1.0/" xml:lang="en">
<id>https://news.example.org/</id>
<title>Example News</title>
<updated>2025-12-12T08:00:00Z</updated>
<author><name>Example News</name></author>
<link rel="self" href="https://news.example.org/atom.xml"/>
${entry(1)}
${entry(2)}
</feed>
`

/** The same in Atom 0.3, with its names and media types. */
export const atom03 = atom
  .replace(
    '<feed xmlns="http://www.w3.org/2005/Atom"',
    '<feed version="0.3" xmlns="http://purl.org/atom/ns#"',
  )
  .replaceAll('published>', 'issued>')
  .replaceAll('updated>', 'modified>')
  .replaceAll('type="html"', 'type="text/html" mode="escaped"')

const jsonItem = (number: number) => ({
  id: `tag:news.example.org,2026:${number}`,
  url: `https://news.example.org/harbour-${number}`,
  title: `Harbour ${number}`,
  date_published: `2025-12-${10 + number}T08:00:00Z`,
  content_html: '<p>The harbour opened again.</p>',
  _candor: {
    disclosure: { mode: 'human-only', statement: 'Written by a human without generative AI.' },
  },
})

export const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Example News',
  home_page_url: 'https://news.example.org/',
  feed_url: 'https://news.example.org/feed.json',
  language: 'en',
  items: [jsonItem(1), jsonItem(2)],
})

/** One place of a document, changed. Fails if it is not there. */
export function change(document: string, find: string | RegExp, replace: string): string {
  const changed = document.replace(find, () => replace)
  if (changed === document) throw new Error(`${String(find)} is not in the document`)
  return changed
}

/** The mode of both items of the RSS, whose statement is in their summaries and texts. */
export const byAi = rss
  .replaceAll(
    'mode="human-only">Written by a human without generative AI.',
    'mode="ai-assisted" reviewed-by="Kim">AI-assisted.',
  )
  .replaceAll('The harbour opened', 'AI-assisted: The harbour opened')

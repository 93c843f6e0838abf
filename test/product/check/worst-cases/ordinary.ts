/** A feed of ordinary articles, which worst cases are compared with. */

import { channel, channelEnd, filled } from '../../../../packages/check/test/worst-cases/build.ts'
import { seeded } from '../../../fixtures/seeded.ts'

const words =
  'harbour bridge council opened again after the storm repairs took three weeks and cost more than planned ferry traffic returned on Monday engineers said ships wait outside until noon'.split(
    ' ',
  )

/** A feed of articles of some 3,000 characters each, as newsrooms write them. */
export function ordinaryFeed(size: number): string {
  const random = seeded(7)
  const sentence = () =>
    `${Array.from({ length: 8 + random(12) }, () => words[random(words.length)]).join(' ')}. `
  const paragraph = (n: number) =>
    `<p>AI-assisted: ${Array.from({ length: 3 + random(4) }, sentence).join('')}<a href="https://news.example.org/topics/${n}">${sentence()}</a></p>`
  const article = (n: number) => `<item>
<title>AI-assisted: ${sentence()}</title>
<link>https://news.example.org/harbour-${n}</link>
<guid isPermaLink="false">tag:news.example.org,2026:${n}</guid>
<pubDate>Thu, 11 Dec 2025 08:00:00 GMT</pubDate>
<atom:updated>2025-12-11T08:00:00Z</atom:updated>
<description>AI-assisted: ${sentence()}</description>
<content:encoded><![CDATA[${Array.from({ length: 5 }, () => paragraph(n)).join('\n')}]]></content:encoded>
<category>Harbour</category><dc:creator>Kim</dc:creator>
<atom:link rel="via" href="https://source.example.org/${n}" title="${sentence()}"/>
<candor:disclosure mode="ai-assisted" reviewed-by="Kim" model="m">AI-assisted, reviewed by Kim.</candor:disclosure>
</item>
`
  return filled(channel, article, channelEnd)(size)
}

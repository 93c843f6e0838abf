/**
 * Examples for the page `/ns/1.0`: the elements and members that the vocabulary adds to one
 * article, in each format.
 */

import { modeScheme } from 'candor-disclosure/disclosure/vocabularies.ts'

const shared = `  <candor:disclosure mode="ai-assisted" tag="AI-assisted" digital-source-type="http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia" model="example-model-1" provider="Example Provider" reviewed-by="Desk editor" date="2026-05-01T11:58:30Z" href="https://news.example.org/disclosure">Made by AI: summary (example-model-1); no other part. Written with the help of AI and reviewed by Desk editor.</candor:disclosure>
  <candor:part name="summary" mode="ai-autonomous" model="example-model-1" provider="Example Provider"/>
  <podcast:txt purpose="ai-content">true</podcast:txt>
  <media:content url="https://news.example.org/bridge.jpg" type="image/jpeg" medium="image" fileSize="84211" width="1600" height="900" candor:alt="A stone bridge over a river in flood" candor:digital-source-type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture">
    <media:credit>Example Pictures</media:credit>
  </media:content>
  <candor:correction date="2026-05-02T08:30:00Z" href="https://news.example.org/corrections">An earlier version gave the wrong year.</candor:correction>`

const source = (link: string) =>
  `  <${link} rel="via" href="https://council.example.org/minutes" title="Minutes of the April session" hreflang="en" candor:publisher="Example Council" candor:accessed="2026-05-01T09:00:00Z"/>`

export const rssExample = `<item>
  <category>AI-assisted</category>
${source('atom:link')}
${shared}
</item>`

export const atomExample = `<entry>
  <category label="AI-assisted" scheme="${modeScheme}" term="AI-assisted"/>
${source('link')}
${shared}
</entry>`

/** The value of `_candor` in an item of a JSON Feed. */
export const jsonExample = {
  about: 'https://news.example.org/ns/1.0',
  disclosure: {
    mode: 'ai-assisted',
    label: 'Summary by AI:',
    tag: 'AI-assisted',
    statement:
      'Made by AI: summary (example-model-1); no other part. Written with the help of AI and reviewed by Desk editor.',
    model: 'example-model-1',
    provider: 'Example Provider',
    reviewed_by: 'Desk editor',
    generated_at: '2026-05-01T11:58:30Z',
    policy_url: 'https://news.example.org/disclosure',
    digital_source_type:
      'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
    parts: [
      {
        name: 'summary',
        mode: 'ai-autonomous',
        model: 'example-model-1',
        provider: 'Example Provider',
      },
    ],
  },
  sources: [
    {
      url: 'https://council.example.org/minutes',
      title: 'Minutes of the April session',
      publisher: 'Example Council',
      language: 'en',
      accessed_at: '2026-05-01T09:00:00Z',
    },
  ],
  image: {
    alt: 'A stone bridge over a river in flood',
    credit: 'Example Pictures',
    width: 1600,
    height: 900,
    digital_source_type: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
  },
  corrections: [
    {
      text: 'An earlier version gave the wrong year.',
      date: '2026-05-02T08:30:00Z',
      url: 'https://news.example.org/corrections',
    },
  ],
}

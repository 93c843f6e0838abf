/** Forgeries of RSS and Atom, by what programs do with elements, attributes and markup. */
import { byPeople, type Changes, swap } from './forging.ts'
import { fullArticle } from './signing.ts'

const blanks = ' '.repeat(8_100_000)

const secondOf = (element: string) => swap(/<candor:statement/, (found) => `${element}${found}`)

const unreadable: Changes = {
  'a second title': secondOf(`<title>${byPeople}</title>`),
  'a second title after 8 MB of blanks': swap(
    '</candor:statement>',
    `</candor:statement>${blanks}<title>${byPeople}</title>`,
  ),
  '8 MB of blanks in the head': swap(/(?<=<title[^>]*>)(?=Example)/, blanks),
  'a title in another case': secondOf(`<Title>${byPeople}</Title>`),
  'a title of another namespace': secondOf(`<title xmlns="urn:evil">${byPeople}</title>`),
  'a title of a prefix without a namespace': secondOf(`<x:title>${byPeople}</x:title>`),
  'media:title': secondOf(`<media:title>${byPeople}</media:title>`),
  'media:description': secondOf(`<media:description>${byPeople}</media:description>`),
  'media:description in the picture': swap(
    '<media:credit>',
    `<media:description>${byPeople}</media:description><media:credit>`,
  ),
  'a second picture': secondOf('<media:content url="https://evil.example/1.jpg" medium="image"/>'),
  'a thumbnail': secondOf('<media:thumbnail url="https://evil.example/1.jpg"/>'),
  'itunes:summary': secondOf(`<itunes:summary>${byPeople}</itunes:summary>`),
  'an enclosure': secondOf(
    '<enclosure url="https://evil.example/1.mp3" length="1" type="audio/mpeg"/>',
  ),
  'a link to an enclosure': secondOf(
    '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="enclosure" href="https://evil.example/1.mp3"/>',
  ),
  'dc:description': secondOf(
    `<dc:description xmlns:dc="http://purl.org/dc/elements/1.1/">${byPeople}</dc:description>`,
  ),
  'a second text': secondOf(
    `<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">${byPeople}</content:encoded>`,
  ),
  'a second disclosure': secondOf(
    `<candor:disclosure mode="human-only">${byPeople}</candor:disclosure>`,
  ),
  'another flag': secondOf(`<podcast:txt purpose="verify">${byPeople}</podcast:txt>`),
  'an attribute of the mode in another case': swap(
    ' mode="ai-assisted"',
    ' mode="ai-assisted" Mode="human-only"',
  ),
  'an item in the item': secondOf(`<item><title>${byPeople}</title></item>`),
  'an item in the head': swap(
    /<(?=item>|entry>)/,
    `<x:box><item><title>${byPeople}</title></item></x:box><`,
  ),
  'an item in another case': swap(/<(?=item>|entry>)/, `<Item><title>${byPeople}</title></Item><`),
  'an item of another namespace': swap(
    /<(?=item>|entry>)/,
    `<item xmlns="urn:evil"><title>${byPeople}</title></item><`,
  ),
  'text beside the elements of the item': swap('<candor:statement', `${byPeople}<candor:statement`),
  'elements in the title': swap(/(?<=<title[^>]*>)(?=AI-)/, '<b/>'),
  'xml:base of the item': swap(/<(item|entry)>/, (found) =>
    found.replace('>', ' xml:base="https://evil.example/">'),
  ),
  'xml:base of the feed': swap(
    /<(channel|feed)/,
    (found) => `${found} xml:base="https://evil.example/"`,
  ),
  'xml:base that is no address': swap(/<(channel|feed)/, (found) => `${found} xml:base="x/"`),
  'a stylesheet': swap(
    '?>\n',
    '?>\n<?xml-stylesheet href="https://evil.example/x.xsl" type="text/xsl"?>\n',
  ),
  'a comment in the title': swap(/(?<=<title[^>]*>)(?=AI-)/, '<!-- -->'),
  'a DOCTYPE': swap('?>\n', '?>\n<!DOCTYPE rss SYSTEM "https://evil.example/x.dtd">\n'),
  'an entity of its own': swap('?>\n', '?>\n<!DOCTYPE rss [<!ENTITY x "evil">]>\n'),
  'another encoding': swap('encoding="utf-8"', 'encoding="utf-7"'),
  'XML 1.1': swap('version="1.0" encoding', 'version="1.1" encoding'),
  'a title in CDATA': swap(
    /(?<=<title[^>]*>)AI-.*?(?=<\/title>)/,
    (found) =>
      `<![CDATA[${found.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')}]]>`,
  ),
  'a bare ampersand, which parsers repair': swap(/<title[^>]*>AI-/, (found) =>
    found.replace('<title', '<title a="&"'),
  ),
  'a duplicate attribute': swap(' mode="ai-assisted"', ' mode="ai-assisted" mode="human-only"'),
  'a prefix of another namespace': swap(
    '<candor:disclosure',
    '<candor:disclosure xmlns:candor="urn:evil"',
  ),
  'text after the root': (document) => `${document}<title>${byPeople}</title>`,
  'an item without a feed': (document) =>
    (/<(item|entry)>.*<\/\1>/s.exec(document)?.[0] ?? '').replace(
      '<entry>',
      '<entry xmlns="http://www.w3.org/2005/Atom">',
    ),
  'a feed in a signed item': (document) => {
    const item = /<(item|entry)>.*<\/\1>/s.exec(document)?.[0] ?? ''
    return item.replace(
      /<\/(item|entry)>$/,
      (end) => `<channel><item><title>${byPeople}</title></item></channel>${end}`,
    )
  },
  'a tombstone of the item': swap(
    /<(?=item>|entry>)/,
    `<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="${fullArticle.guid}" when="2026-12-01T00:00:00Z"/><`,
  ),
  'a picture that is a video': swap('type="image/jpeg"', 'type="video/mp4"'),
  'a correction of another article': swap(
    '<candor:correction',
    '<candor:correction ref="urn:example:other"',
  ),
  'a correction with a script': swap(
    /<candor:correction date="2026-05-03[^"]*"/,
    (found) => `${found} href="javascript:alert(1)"`,
  ),
  'an address with a login': swap(
    /<candor:correction date="2026-05-03[^"]*"/,
    (found) => `${found} href="https://news.example.org@evil.example/"`,
  ),
}

const different: Changes = {
  'a flag that contradicts': swap(/(?<=<podcast:txt[^>]*>)true/, 'false'),
  'the address of the statements': swap(
    '<candor:statement',
    '<candor:statement href="https://evil.example/"',
  ),
}

const rssOnly: Changes = {
  'HTML in the description': swap('<description>AI-', '<description>&lt;s>AI-'),
  'hidden HTML in the description': swap(
    /(?<=<description>AI-.*)(?=<\/description>)/,
    `&lt;noscript&gt;${byPeople}&lt;/noscript&gt;`,
  ),
  'a comment of HTML in the description': swap('<description>AI-', '<description>&lt;!-- x -->AI-'),
  'a second link': secondOf('<link>https://evil.example/</link>'),
  'a link without an address before the link': swap('<item>', '<item><link/>'),
  'an Atom link without a relation': secondOf('<atom:link href="https://evil.example/"/>'),
  'no link, and a guid that is one': swap(/<link>https:\/\/news.example.org\/2026.*?<\/link>/, ''),
  comments: secondOf('<comments>https://evil.example/</comments>'),
  'an Atom entry in RSS': swap(
    '<item>',
    `<atom:entry><atom:title>${byPeople}</atom:title></atom:entry><item>`,
  ),
  'the prefix of the text for another': swap(
    '<content:encoded>',
    '<content:encoded xmlns:content="urn:evil">',
  ),
  'a category with a scheme': swap(
    '<category>',
    '<category domain="http://cv.iptc.org/newscodes/digitalsourcetype/">',
  ),
}

const atomOnly: Changes = {
  'text beside the div of XHTML': swap(
    /<content type="html"><!\[CDATA\[(.*?)\]\]><\/content>/s,
    () =>
      `<content type="xhtml">${byPeople}<div xmlns="http://www.w3.org/1999/xhtml">x</div></content>`,
  ),
  'a title in HTML': swap('<title type="text">AI', '<title type="html">AI'),
  'a summary in HTML': swap('<summary type="text">AI', '<summary type="html">AI'),
  'the text as plain text': swap('<content type="html">', '<content type="text">'),
  'the text elsewhere': swap(
    '<content type="html">',
    '<content type="html" src="https://evil.example/">',
  ),
  'a second alternate': secondOf(
    '<link rel="alternate" type="text/html" href="https://evil.example/"/>',
  ),
  'an alternate of another type': secondOf(
    '<link rel="alternate" type="application/pdf" href="https://evil.example/"/>',
  ),
  'a second author': secondOf(`<author><name>${byPeople}</name></author>`),
  'a label of a category': swap('label="Public works"', `label="${byPeople}"`),
  'a source feed': secondOf(`<source><title>${byPeople}</title></source>`),
}

const atomDifferent: Changes = {
  'the page of the author': swap('https://news.example.org/people/ada', 'https://evil.example/'),
  'a script for the page of the author': swap(
    'https://news.example.org/people/ada',
    'javascript:alert(1)',
  ),
}

const withoutStatement: Changes = {
  'an item without a statement': swap('<item>', `<item><title>${byPeople}</title></item><item>`),
}

export const xml = { unreadable, different }
export const rss = { unreadable: rssOnly, unsigned: withoutStatement }
export const atom = { unreadable: atomOnly, different: atomDifferent }

/** Rules of the W3C feed validator for values in RSS 2.0 and its profile. */
import { all, attribute, only, type Reading, textOf } from '../text/xml-readers.ts'
import { isBlank, isUri, type Rule, repeated, textsOf } from './rule.ts'

const channelOf = (root: Reading) => only(root, 'channel')
const itemsOf = (root: Reading) => all(channelOf(root), 'item')
const selfOf = (root: Reading) => all(channelOf(root), 'atom:link').filter((link) => attribute(link, 'rel') === 'self')
const imageTexts = (root: Reading, name: string) => all(channelOf(root), 'image').map((image) => textOf(image, name))

const datesOf = (root: Reading) => textsOf(root, 'pubDate', 'lastBuildDate')
const hasWeekday = (date: string) => new Date(date).toUTCString().startsWith(date.slice(0, 3))
const rfc2822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4})$/

const hostileTitle = 'its texts look like markup on purpose; a title is text, whatever it looks like'

export const rssValueRules: readonly Rule[] = [
  {
    id: 'SelfDoesntMatchLocation',
    faults: ({ root, location }) =>
      selfOf(root).flatMap((link) => (attribute(link, 'href') === location ? [] : [location])),
    spoil: (text) => text.replace('?limit=10', ''),
  },
  {
    id: 'SelfNotAtom',
    faults: ({ root }) =>
      selfOf(root).flatMap((link) => (attribute(link, 'type') === 'application/rss+xml' ? [] : ['type'])),
    spoil: (text) => text.replace('application/rss+xml', 'text/xml'),
  },
  {
    id: 'InvalidContact',
    faults: ({ root }) =>
      textsOf(root, 'managingEditor').filter((text) => !/^[^\s@()<>]+@[\w-]+(\.[\w-]+)+ \(.+\)$/s.test(text)),
    spoil: (text) => text.replace('desk@news.example.org (Example News)', 'Example News'),
  },
  {
    id: 'MissingRealName',
    faults: ({ root }) => textsOf(root, 'managingEditor').filter((text) => !text.endsWith(')')),
    spoil: (text) => text.replace('desk@news.example.org (Example News)', 'desk@news.example.org'),
  },
  {
    id: 'InvalidRFC2822Date',
    faults: ({ root }) => datesOf(root).filter((text) => !rfc2822.test(text) || Number.isNaN(Date.parse(text))),
    spoil: (text) => text.replace('Fri, 01 May 2026 12:00:00 GMT', '2026-05-01T12:00:00Z'),
  },
  {
    id: 'IncorrectDOW',
    faults: ({ root }) => datesOf(root).filter((text) => !hasWeekday(text)),
    spoil: (text) => text.replace('Fri, 01 May', 'Sat, 01 May'),
  },
  {
    id: 'ImplausibleDate',
    faults: ({ root }) =>
      textsOf(root, 'pubDate').filter((text) => Date.parse(text) > Date.parse(textsOf(root, 'lastBuildDate')[0] ?? '')),
    spoil: (text) => text.replace('Fri, 01 May 2026', 'Sat, 01 May 2027'),
  },
  {
    id: 'InvalidUpdatePeriod',
    faults: ({ root }) =>
      textsOf(root, 'sy:updatePeriod').filter((text) => !/^(hourly|daily|weekly|monthly|yearly)$/.test(text)),
    spoil: (text) => text.replace('hourly', 'half-hourly'),
  },
  {
    id: 'ImageTitleDoesntMatch',
    faults: ({ root }) =>
      imageTexts(root, 'title').flatMap((text) => (text === textOf(channelOf(root), 'title') ? [] : [String(text)])),
    spoil: (text) => text.replace('<image>\n      <title>Example', '<image>\n      <title>Other'),
  },
  {
    id: 'ImageLinkDoesntMatch',
    faults: ({ root }) =>
      imageTexts(root, 'link').flatMap((text) => (text === textOf(channelOf(root), 'link') ? [] : [String(text)])),
    spoil: (text) =>
      text.replace(
        '<link>https://news.example.org/feeds/</link>\n    </image>',
        '<link>https://news.example.org/</link>\n    </image>',
      ),
  },
  {
    id: 'ImageUrlFormat',
    faults: ({ root }) =>
      imageTexts(root, 'url').flatMap((text) => (/\.(jpe?g|gif|png)(\?|$)/.test(text ?? '') ? [] : [String(text)])),
    spoil: (text) => text.replace('logo.png', 'logo.svg'),
  },
  {
    id: 'DuplicateValue',
    faults: ({ root }) => repeated(textsOf(root, 'guid')),
    spoil: (text) => text.replace(/ {4}<item>[\s\S]*<\/item>\n/, (item) => item + item),
  },
  {
    id: 'InvalidBooleanAttribute',
    faults: ({ root }) =>
      itemsOf(root).flatMap((item) =>
        /^(true|false)$/.test(attribute(only(item, 'guid'), 'isPermaLink') ?? 'true') ? [] : ['isPermaLink'],
      ),
    spoil: (text) => text.replace('isPermaLink="false"', 'isPermaLink="no"'),
  },
  {
    id: 'InvalidPermalink',
    faults: ({ root }) =>
      itemsOf(root)
        .map((item) => only(item, 'guid'))
        .flatMap((guid) =>
          attribute(guid, 'isPermaLink') === 'false' || /^https?:/.test(guid.text) ? [] : [guid.text],
        ),
    spoil: (text) => text.replace(' isPermaLink="false"', ''),
  },
  {
    id: 'NotSufficientlyUnique',
    faults: ({ root }) => textsOf(root, 'guid').filter((text) => !isUri(text)),
    spoil: (text) => text.replace(/urn:uuid:[^<]*<\/guid>/, '17</guid>'),
  },
  {
    id: 'NotBlank',
    faults: ({ root }) =>
      itemsOf(root)
        .flatMap((item) => textsOf(item, 'title', 'link', 'guid', 'category', 'dc:creator'))
        .filter(isBlank),
    spoil: (text) => text.replace('<dc:creator>Lokalredaktion</dc:creator>', '<dc:creator/>'),
  },
  {
    id: 'ContainsHTML',
    faults: ({ root }) =>
      textsOf(root, 'title', 'category', 'copyright').filter((text) => /<\/?[a-z]+>|&(#|[a-z]+;)/i.test(text)),
    spoil: (text) => text.replace('Steinbrücke', '&lt;b&gt;Steinbrücke&lt;/b&gt;'),
    except: { hostile: hostileTitle },
  },
]

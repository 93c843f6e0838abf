/** Forgeries of texts and values that every format has. */
import { byPeople, type Changes, of, otherStatement, replaced, statement, swap } from './forging.ts'
import { fullArticle, toJws } from './signing.ts'

/** Some of them cannot be read as one thing in some formats. */
const different: Changes = {
  'a word of the title': swap(/reopen:/g, 'closed:'),
  'the label of title and summary': swap(/AI-assisted: /g, ''),
  'the label, by other words': swap(/AI-assisted:/g, 'By people:'),
  'the opening of a retracted title': of('retracted', swap(/Retracted: (?=AI)/g, '')),
  'the status of a retracted article': of(
    'retracted',
    swap(/<candor:status>canceled<\/candor:status>|"status":"canceled",/, ''),
  ),
  'a status of an article': swap(
    /<candor:statement|"statement":(?="ey)/,
    (found) =>
      `${found.startsWith('<') ? '<candor:status>canceled</candor:status>' : '"status":"canceled",'}${found}`,
  ),
  "all of Candor's words": swap(/Written with the help of AI[^<"]*/g, byPeople),
  'a word of the text': swap(/first(?=<)/, 'last'),
  'a link of the text': swap('https://a.example/?b=1', 'https://b.example/?b=1'),
  'a picture of the text': swap(/(?<=<img src=\\?")[^"\\]*/, 'https://evil.example/1.jpg'),
  'a class of the text': swap('candor-policy', 'candor-hidden'),
  'a paragraph in the text': swap(
    /<p class=\\?"candor-policy/,
    (found) => `<p>He denied it.</p>${found}`,
  ),
  'the address': swap(
    /https:\/\/news\.example\.org\/2026\/05\/bridge-reopens/g,
    'https://evil.example/x',
  ),
  'the id': swap(/urn:uuid:8d7f1c1e/g, 'urn:uuid:8d7f1c1f'),
  'the mode': swap(/mode(="|":")ai-assisted/g, (found) =>
    found.replace('ai-assisted', 'human-only'),
  ),
  'the sentence of the disclosure as data': swap(
    /Written with the help of AI[^<"]*(?=<\/candor:disclosure>|",)/,
    byPeople,
  ),
  'the reviewer': swap(/reviewed(-by="|_by":")Ada Example/, (found) => found.replace('Ada', 'Eve')),
  'the model': swap(/ model="example|"model":"example/, (found) =>
    found.replace('example', 'other'),
  ),
  'the author': swap(
    /(?<=<dc:creator>|<author>\s*<name>|"authors":\[\{"name":")Ada Example/,
    'Eve Example',
  ),
  'a tag': swap(/Public works/g, byPeople),
  'the picture as data': swap(
    /(?<=<media:content url="|"image":")[^"]*/,
    'https://evil.example/1.jpg',
  ),
  'the credit of the picture': swap(/Example Pictures(?=<\/media|")/, 'Evil Pictures'),
  'a source': swap(/(?<=title="|"title":")Minutes of/, 'Forged minutes of'),
  'no sources': swap(/<(?:atom:)?link rel="via"[^>]*>|"sources":\[.*?\],/g, ''),
  'a correction': swap(/(?<=>|"text":")It was a Friday/g, 'It was a Monday'),
  'a day of publication': swap(
    /(?<=<pubDate>Fri, 0|<published>2026-05-0|"date_published":"2026-05-0)1/,
    '3',
  ),
  'a time of change': swap(
    /(?<=<atom:updated>|<updated>|"date_modified":")2026-05-02T(?=08:30:00Z<\/(?:atom:)?updated>\s*<[^/]|08:30:00Z",)/g,
    '2026-05-09T',
  ),
  'the language': swap(/<language>en|xml:lang="en"|"language":"en"/, (found) =>
    found.replace('en', 'ar'),
  ),
  'the policy': swap(
    /(?<=date="[^"]*" href="|"policy_url":")https:\/\/news\.example\.org\/disclosure(?="[^{]*(?:>Written|"digital))/g,
    'https://evil.example/',
  ),
  'the statement of another article': (document) => replaced(document, statement, otherStatement),
  'two statements, swapped': of('two', (document) => {
    const [one, other] = [statement, otherStatement]
    return replaced(document, new RegExp(`${one}|${other}`, 'g'), (found) =>
      found === one ? other : one,
    )
  }),
  'a statement by another key': (document) => {
    const payload = JSON.parse(Buffer.from(statement.split('.')[1] ?? '', 'base64url').toString())
    return replaced(document, statement, toJws(payload, 9))
  },
  'a statement of withdrawal': (document) => {
    const payload = {
      candor: 'statement/1',
      guid: fullArticle.guid,
      number: 2,
      at: '2026-12-01T00:00:00Z',
      state: 'withdrawn',
    }
    return replaced(document, statement, toJws(payload))
  },
}

const partial: Changes = {
  'no title': swap(
    /(?<=<(?:item|entry)>\s*)<title.*?<\/title>|(?<="items":.*)"title":"AI-[^"]*",/,
    '',
  ),
  'no summary': swap(
    /<description>AI-.*?<\/description>|<summary.*?<\/summary>|"summary":"AI-[^"]*",/,
    '',
  ),
  'no text': swap(/<content.*?<\/content[^>]*>|"content_html":"(?:[^"\\]|\\.)*",/s, ''),
}

const unreadable: Changes = {
  'the address, by a script': swap(
    /https:\/\/news\.example\.org\/2026\/05\/bridge-reopens/g,
    'javascript:alert(1)',
  ),
}

const unsigned: Changes = {
  'no statement': swap(/<candor:statement>[^<]*<\/candor:statement>|,"statement":"ey[^"]*"/, ''),
}

export const texts = { different, partial, unreadable, unsigned }

/** Forgeries of JSON Feed, by what programs do with members. */
import { byPeople, type Change, type Changes, statement, swap } from './forging.ts'
import { fullArticle } from './signing.ts'

type Item = Record<string, unknown> & {
  _candor: Record<string, unknown> & { disclosure: Record<string, unknown> }
}

const edited =
  (change: (item: Item, feed: Record<string, unknown> & { items: Item[] }) => void): Change =>
  (document) => {
    const feed = JSON.parse(document)
    change(feed.items[0], feed)
    return JSON.stringify(feed)
  }

const unreadable: Changes = {
  'items and statements': edited((_, feed) => Object.assign(feed, { statements: [statement] })),
  'statements, keys and items': () =>
    JSON.stringify({ keys: 'x', statements: [statement], items: [{ title: byPeople }] }),
  'statements twice': () =>
    `{"keys":"x","statements":["${byPeople}"],"statements":${JSON.stringify([statement])}}`,
  'evidence with items': edited((_, feed) => Object.assign(feed, { candor: 'evidence' })),
  'a title twice': swap('"title":"AI-', `"title":"${byPeople}","title":"AI-`),
  'a title twice, by an escape': swap('"title":"AI-', `"titl\\u0065":"${byPeople}","title":"AI-`),
  'items twice': swap('"items":', `"items":[{"title":"${byPeople}"}],"items":`),
  'a disclosure twice': swap('"disclosure":', '"disclosure":{"mode":"human-only"},"disclosure":'),
  'a title in another case': edited((item) => Object.assign(item, { Title: byPeople })),
  'a summary with a long s': edited((item) => Object.assign(item, { ſummary: byPeople })),
  'items in another case': edited((_, feed) =>
    Object.assign(feed, { Items: [{ title: byPeople }] }),
  ),
  'content_text beside content_html': edited((item) =>
    Object.assign(item, { content_text: byPeople }),
  ),
  'content_text for content_html': edited((item) => {
    delete item['content_html']
    item['content_text'] = byPeople
  }),
  external_url: edited((item) => Object.assign(item, { external_url: 'https://evil.example/' })),
  banner_image: edited((item) =>
    Object.assign(item, { banner_image: 'https://evil.example/1.jpg' }),
  ),
  attachments: edited((item) =>
    Object.assign(item, {
      attachments: [{ url: 'https://evil.example/1.mp3', mime_type: 'audio/mpeg' }],
    }),
  ),
  'a title that is a list': edited((item) => Object.assign(item, { title: [byPeople] })),
  'an item that is a text': edited((_, feed) =>
    Object.assign(feed, { items: [...feed.items, byPeople] }),
  ),
  'another author of version 1': edited((item) =>
    Object.assign(item, { author: { name: byPeople } }),
  ),
  'a second author': edited((item) =>
    Object.assign(item, { authors: [...(item['authors'] as object[]), { name: byPeople }] }),
  ),
  'a script for the page of the author': edited((item) => {
    const author = { name: 'Ada Example', url: 'javascript:alert(1)' }
    Object.assign(item, { author, authors: [author] })
  }),
  'an extension of another': edited((item) => Object.assign(item, { _evil: { title: byPeople } })),
  'a member of the extension': edited((item) =>
    Object.assign(item._candor, { verified_by: byPeople }),
  ),
  'words in the sequence of a terminal': edited((item) => {
    item['title'] = `\u001b]${byPeople}\u0007${String(item['title'])}`
  }),
  'a tombstone of the item': edited((_, feed) =>
    Object.assign(feed['_candor'] as object, { deleted: [{ id: fullArticle.guid }] }),
  ),
  'a correction of another article': edited((item) =>
    Object.assign(item._candor, { corrections: [{ text: 'x', ref: 'urn:example:other' }] }),
  ),
  'an item without a feed': (document) => JSON.stringify(JSON.parse(document).items[0]),
  'a prototype': swap('"title":"AI-', `"__proto__":{"title":"${byPeople}"},"title":"AI-`),
}

const different: Changes = {
  'the page of the author': edited((item) => {
    const author = { name: 'Ada Example', url: 'https://evil.example/' }
    Object.assign(item, { author, authors: [author] })
  }),
  'the label as data': edited((item) =>
    Object.assign(item._candor.disclosure, { label: 'By people:' }),
  ),
  'the label of titles as data': edited((item) =>
    Object.assign(item._candor.disclosure, { title_label: 'By people:' }),
  ),
  'the label of the picture': edited((item) =>
    Object.assign(item._candor['image'] as object, { label: 'Photograph' }),
  ),
  'what machines may do': edited((item) => Object.assign(item._candor, { ai_rights: 'open' })),
  'the address of the statements': edited((item) =>
    Object.assign(item._candor, { statements_url: 'https://evil.example/' }),
  ),
}

const unsigned: Changes = {
  'items and statements without a version': edited((_, feed) => {
    delete feed['version']
    Object.assign(feed, { statements: [statement] })
  }),
}

export const json = { unreadable, different, unsigned }

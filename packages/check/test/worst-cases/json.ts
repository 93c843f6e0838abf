/** Worst cases of JSON. */
import { filled, type Generate, halves, jsonFeed, statement } from './build.ts'

/** JSON. */
export const json: Readonly<Record<string, Generate>> = {
  'empty items of JSON': filled(`${jsonFeed}"items":[{}`, ',{}', ']}'),
  'numbers for items': filled(`${jsonFeed}"items":[0`, ',0', ']}'),
  'items of JSON with numbers for texts': filled(
    `${jsonFeed}"items":[0`,
    ',{"id":0,"title":0}',
    ']}',
  ),
  'lists for items': filled(`${jsonFeed}"items":[0`, ',[]', ']}'),
  'items of JSON with an id each': filled(`${jsonFeed}"items":[0`, (n) => `,{"id":"${n}"}`, ']}'),
  'nested lists': filled('', '['),
  'nested lists with an end': (size) => '['.repeat(size / 2) + ']'.repeat(size / 2),
  'nested lists in a feed': (size) =>
    `${jsonFeed}"items":${'['.repeat(size / 2)}${']'.repeat(size / 2)}}`,
  'nested objects': (size) => `${'{"_candor":'.repeat(size / 12)}0${'}'.repeat(size / 12)}`,
  members: filled(`${jsonFeed}"items":[],"a":0`, (n) => `,"a${n}":0`, '}'),
  'the same member': filled(`${jsonFeed}"items":[],"a":0`, ',"a":0', '}'),
  'members with numbers for names': filled(
    `${jsonFeed}"items":[],"a":0`,
    (n) => `,"${n * 7919}":0`,
    '}',
  ),
  'members of an item': filled(`${jsonFeed}"items":[{"id":"a"`, (n) => `,"a${n}":0`, '}]}'),
  'tags of an item': filled(`${jsonFeed}"items":[{"tags":["a"`, ',"AI-Assisted"', ']}]}'),
  'wrong tags of an item': filled(`${jsonFeed}"items":[{"tags":[0`, ',0', ']}]}'),
  'wrong authors of an item': filled(`${jsonFeed}"items":[{"authors":[0`, ',0', ']}]}'),
  'attachments of an item': filled(`${jsonFeed}"items":[{"attachments":[0`, ',{}', ']}]}'),
  'sources of an item': filled(
    `${jsonFeed}"items":[{"_candor":{"sources":[0`,
    ',{"url":"http://a"}',
    ']}}]}',
  ),
  'corrections of an item': filled(
    `${jsonFeed}"items":[{"_candor":{"corrections":[0`,
    ',{"text":"a"}',
    ']}}]}',
  ),
  hubs: filled(`${jsonFeed}"items":[],"hubs":[0`, ',{}', ']}'),
  escapes: filled(`${jsonFeed}"items":[{"content_text":"`, '\\n', '"}]}'),
  'escapes of controls': filled(`${jsonFeed}"items":[{"content_text":"`, '\\u0090', '"}]}'),
  'a text of an item': filled(`${jsonFeed}"items":[{"content_text":"`, '<', '"}]}'),
  'a summary of an item': filled(`${jsonFeed}"items":[{"summary":"`, '&', '"}]}'),
  'a number': filled(`${jsonFeed}"items":[{"id":`, '1', '}]}'),
  'an open text': filled(`${jsonFeed}"items":["`, 'a'),
  'items of JSON with statements': filled(
    `${jsonFeed}"items":[0`,
    (n) => `,{"id":"urn:${n}","_candor":{"statement":"${statement(n)}"}}`,
    ']}',
  ),
  'members of a signed item': filled(
    `${jsonFeed}"items":[{"id":"a","_candor":{"statement":"${statement(1)}"}`,
    (n) => `,"a${n}":0`,
    '}]}',
  ),
  'nested lists in a signed item': (size) =>
    `${jsonFeed}"items":[{"_candor":{"statement":"a","sources":${'['.repeat(size / 2)}${']'.repeat(size / 2)}}}]}`,
  'signed items and members of a feed': halves(
    `${jsonFeed}"a":0`,
    filled('', (n) => `,"a${n}":0`),
    ',"items":[0',
    filled('', ',{"_candor":{"statement":"a"}}'),
    ']}',
  ),
  'quotes of a signed feed': filled(
    `${jsonFeed}"items":[{"_candor":{"statement":"a"},"title":"`,
    '\\"',
    '"}]}',
  ),
}

/**
 * Reads in a signed item of JSON Feed what readers show beside its title, summary and text, and
 * finds what Candor does not write: other programs could show that instead. docs/signed-form.md
 * describes both.
 */
import { hasDoubledMember } from '../parse/doubled-member.ts'
import { isObject, type JsonObject, objectIn, objectsIn, textIn } from '../parse/json-values.ts'
import { legalText } from '../text/legal-text.ts'
import { spaced } from '../text/spaced.ts'
import type { SignedFacts } from './declaration.ts'
import { partMembers } from './reading-parts.ts'
import { feedMembers, itemForm, type JsonForm } from './signed-form.ts'
import { foreignIds, type Ids, isWrongAddress, isWrongText, type OuterItem } from './signed-item.ts'

/** Members with the values that RSS and Atom have as attributes, in the same order. */
const disclosureMembers =
  'statement mode model provider reviewed_by generated_at tag digital_source_type policy_url statement_language'.split(
    ' ',
  )
const sourceMembers = 'url title language publisher accessed_at'.split(' ')

/** The only members that are numbers. */
const numbers = ['width', 'height']

function foreignMembers(value: unknown, form: JsonForm, path: string): readonly string[] {
  if (form === null) {
    const name = path.split('.').at(-1) ?? ''
    const isKnown =
      typeof value === 'string'
        ? legalText(value) === value && !isWrongAddress(name, value) && !isWrongText(value)
        : typeof value === 'number' && numbers.includes(name)
    return isKnown ? [] : [path]
  }
  if (Array.isArray(form))
    return Array.isArray(value)
      ? value.flatMap((each) => foreignMembers(each, form[0], path))
      : [path]
  if (!isObject(value)) return [path]
  const known = form as { readonly [name: string]: JsonForm }
  return Object.entries(value).flatMap(([name, each]) => {
    const own = path === '' ? name : `${path}.${name}`
    const inner = Object.hasOwn(known, name) ? known[name] : undefined
    return inner === undefined ? [own] : foreignMembers(each, inner, own)
  })
}

/** Reads an item of JSON Feed. */
export function factsOfMembers(
  item: JsonObject,
  { url, language, summary }: OuterItem,
): SignedFacts {
  const candor = objectIn(item, '_candor')
  const [disclosure, image] = [objectIn(candor, 'disclosure'), objectIn(candor, 'image')]
  const texts = (object: JsonObject, ...names: readonly string[]) =>
    names.map((name) => textIn(object, name))
  const authors = objectsIn(item, 'authors')
  const { tags } = item
  const text = textIn(item, 'content_text')
  const isOtherText = text !== null && ('content_html' in item || spaced(text) !== summary)
  return {
    foreign: [
      ...foreignMembers(item, itemForm, ''),
      ...(item['url'] === url ? [] : ['another url']),
      ...(isOtherText ? ['content_text'] : []),
      ...('author' in item &&
      String(texts(objectIn(item, 'author'), 'name', 'url')) !==
        String(authors.map((author) => texts(author, 'name', 'url')))
        ? ['another author']
        : []),
    ],
    rows: [
      ['language', language],
      ['status', textIn(candor, 'status')],
      ...('disclosure' in candor
        ? [['disclosure', ...texts(disclosure, ...disclosureMembers)]]
        : []),
      ...objectsIn(disclosure, 'parts').map((each) => ['part', ...texts(each, ...partMembers)]),
      ...objectsIn(candor, 'sources').map((each) => ['source', ...texts(each, ...sourceMembers)]),
      ...objectsIn(candor, 'corrections').map((each) => [
        'correction',
        ...texts(each, 'text', 'date', 'url'),
      ]),
      ['author', ...authors.map((author) => textIn(author, 'name'))],
      [
        'tags',
        ...(Array.isArray(tags) ? tags.map((tag) => (typeof tag === 'string' ? tag : '')) : []),
      ],
      ...('image' in item || 'image' in candor
        ? [
            [
              'picture',
              textIn(item, 'image'),
              ...texts(image, 'alt', 'digital_source_type', 'credit'),
            ],
          ]
        : []),
    ],
    optional: {
      author_url: authors.map((author) => textIn(author, 'url')).find(Boolean) ?? '',
      statements_url: textIn(candor, 'statements_url'),
      ai_rights: textIn(candor, 'ai_rights'),
      license_url: textIn(candor, 'license_url'),
      label: textIn(disclosure, 'label') ?? '',
      title_label: textIn(disclosure, 'title_label') ?? '',
      picture_label: textIn(image, 'label') ?? '',
    },
  }
}

/** What is foreign in the rest of a feed. `json` is its text, `ids` are those of its items. */
export const foreignInFeed = (feed: JsonObject, json: string, ids: Ids): readonly string[] => [
  ...Object.keys(feed).filter((name) => !feedMembers.includes(name)),
  ...(Array.isArray(feed['items']) && feed['items'].every(isObject) ? [] : ['items']),
  ...(hasDoubledMember(json, feed) ? ['a member that is there twice'] : []),
  ...foreignIds(
    ids,
    objectsIn(objectIn(feed, '_candor'), 'deleted').map((each) => textIn(each, 'id')),
  ),
]

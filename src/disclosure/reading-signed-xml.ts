/**
 * Reads in a signed item of RSS and Atom what readers show beside its title, summary and text, and
 * finds what Candor does not write: other programs could show that instead. docs/signed-form.md
 * describes both.
 */
import type { XmlElement } from '../parse/xml-element.ts'
import { plainAsHtml } from '../text/markup.ts'
import { singleSpaced } from '../text/single-spaced.ts'
import type { SignedFacts } from './declaration.ts'
import { atomForm, rssForm, type XmlForm } from './signed-form.ts'
import { deletedAmong, type Ids, isWrongAddress, type OuterItem } from './signed-item.ts'

/** Attributes with the values that JSON Feed has as members, in the same order. */
const disclosureNames =
  'mode model provider reviewed-by date tag digital-source-type href xml:lang'.split(' ')
const sourceNames = 'href title hreflang candor:publisher candor:accessed'.split(' ')
const pictureNames = 'url candor:alt candor:digital-source-type'.split(' ')

function foreignElements(parent: XmlElement, form: XmlForm, path = ''): readonly string[] {
  const { elements, children } = parent
  const hasText =
    elements.length > 0 &&
    children.some((child) => typeof child === 'string' && child.trim() !== '')
  const names = new Set<string>()
  const foreign = elements.flatMap((element) => {
    const { name } = element
    const own = form.get(path + name)
    if (own === undefined) return [name]
    const isSecond = !own.many && names.has(name)
    names.add(name)
    const attributes = Array.from(element.attributes).filter(([attribute, value]) => {
      const only = own.attributes.get(attribute)
      return (
        only === undefined || (only !== null && only !== value) || isWrongAddress(attribute, value)
      )
    })
    return [
      ...(isSecond ? [`a second ${name}`] : []),
      ...attributes.map(([attribute]) => `${attribute} of ${name}`),
      ...foreignElements(element, form, `${path}${name}>`),
    ]
  })
  return hasText ? [`text beside the elements of ${parent.name}`, ...foreign] : foreign
}

/** Reads an item of RSS or an entry of Atom. */
export function factsOfElements(
  item: XmlElement,
  isAtom: boolean,
  { url, language, summary }: OuterItem,
): SignedFacts {
  const links = item.all('atom:link')
  const relation = (link: XmlElement) => link.attribute('rel')
  const licences = links.filter((link) => isAtom && relation(link) === 'license')
  const others = links.filter((link) => relation(link) !== 'via' && !licences.includes(link))
  const addresses = [
    ...item.all('link').map(({ text }) => text),
    ...others.map((link) => link.attribute('href')),
  ]
  const html = isAtom ? null : item.textOf('description')
  const [author] = item.all('atom:author')
  const attributes = (element: XmlElement, ...names: readonly string[]) =>
    names.map((name) => element.attribute(name))
  const categories = item.all(isAtom ? 'atom:category' : 'category')
  const tags = categories.map((each) => (isAtom ? each.attribute('term') : each.text))
  const otherLabels = categories.filter(
    (each) => each.attribute('label') !== each.attribute('term'),
  )
  return {
    foreign: [
      ...foreignElements(item, isAtom ? atomForm : rssForm),
      ...(item.attributes.size > (isAtom && item.attributes.has('xml:lang') ? 1 : 0)
        ? ['an attribute of the item']
        : []),
      ...(item.hasBase ? ['xml:base'] : []),
      ...(item
        .all('media:content')
        .every((each) => /^image\//.test(each.attribute('type') ?? 'image/'))
        ? []
        : ['a picture that is none']),
      ...(addresses.length === 1 && addresses[0] === url ? [] : ['another link']),
      ...(isAtom && otherLabels.length > 0 ? ['another label of a category'] : []),
      ...(html === null || singleSpaced(plainAsHtml(summary ?? '')) === singleSpaced(html)
        ? []
        : ['HTML in description']),
    ],
    rows: [
      ['language', language],
      ['status', item.textOf('candor:status')],
      ...item
        .all('candor:disclosure')
        .map((each) => ['disclosure', each.text, ...attributes(each, ...disclosureNames)]),
      ...links
        .filter((link) => relation(link) === 'via')
        .map((link) => ['source', ...attributes(link, ...sourceNames)]),
      ...item
        .all('candor:correction')
        .map((each) => ['correction', each.text, ...attributes(each, 'date', 'href')]),
      [
        'author',
        ...(author ? author.all('atom:name') : item.all('dc:creator')).map(({ text }) => text),
      ],
      ['tags', ...tags],
      ...item
        .all('media:content')
        .map((each) => [
          'picture',
          ...attributes(each, ...pictureNames),
          each.textOf('media:credit'),
        ]),
    ],
    optional: {
      by_ai: item.textOf('podcast:txt') ?? '',
      author_url: isAtom ? (author?.textOf('atom:uri') ?? '') : null,
      statements_url: item.all('candor:statement')[0]?.attribute('href') ?? null,
      ai_rights: item.textOf('candor:ai-rights'),
      license_url:
        licences.find((link) => link.attribute('type') === null)?.attribute('href') ?? null,
    },
  }
}

/** Names of elements as programs compare them that ignore case: for Go, `ſ` is `s`. */
const folded = (name: string): string => name.toUpperCase().toLowerCase()

const itemsWithin = (element: XmlElement): readonly string[] =>
  ['item', 'entry'].includes(folded(element.local))
    ? [element.name]
    : element.elements.flatMap(itemsWithin)

/** CDATA where Candor writes none: some readers take a title in it for HTML. */
const otherSection = /(?<!<content:encoded>|<content type="html">|\]\]\]\]>)<!\[CDATA\[/

/**
 * What is foreign in the rest of a feed. `head` are the elements beside its items, `ids` are those
 * of its items.
 */
export const foreignInXml = (
  xml: string,
  head: readonly XmlElement[],
  ids: Ids,
): readonly string[] => [
  ...deletedAmong(
    ids,
    head.flatMap((each) => (each.name === 'at:deleted-entry' ? each.attribute('ref') : [])),
  ),
  ...head.flatMap(itemsWithin),
  ...(/<\?|<!(?!\[CDATA\[)/.test(xml.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>/i, ''))
    ? ['an instruction, comment or DOCTYPE']
    : []),
  ...(otherSection.test(xml) ? ['CDATA'] : []),
]

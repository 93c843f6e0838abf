/**
 * Reads in a signed item of RSS and Atom what readers show beside its title, summary and text, and
 * finds what Candor does not write: other programs could show that instead. docs/signed-form.md
 * describes both.
 */
import type { XmlElement } from '../parse/xml-element.ts'
import { plainAsHtml } from '../text/markup.ts'
import { spaced } from '../text/spaced.ts'
import type { SignedFacts } from './declaration.ts'
import { partAttributes } from './reading-parts.ts'
import { atomForm, rssForm, type XmlForm } from './signed-form.ts'
import { isWrongAddress, isWrongText, type OuterItem } from './signed-item.ts'

/** Attributes with the values that JSON Feed has as members, in the same order. */
const disclosureNames =
  'mode model provider reviewed-by date tag digital-source-type href xml:lang'.split(' ')
const partNames = Object.values(partAttributes)
const sourceNames = 'href title hreflang candor:publisher candor:accessed'.split(' ')
const pictureNames = 'url candor:alt candor:digital-source-type'.split(' ')

function foreignElements(parent: XmlElement, form: XmlForm, path = ''): readonly string[] {
  const { elements, children } = parent
  const raw = children.filter((child) => typeof child === 'string').join('')
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
        only === undefined ||
        (only !== null && only !== value) ||
        isWrongAddress(attribute, value) ||
        isWrongText(value)
      )
    })
    // Only the last category has a scheme.
    const lacking = Array.from(own.attributes).filter(
      ([attribute, only]) =>
        only !== null && attribute !== 'scheme' && !element.attributes.has(attribute),
    )
    return [
      ...(isSecond ? [`a second ${name}`] : []),
      ...(element.hasUsualNames ? [] : [`a prefix of ${name}`]),
      ...[...attributes, ...lacking].map(([attribute]) => `${attribute} of ${name}`),
      ...foreignElements(element, form, `${path}${name}>`),
    ]
  })
  return [
    ...(elements.length > 0 && raw.trim() !== ''
      ? [`text beside the elements of ${parent.name}`]
      : []),
    ...(isWrongText(raw) ? [`U+1680 at an end of ${parent.name}`] : []),
    ...foreign,
  ]
}

/** The attributes that Candor gives to links by their relation; those of sources are all signed. */
const linkForms = [
  'rel=alternate type=text/html',
  'rel=license type=application/rsl+xml',
  'rel=license',
]

const isPlain = ({ attributes }: XmlElement): boolean => {
  const others = Array.from(attributes)
    .filter(([name]) => name !== 'href')
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
  return attributes.get('rel') === 'via' || linkForms.includes(others.join(' '))
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
  const licenceAddresses = licences
    .filter((link) => link.attribute('type') === null)
    .map((link) => link.attribute('href'))
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
      ...(links.every(isPlain) ? [] : ['an attribute of a link']),
      ...(addresses.length === 1 && addresses[0] === url ? [] : ['another link']),
      ...(isAtom && otherLabels.length > 0 ? ['another label of a category'] : []),
      ...(html === null || spaced(plainAsHtml(summary ?? '')) === spaced(html)
        ? []
        : ['HTML in description']),
    ],
    rows: [
      ['language', language],
      ['status', item.textOf('candor:status')],
      ...item
        .all('candor:disclosure')
        .map((each) => ['disclosure', each.text, ...attributes(each, ...disclosureNames)]),
      ...item.all('candor:part').map((each) => ['part', ...attributes(each, ...partNames)]),
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
      license_url: licenceAddresses.length === 0 ? null : licenceAddresses.join(' '),
    },
  }
}

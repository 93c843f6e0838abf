/** The elements of an embed's markup. */
import { sameLanguage, textDirection } from 'candor-disclosure/text/language.ts'

/**
 * An element. `role` is its name in style sheets: as a class (`candor-…`) and, if it is `open`, as
 * a `::part()`.
 */
export type Tree = {
  readonly name: string
  readonly role: string
  /**
   * A partner may restyle it beyond font and colour. Must be false if hiding it could hide
   * a label alone.
   */
  readonly open: boolean
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Tree | string)[]
}

export type Attributes = Readonly<Record<string, string | null>>

export function element(
  name: string,
  role: string,
  attributes: Attributes,
  ...children: (Tree | string | null)[]
): Tree {
  const given = Object.entries(attributes).filter(
    (each): each is [string, string] => each[1] !== null,
  )
  return {
    name,
    role,
    open: openParts.includes(role),
    attributes: Object.fromEntries(given),
    children: children.filter((child) => child !== null).filter((child) => child !== ''),
  }
}

/**
 * The roles that a partner may restyle in every way. They are not labels, retraction notices or
 * links back, and contain none of these without its whole headline.
 */
export const openParts: readonly string[] = [
  ...['section', 'heading', 'home', 'list', 'item', 'nothing', 'figure', 'picture', 'credit'],
  ...['title', 'meta', 'time', 'topic', 'summary', 'sources', 'word', 'source'],
]

/** Text without a link if there is no URL. */
export const link = (
  href: string | null,
  attributes: Attributes,
  role: string,
  text: string,
): Tree =>
  href === null
    ? element(
        'span',
        role,
        { lang: attributes['lang'] ?? null, dir: attributes['dir'] ?? null },
        text,
      )
    : element(
        'a',
        role,
        { href, rel: attributes['target'] === '_blank' ? 'noopener' : null, ...attributes },
        text,
      )

export const separated = (parts: readonly Tree[]) =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [' · ', part]))

/**
 * Empty if the element around it has the same language and direction, or if the language is
 * unknown.
 */
export const languageIfOther = (tag: string | null, surrounding: string | null): Attributes =>
  tag === null ||
  (surrounding !== null &&
    sameLanguage(tag, surrounding) &&
    textDirection(tag) === textDirection(surrounding))
    ? {}
    : { lang: tag, dir: textDirection(tag) }

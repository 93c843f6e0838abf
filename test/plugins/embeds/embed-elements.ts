/**
 * The elements and attributes that embeds may contain: written independently of src/plugins/embeds, as a
 * second opinion.
 */
import type { Found } from '../../fixtures/read-html.ts'

/** Element → its allowed attributes besides `class`, `lang` and `dir`. */
export type Elements = Readonly<Record<string, readonly string[]>>

/** In the HTML of a frame or a fragment. The component adds `part`, and a style with the accent. */
export const embedElements: Elements = {
  section: ['aria-label'],
  h2: [],
  h3: [],
  ul: ['role'],
  li: ['data-ai-disclosure', 'ai-disclosure', 'ai-model', 'ai-provider'],
  p: [],
  span: [],
  bdi: [],
  a: ['href', 'target', 'rel'],
  time: ['datetime'],
  figure: [],
  figcaption: [],
  img: ['src', 'alt', 'width', 'height', 'loading', 'decoding', 'referrerpolicy'],
}

const modes = ['ai-autonomous', 'ai-assisted', 'human-only']

/** Elements, attributes, addresses, classes and modes that are not allowed. */
export const strangersAmong = (
  elements: readonly Pick<Found, 'name' | 'attributes'>[],
  allowed: Elements,
): readonly string[] => elements.flatMap((element) => strangersOf(element, allowed))

function strangersOf(
  { name, attributes }: Pick<Found, 'name' | 'attributes'>,
  allowed: Elements,
): readonly string[] {
  if (!Object.hasOwn(allowed, name)) return [`element ${name}`]
  const known = ['class', 'lang', 'dir', ...(allowed[name] ?? [])]
  const addresses = ['href', 'src'].flatMap((attribute) => attributes[attribute] ?? [])
  const classes = attributes['class']?.split(' ') ?? ['']
  return [
    ...Object.keys(attributes)
      .filter((attribute) => !known.includes(attribute))
      .map((attribute) => `${attribute} on ${name}`),
    ...addresses.filter((address) => !/^https?:\/\/[^\s/"'<>`]/.test(address)),
    ...classes
      .filter((each) => !/^candor(-+[a-z]+)*$/.test(each))
      .map((each) => `class ${each} of ${name}`),
    ...[attributes['data-ai-disclosure'] ?? 'human-only'].filter((mode) => !modes.includes(mode)),
  ]
}

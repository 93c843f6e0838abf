/** What a partner may choose about an embed: the same names and values in an address and as attributes of the web component. */
import { problemOf } from '../request/parameter.ts'

export type EmbedOptions = {
  /** Headlines at most, 1–30. */
  readonly limit: number
  readonly layout: 'list' | 'cards' | 'compact'
  /** `auto` is the page's own colours in the component and the fragment, and the reader's scheme in a frame. */
  readonly theme: 'auto' | 'light' | 'dark'
  /** `#rrggbb`, of lines and marks, never of text: no choice makes the label illegible. */
  readonly accent: string | null
  readonly images: boolean
  readonly summaries: boolean
  readonly sources: boolean
  /** Level of the heading; each headline is one below. */
  readonly heading: number
  /** Where links open; `null` is what fits: the whole window for those in a frame, else the page itself. */
  readonly target: '_blank' | '_self' | '_top' | null
}

type Option<T> = {
  readonly usual: T
  /** Finishes the sentence "but must be …". */
  readonly kind: string
  readonly parse: (text: string) => T | undefined
  /** As it stands in an address. */
  readonly write: (value: T) => string
}

const oneOf = <T extends string>(...names: readonly T[]) => ({
  usual: names[0] as T,
  kind: `one of ${names.join(', ')}`,
  parse: (text: string) => names.find((name) => name === text),
  write: (value: T) => value,
})

/** An attribute without a value means on. */
const onOrOff = (usual: boolean): Option<boolean> => ({
  usual,
  kind: 'on or off',
  parse: (text) => (text === 'on' || text === '' ? true : text === 'off' ? false : undefined),
  write: (value) => (value ? 'on' : 'off'),
})

const wholeNumber = (usual: number, most: number): Option<number> => ({
  usual,
  kind: `a whole number from 1 to ${most}`,
  parse: (text) => (/^[1-9]\d?$/.test(text) && Number(text) <= most ? Number(text) : undefined),
  write: String,
})

/** In the order in which they are written. */
export const embedOptions: { readonly [Name in keyof EmbedOptions]: Option<EmbedOptions[Name]> } = {
  limit: wholeNumber(5, 30),
  layout: oneOf('list', 'cards', 'compact'),
  theme: oneOf('auto', 'light', 'dark'),
  accent: {
    usual: null,
    kind: 'a colour in hexadecimal digits, such as 0d5c66',
    parse(text) {
      const [, digits] = /^#?([\da-f]{6}|[\da-f]{3})$/i.exec(text) ?? []
      return digits && `#${(digits.length === 3 ? digits.replace(/./g, '$&$&') : digits).toLowerCase()}`
    },
    write: (value) => (value ?? '').slice(1),
  },
  images: onOrOff(false),
  summaries: onOrOff(false),
  sources: onOrOff(true),
  heading: wholeNumber(2, 5),
  target: {
    usual: null,
    kind: 'one of _blank, _self, _top',
    parse: (text) => (text === '_blank' || text === '_self' || text === '_top' ? text : undefined),
    write: (value) => value ?? '',
  },
}

const names = Object.keys(embedOptions) as (keyof EmbedOptions)[]

/**
 * `given` tells all values that an option was given, as text. What is wrong is said in one sentence each, and what is
 * usual stands in its place.
 */
export function parseEmbedOptions(given: (name: string) => readonly string[]): {
  readonly options: EmbedOptions
  readonly problems: readonly string[]
} {
  const problems: string[] = []
  const options: Partial<Record<keyof EmbedOptions, unknown>> = {}
  for (const name of names) {
    const { usual, kind, parse } = embedOptions[name]
    const texts = given(name)
    const [text, ...more] = texts
    options[name] = usual
    if (text === undefined) continue
    const value = more.length === 0 ? parse(text.trim()) : undefined
    if (value === undefined) problems.push(problemOf(name, kind, texts))
    else options[name] = value
  }
  return { options: options as EmbedOptions, problems }
}

/** What nobody chose otherwise; pure, so that the component, which has no use for it, does not carry it. */
export const embedDefaults: EmbedOptions = /* @__PURE__ */ (() => parseEmbedOptions(() => []).options)()

/** What differs from the usual, in one order: `[['layout', 'cards'], ['images', 'on']]`. */
export function writeEmbedOptions(options: EmbedOptions): readonly (readonly [name: string, value: string])[] {
  return names.flatMap((name) => {
    const { usual, write } = embedOptions[name] as Option<unknown>
    const value = options[name]
    return value === usual ? [] : [[name, write(value)] as const]
  })
}

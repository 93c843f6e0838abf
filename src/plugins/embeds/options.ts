/**
 * The options of an embed, with the same names and values in a URL and as attributes of the web
 * component.
 */
import { problemOf } from '../../core/request/parameter.ts'

export type EmbedOptions = {
  /** Maximum number of headlines, 1–30. */
  readonly limit: number
  readonly layout: 'list' | 'cards' | 'compact'
  /**
   * `auto` uses the page's colours in the component and the fragment, and the reader's colour
   * scheme in a frame.
   */
  readonly theme: 'auto' | 'light' | 'dark'
  /**
   * `#rrggbb`, for lines and marks. Never for text, so that no choice makes the label illegible.
   */
  readonly accent: string | null
  readonly images: boolean
  readonly summaries: boolean
  readonly sources: boolean
  /** Level of the heading, 1–5. Headlines are one level below. */
  readonly heading: number
  /**
   * Where links open. `null` is the default: the top window for links in a frame, otherwise the
   * page itself.
   */
  readonly target: '_blank' | '_self' | '_top' | null
}

export type Option<T> = {
  readonly fallback: T
  /** The values that a form lists; `null` if there are too many. */
  readonly choices: readonly T[] | null
  /** Completes the sentence "but must be …". */
  readonly expected: string
  readonly parse: (text: string) => T | undefined
  /** The form in a URL. */
  readonly write: (value: T) => string
}

const choice = <T extends string | number>(
  fallback: T,
  choices: readonly T[],
  expected: string,
) => ({
  ...{ fallback, choices, expected },
  parse: (text: string) => choices.find((each) => String(each) === text),
  write: String,
})

/** The first name is the default. */
const oneOf = <T extends string>(first: T, ...others: readonly T[]) =>
  choice<T>(first, [first, ...others], `one of ${[first, ...others].join(', ')}`)

const wholeNumber = (fallback: number, most: number): Option<number> =>
  choice(
    fallback,
    Array.from({ length: most }, (_, index) => index + 1),
    `a whole number from 1 to ${most}`,
  )

/** An attribute without a value means on. */
const onOrOff = (fallback: boolean): Option<boolean> => ({
  fallback,
  choices: [true, false],
  expected: 'on or off',
  parse: (text) => (text === 'on' || text === '' ? true : text === 'off' ? false : undefined),
  write: (value) => (value ? 'on' : 'off'),
})

/** In the order of a canonical URL. */
export const embedOptions: { readonly [Name in keyof EmbedOptions]: Option<EmbedOptions[Name]> } = {
  limit: wholeNumber(5, 30),
  layout: oneOf('list', 'cards', 'compact'),
  theme: oneOf('auto', 'light', 'dark'),
  accent: {
    fallback: null,
    choices: null,
    expected: 'a colour in hexadecimal digits, such as 0d5c66',
    parse(text) {
      const [, digits] = /^#?([\da-f]{6}|[\da-f]{3})$/i.exec(text) ?? []
      return (
        digits && `#${(digits.length === 3 ? digits.replace(/./g, '$&$&') : digits).toLowerCase()}`
      )
    },
    write: (value) => (value ?? '').slice(1),
  },
  images: onOrOff(false),
  summaries: onOrOff(false),
  sources: onOrOff(true),
  heading: wholeNumber(2, 5),
  target: { ...oneOf('_blank', '_self', '_top'), fallback: null, write: (value) => value ?? '' },
}

const names = Object.keys(embedOptions) as (keyof EmbedOptions)[]

/**
 * `given` returns all values of an option. An invalid option gets its default, and one sentence in
 * `problems`.
 */
export function parseEmbedOptions(given: (name: string) => readonly string[]): {
  readonly options: EmbedOptions
  readonly problems: readonly string[]
} {
  const problems: string[] = []
  const options: Partial<Record<keyof EmbedOptions, unknown>> = {}
  for (const name of names) {
    const { fallback, expected, parse } = embedOptions[name]
    const texts = given(name)
    const [text, ...more] = texts
    options[name] = fallback
    if (text === undefined) continue
    const value = more.length === 0 ? parse(text.trim()) : undefined
    if (value === undefined) problems.push(problemOf(name, expected, texts))
    else options[name] = value
  }
  return { options: options as EmbedOptions, problems }
}

/** Marked as pure, so that esbuild removes it from the component, which does not use it. */
export const embedDefaults: EmbedOptions = /* @__PURE__ */ (() =>
  parseEmbedOptions(() => []).options)()

/**
 * The options that differ from their defaults, in a fixed order:
 * `[['layout', 'cards'], ['images', 'on']]`.
 */
export function writeEmbedOptions(
  options: EmbedOptions,
): readonly (readonly [name: string, value: string])[] {
  return names.flatMap((name) => {
    const { fallback, write } = embedOptions[name] as Option<unknown>
    const value = options[name]
    return value === fallback ? [] : [[name, write(value)] as const]
  })
}

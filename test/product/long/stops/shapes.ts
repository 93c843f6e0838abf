/** The worst shapes of texts: each repeats one thing, as often as its size allows. */

const repeated = (beginning: string, unit: string) => (size: number) =>
  beginning + unit.repeat(Math.max(1, Math.floor((size - beginning.length) / unit.length)))

export const sizes = [1000, 30_000, 300_000, 1_000_000, 8_000_000]

/** Texts for one member of a form or of JSON. */
export const texts: Readonly<Record<string, (size: number) => string>> = {
  separator: repeated('', 'a&'),
  blank: repeated('a', ' '),
  plus: repeated('', '+'),
  'unclosed tag': repeated('', '<p>'),
  'unclosed attributes': repeated('<p', ' class ='),
  'long attribute': repeated('<p title="', 'x'),
  entity: repeated('', '&amp;'),
  nesting: repeated('', '<div>'),
  'unclosed comment': repeated('', '<!--'),
}

/** Whole bodies that are no form of anything. */
export const bodies: Readonly<Record<string, (size: number) => string>> = {
  ...texts,
  'separators alone': repeated('', '&'),
  'named fields': repeated('', 'a=1&'),
  percent: repeated('a=', '%'),
  'open lists': repeated('', '['),
  'open objects': repeated('', '{"a":'),
  'a list of numbers': (size) => `[${repeated('1', ',1')(size - 2)}]`,
  'a long text': (size) => `"${repeated('', '\\n')(size - 2)}"`,
  members: (size) =>
    `{${Array.from({ length: Math.floor(size / 12) }, (_, n) => `"${n}":1`).join()}}`,
}

/**
 * MathML that stays, as data: the elements and attributes of MathML Core
 * (https://www.w3.org/TR/mathml-core/, §2 and §3) that say what a formula means.
 *
 * Not kept are attributes that act (`href`, `on…`), name or style an element, or hide text or move
 * it over other text (`mathcolor`, `mathbackground`, `mathsize`, those of `mpadded`).
 */

const words = (list: string): string[] => list.split(' ')

/**
 * Elements that hold text (§3.2). In HTML they may hold HTML, which is how scripts were hidden in
 * MathML.
 */
export const mathTokens: ReadonlySet<string> = new Set(words('mi mn mo mtext ms'))

/** Elements without content. */
export const mathEmpty: ReadonlySet<string> = new Set(words('mspace mprescripts none'))

const containers = words(
  'mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts ' +
    'mtable mtr mtd',
)

/**
 * Elements of which browsers show the first child alone (§3.6, Appendix A): the others repeat it
 * for programs.
 */
export const mathAlternatives: ReadonlySet<string> = new Set(['semantics', 'maction'])

export const mathContainers: ReadonlySet<string> = new Set(containers)

/** All that can be in a clean `math`. */
export const mathElements: readonly string[] = [...mathTokens, ...mathEmpty, ...containers]

type Allowed = string | [string, ...(string | RegExp)[]]

const flag = (name: string): Allowed => [name, 'true', 'false']
/** Not below zero, which would move one part of a formula over another. */
const length = (name: string): Allowed => [
  name,
  /^(?:\d{1,3}(?:\.\d{1,4})?|\.\d{1,4})(?:em|ex|px|pt|%)$|^0$/,
]

const onAll: Allowed[] = [
  flag('displaystyle'),
  ['scriptlevel', /^[+-]?\d$/],
  ['mathvariant', /^[a-z-]{4,25}$/],
]

/** The attributes of each element, for hast-util-sanitize. */
export const mathAttributes: Readonly<Record<string, Allowed[]>> = {
  ...Object.fromEntries(mathElements.map((name) => [name, onAll])),
  math: [...onAll, ['display', 'block', 'inline'], 'alttext'],
  mo: [
    ...onAll,
    ['form', 'prefix', 'infix', 'postfix'],
    ...['lspace', 'rspace', 'maxsize', 'minsize'].map(length),
    ...['stretchy', 'symmetric', 'largeop', 'movablelimits'].map(flag),
  ],
  mspace: [...onAll, ...['width', 'height', 'depth'].map(length)],
  mfrac: [...onAll, length('linethickness')],
  munder: [...onAll, flag('accentunder')],
  mover: [...onAll, flag('accent')],
  munderover: [...onAll, flag('accent'), flag('accentunder')],
  mtd: [...onAll, ['rowspan', /^\d{1,3}$/], ['columnspan', /^\d{1,3}$/]],
}

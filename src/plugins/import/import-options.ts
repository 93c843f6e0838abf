/** The options of an import, above all how the articles were made, which no input says. */

import { authorshipModes, modes } from 'candor-disclosure/disclosure/modes.ts'
import { unknownMode } from '../../../schema/lists.ts'
import { InputError } from '../../core/tools/output.ts'

/** `unknown` says that nobody knows any more how the article was made. */
const importModes = [...authorshipModes, unknownMode] as const
export type ImportMode = (typeof importModes)[number]

type ModeChoice = { readonly mode: ImportMode; readonly reviewedBy?: string }

/**
 * `category` is the slug or the name of a topic, in any letter case. The first rule that fits
 * counts.
 */
type CategoryRule = ModeChoice & { readonly category: string }

export type ImportOptions = {
  /** The mode of articles that no rule fits, and whose input does not say it. */
  readonly mode?: ImportMode
  readonly reviewedBy?: string
  readonly rules?: readonly CategoryRule[]
  /** BCP 47. Counts before the language of a whole input, and after that of an item. */
  readonly language?: string
  /** Address of the site, where an input has relative addresses only. */
  readonly site?: string
  /** For pictures without alt text: leave them out (the default), or take the title. */
  readonly pictureAlt?: 'title'
}

const choices = importModes.join(', ')

const howToSay =
  `Say it with --mode ${importModes.join('|')}, and --reviewed-by for ai-assisted. ` +
  'unknown is for articles from before 2 August 2026, of which nobody knows it any more.'

/** Throws an `InputError` for options that contradict each other or are none. */
export function checkOptions(options: ImportOptions): void {
  const { mode, reviewedBy, rules = [], language, site, pictureAlt } = options
  if (mode !== undefined)
    checkChoice({ mode, ...(reviewedBy !== undefined && { reviewedBy }) }, 'the articles')
  for (const rule of rules) checkChoice(rule, `the category "${rule.category}"`)
  if (mode === undefined && reviewedBy !== undefined)
    throw wrong(`A reviewer needs a mode. ${howToSay}`)
  if (language !== undefined && !isLanguageTag(language)) {
    throw wrong(`"${language}" is no language tag. Write one such as en or pt-BR (BCP 47).`)
  }
  if (site !== undefined && !/^https?:$/.test(URL.parse(site)?.protocol ?? '')) {
    throw wrong(`"${site}" is no address of a site. Write it as https://old.example.org.`)
  }
  if (pictureAlt !== undefined && pictureAlt !== 'title') {
    throw wrong(`"${String(pictureAlt)}" gives no alt texts. Only "title" is allowed.`)
  }
}

function checkChoice({ mode, reviewedBy }: ModeChoice, what: string): void {
  if (!importModes.includes(mode))
    throw wrong(`"${String(mode)}" is no mode for ${what}. Allowed: ${choices}.`)
  const rule = mode === 'unknown' ? 'forbidden' : modes[mode].reviewer
  const named = reviewedBy !== undefined && reviewedBy.trim() !== ''
  if (rule === 'required' && !named)
    throw wrong(`${mode} needs the name of the human who reviewed ${what}.`)
  if (rule === 'forbidden' && named)
    throw wrong(`${mode} has no reviewer: leave out the name for ${what}.`)
}

const wrong = (message: string): InputError => new InputError('wrong_option', message)

/** The database has the same rule: the form of a BCP 47 tag. */
export const isLanguageTag = (text: string): boolean =>
  /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,10}$/.test(text)

/**
 * How an article with these topics was made. Throws an `InputError` with the choices if nothing
 * says it; `what` names the article.
 */
export function modeChoice(
  topics: readonly { readonly slug: string; readonly label: string }[],
  { mode, reviewedBy, rules = [] }: ImportOptions,
  what: string,
): ModeChoice {
  const names = new Set(topics.flatMap(({ slug, label }) => [slug, label.toLowerCase()]))
  const rule = rules.find(({ category }) => names.has(category.trim().toLowerCase()))
  if (rule !== undefined) return rule
  if (mode !== undefined) return { mode, ...(reviewedBy !== undefined && { reviewedBy }) }
  const why =
    rules.length === 0 ? 'Nothing says how the articles were made' : `No rule fits ${what}`
  throw new InputError('mode_missing', `${why}. ${howToSay}`)
}

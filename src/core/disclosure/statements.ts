/**
 * Statements: the sentence that says how an article was made. It opens the text; entry-labels.ts
 * has the label of the summary.
 */

import {
  type DisclosedText,
  disclosureAttributes,
} from 'candor-disclosure/disclosure/html-attributes.ts'
import { modes } from 'candor-disclosure/disclosure/modes.ts'
import type { PartName } from 'candor-disclosure/disclosure/parts.ts'
import { attributes, type Markup, markup, nothing } from 'candor-disclosure/text/markup.ts'
import { type Spoken, wordsFor } from '../words/spoken.ts'
import { fill } from '../words/words.ts'
import type { Disclosure, EntryDisclosure } from './disclosure.ts'
import { entryLabels } from './entry-labels.ts'
import { modeTag } from './labels.ts'
import { partsStatement } from './part-statements.ts'
import { standardWording, type Wording } from './wording.ts'

/**
 * Adds labels, the tag and the statement: the newsroom's own, or else Candor's in `language` (BCP
 * 47), or else Candor's in English. The newsroom's own counts as being in `language`, the language
 * of the article.
 */
export function entryDisclosure(
  disclosure: Disclosure,
  language: string,
  wording: Wording = standardWording,
  spoken: Spoken = wordsFor(language, wording.words),
): EntryDisclosure {
  const { mode, reviewedBy } = disclosure
  const ofParts = partsStatement(disclosure, language, spoken)
  // The database rejects an article without a required reviewer. A dash makes it visible if that
  // check fails.
  const ofMode = fill(spoken.statements.words[mode], { reviewed_by: reviewedBy ?? '—' })
  const ours = ofParts === null ? spoken.statements.language : spoken.parts.language
  return {
    ...disclosure,
    statement: disclosure.statement ?? ofParts ?? ofMode,
    statementLanguage: disclosure.statement === null ? ours : language,
    tag: modeTag(mode, spoken.tags.language, wording.words),
    digitalSourceType: modes[mode].iptc,
    ...entryLabels(disclosure, language, wording, spoken),
  }
}

/**
 * The mode of all items, and what else they have in common. All `null` if their modes differ or one
 * is unknown, and without items.
 */
export function agreedDisclosure(items: readonly (DisclosedText | null)[]): DisclosedText {
  const mode = agreed(items.map((item) => item?.mode ?? null))
  if (mode === null) return { mode, model: null, provider: null }
  return {
    mode,
    model: agreed(items.map((item) => item?.model ?? null)),
    provider: agreed(items.map((item) => item?.provider ?? null)),
  }
}

function agreed<T>(values: readonly (T | null)[]): T | null {
  const first = values[0] ?? null
  return values.every((value) => value === first) ? first : null
}

/**
 * The `<meta>` of “AI Content Disclosure for HTML” (§4): one line for `<head>`, with what all
 * articles of the page have in common. Empty if their modes differ: the report has no value for
 * that since September 2026 (`mixed` was dropped), and the articles’ own attributes say it.
 */
export function disclosureMeta(articles: readonly (DisclosedText | null)[]): Markup {
  const { 'ai-disclosure': content = null, ...others } = disclosureAttributes(
    agreedDisclosure(articles),
  )
  return content === null
    ? nothing
    : markup`<meta${attributes({ name: 'ai-disclosure', content, ...others })}>\n`
}

/**
 * The attributes of an element with a part that was made in another way than the text around it:
 * those of “AI Content Disclosure for HTML” (§3), and its name. Empty if the disclosure lacks it.
 */
export function partAttributes(disclosure: Disclosure | null, name: PartName): Markup {
  const part = disclosure?.parts.find((each) => each.name === name)
  return part === undefined
    ? nothing
    : attributes({ ...disclosureAttributes(part), 'data-candor-part': name })
}

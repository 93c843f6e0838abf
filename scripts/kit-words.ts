/**
 * Writes the words, and the facts about modes, that each kit shares with Candor:
 * `node scripts/kit-words.ts`. Each kit has its copy, so that people copy one folder.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { modes, parseMode } from 'candor-disclosure/disclosure/modes.ts'
import { partNames } from 'candor-disclosure/disclosure/parts.ts'
import { digitalSourceTypeUri, schemaOrgSource } from 'candor-disclosure/disclosure/vocabularies.ts'
import { primarySubtag, rightToLeft, textDirection } from 'candor-disclosure/text/language.ts'
import { labelSentence } from '../src/core/disclosure/entry-labels.ts'
import { labelIn, modeTag } from '../src/core/disclosure/labels.ts'
import { commaIn } from '../src/core/disclosure/part-statements.ts'
import { languageName } from '../src/core/words/language-names.ts'
import { languages } from '../src/core/words/languages.ts'
import { wordsFor } from '../src/core/words/spoken.ts'
import { bestTag } from '../src/core/words/words.ts'
import { presets } from '../src/plugins/partners/presets.ts'

/**
 * Tags that the kits cannot shorten to one of the languages: other names of a language, and Chinese
 * without a script.
 */
const otherTags = ['no', 'nn', 'iw', 'in', 'mo', 'zh', 'zh-tw', 'zh-hk', 'zh-mo']

const modeNames = Object.keys(modes).flatMap((name) => parseMode(name) ?? [])

const ofModes = (text: (mode: (typeof modeNames)[number]) => string | undefined) =>
  Object.fromEntries(
    modeNames.flatMap((mode) => (text(mode) === undefined ? [] : [[mode, text(mode)]])),
  )

/** MSN's flag in MSN's spelling, so that English feeds do not have it twice. */
function spelledAsMsn(tag: string | null): string | undefined {
  const { aiCategory } = presets.msn
  if (tag !== null && aiCategory !== null && tag.toLowerCase() === aiCategory.toLowerCase())
    return aiCategory
  return tag ?? undefined
}

function languageWords(language: string) {
  const spoken = wordsFor(language)
  const labels = ofModes((mode) => labelIn(mode, language)?.text)
  return {
    language,
    direction: textDirection(language),
    labels,
    sentences: ofModes((mode) => {
      const label = labelIn(mode, language)
      return label === null ? undefined : labelSentence(label, spoken)
    }),
    tags: ofModes((mode) => spelledAsMsn(modeTag(mode, language))),
    statements: spoken.statements.words,
    sources: spoken.references.words.sources,
    name: languageName(primarySubtag(language)),
    comma: commaIn(spoken.parts.language),
    parts: spoken.parts.words,
  }
}

/**
 * All that is generated. Languages and aliases are in lower case: shorten a tag by one subtag until
 * one of them has it.
 */
export const kitWords = {
  msnFlag: presets.msn.aiCategory,
  /** Names of parts, the weightiest first. */
  partNames,
  modes: Object.fromEntries(
    modeNames.map((mode) => {
      const { iptc, podcast, reviewer } = modes[mode]
      const schemaOrg = schemaOrgSource(iptc)
      const schema = schemaOrg === null ? null : `https://schema.org/${schemaOrg}`
      return [mode, { code: iptc, uri: digitalSourceTypeUri(iptc), ai: podcast, schema, reviewer }]
    }),
  ),
  aliases: Object.fromEntries(
    otherTags.map((tag) => [
      tag,
      bestTag(tag, (each) => Object.hasOwn(languages, each))?.toLowerCase() ?? 'en',
    ]),
  ),
  rightToLeft: [...rightToLeft],
  languages: Object.fromEntries(
    Object.keys(languages).map((language) => [language.toLowerCase(), languageWords(language)]),
  ),
}

function asPhp(value: unknown, indent = ''): string {
  if (typeof value === 'string') return `'${value.replace(/['\\]/g, '\\$&')}'`
  if (typeof value !== 'object' || value === null) return String(value)
  const rows = Object.entries(value).map(
    ([key, each]) => `${indent}\t'${key}' => ${asPhp(each, `${indent}\t`)},\n`,
  )
  return `array(\n${rows.join('')}${indent})`
}

/**
 * The words by the English that Ghost's theme has, as its `locales/` have them. A label has the
 * space that follows it.
 */
function ghostLocale(language: string): Record<string, string> {
  const pairs = (words: ReturnType<typeof languageWords>) => [
    ...[words.language, words.direction],
    ...Object.values(words.labels).map((label) => (label?.endsWith('：') ? label : `${label} `)),
    ...[...Object.values(words.tags), ...Object.values(words.statements)].map(String),
  ]
  const values = pairs(languageWords(language))
  return Object.fromEntries(
    pairs(languageWords('en')).map((key, index) => [key, values[index] ?? key]),
  )
}

const asJson = `${JSON.stringify(kitWords, null, 2)}\n`

/** For templates that have the words of parts in the front matter. */
const asJsonWithoutParts = `${JSON.stringify(
  kitWords,
  (key, value) => (['parts', 'name', 'comma'].includes(key) ? undefined : value),
  2,
)}\n`

/** The generated files by their path below kits/. */
export const kitFiles: Readonly<Record<string, string>> = {
  'hugo/data/candor.json': asJsonWithoutParts,
  'jekyll/_data/candor.json': asJsonWithoutParts,
  ...Object.fromEntries(
    Object.keys(languages)
      .filter((language) => language !== 'en')
      .map((language) => [
        `ghost/locales/${language}.json`,
        `${JSON.stringify(ghostLocale(language), null, 2)}\n`,
      ]),
  ),
  'javascript/words.json': asJson,
  'wordpress/candor-disclosure/words.php': `<?php
/**
 * Generated from Candor's words by scripts/kit-words.ts.
 *
 * @package candor-disclosure
 */

defined( 'ABSPATH' ) || exit;

return ${asPhp(kitWords)};
`,
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of Object.entries(kitFiles)) {
    writeFileSync(new URL(`../kits/${path}`, import.meta.url), text)
  }
}

/**
 * Names of languages, in a table so that they are the same for every reader and on every machine.
 */
import { primarySubtag } from 'candor-disclosure/text/language.ts'
import { wordsIn } from './words.ts'

/** By primary subtag of BCP 47: the language's own name, and its English name. */
const languages: Readonly<Record<string, readonly [own: string, english: string]>> = {
  ar: ['العربية', 'Arabic'],
  bg: ['Български', 'Bulgarian'],
  bn: ['বাংলা', 'Bengali'],
  ca: ['Català', 'Catalan'],
  cs: ['Čeština', 'Czech'],
  da: ['Dansk', 'Danish'],
  de: ['Deutsch', 'German'],
  el: ['Ελληνικά', 'Greek'],
  en: ['English', 'English'],
  es: ['Español', 'Spanish'],
  et: ['Eesti', 'Estonian'],
  eu: ['Euskara', 'Basque'],
  fa: ['فارسی', 'Persian'],
  fi: ['Suomi', 'Finnish'],
  fr: ['Français', 'French'],
  ga: ['Gaeilge', 'Irish'],
  he: ['עברית', 'Hebrew'],
  hi: ['हिन्दी', 'Hindi'],
  hr: ['Hrvatski', 'Croatian'],
  hu: ['Magyar', 'Hungarian'],
  id: ['Bahasa Indonesia', 'Indonesian'],
  it: ['Italiano', 'Italian'],
  ja: ['日本語', 'Japanese'],
  ko: ['한국어', 'Korean'],
  lt: ['Lietuvių', 'Lithuanian'],
  lv: ['Latviešu', 'Latvian'],
  mt: ['Malti', 'Maltese'],
  nb: ['Norsk bokmål', 'Norwegian'],
  nl: ['Nederlands', 'Dutch'],
  nn: ['Norsk nynorsk', 'Norwegian Nynorsk'],
  no: ['Norsk', 'Norwegian'],
  pl: ['Polski', 'Polish'],
  pt: ['Português', 'Portuguese'],
  ro: ['Română', 'Romanian'],
  ru: ['Русский', 'Russian'],
  sk: ['Slovenčina', 'Slovak'],
  sl: ['Slovenščina', 'Slovenian'],
  sv: ['Svenska', 'Swedish'],
  sw: ['Kiswahili', 'Swahili'],
  th: ['ไทย', 'Thai'],
  tr: ['Türkçe', 'Turkish'],
  uk: ['Українська', 'Ukrainian'],
  ur: ['اردو', 'Urdu'],
  vi: ['Tiếng Việt', 'Vietnamese'],
  zh: ['中文', 'Chinese'],
}

/** Says whether the language of a tag (BCP 47) has a name here: pages show its code otherwise. */
export const hasName = (tag: string): boolean => Object.hasOwn(languages, primarySubtag(tag))

/** The language's own name; the tag if the language is not in the table. */
export const languageName = (tag: string): string => languages[tag]?.[0] ?? tag

/**
 * The name on a page: `German (Deutsch)` in English, and the language's own name on pages in other
 * languages.
 */
export function languageNameFor(tag: string, pageLanguage: string): string {
  if (tag === 'und') return wordsIn('families', pageLanguage).words.undetermined
  if (pageLanguage !== 'en') return languageName(tag)
  const [own, english] = languages[tag] ?? [tag, tag]
  return own === english ? own : `${english} (${own})`
}

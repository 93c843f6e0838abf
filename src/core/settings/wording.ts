/** Settings of words: the newsroom's own, and the form and position of labels. */
import { labelForms, onOrOff, standardWording, titleLabelRules } from '../disclosure/wording.ts'
import { parseOwnWords } from '../words/own-words.ts'
import { oneOf } from './setting.ts'

/** Returns the text of a file, or throws. Only Node has one. */
export type ReadFile = (path: string) => string

/** How to read files, and the JSON or YAML in them. Only Node passes it. */
export type OwnFiles = {
  readonly readFile?: ReadFile
  readonly parseFile?: (text: string) => unknown
}

/** The problem of a setting that names a file. */
export const unreadable = (path: string, error: unknown): string =>
  `the file ${JSON.stringify(path.slice(0, 80))} cannot be read (${error instanceof Error ? error.message : String(error)})`

/** A JSON object, or the path of a file with one, in JSON or YAML. */
function ownWords({ readFile, parseFile }: OwnFiles) {
  const read = (text: string) =>
    text.startsWith('{') || readFile === undefined
      ? parseOwnWords(text)
      : parseOwnWords(readFile(text), parseFile)
  return {
    name: 'LABELS',
    expected: 'a JSON object of words; on Node, also the path of a JSON or YAML file',
    example: '{"de":{"labels":{"ai-assisted":"Mit KI:"}}}',
    description:
      '[Your own words](words.md#your-own-words): JSON, or on Node the path of a JSON or YAML file.',
    fallback: null,
    parse(text: string) {
      const parsed = read(text)
      return 'words' in parsed ? parsed.words : undefined
    },
    problems(text: string) {
      try {
        const parsed = read(text)
        const file =
          text.startsWith('{') || readFile === undefined
            ? ''
            : `${JSON.stringify(text.slice(0, 80))}: `
        return 'words' in parsed ? [] : parsed.problems.map((problem) => `${file}${problem}`)
      } catch (error) {
        return [unreadable(text, error)]
      }
    },
  }
}

/** All variables of words, in the order of docs/settings.md. */
export const wordingSettings = (files: OwnFiles = {}) => ({
  words: ownWords(files),
  labelForm: {
    ...oneOf('LABEL_FORM', labelForms, standardWording.labelForm),
    description:
      '[The language’s word for AI, the letters “AI”](words.md#the-letters-ai), or both.',
  },
  titleLabel: {
    ...oneOf('TITLE_LABEL', titleLabelRules, standardWording.titleLabel),
    description: '[Labels in titles](words.md#labels-in-titles).',
  },
  sayHuman: {
    ...oneOf('SAY_HUMAN', onOrOff, standardWording.sayHuman),
    description: 'Ends full texts of articles without AI with their statement.',
  },
})

/** The articles that each kit publishes, and what its feed must declare of them. */
import { kitWords } from '../../../scripts/kit-words.ts'

export type Source = { readonly url: string; readonly title: string; readonly publisher?: string }

export type Case = {
  readonly slug: string
  readonly title: string
  readonly text: string
  /** `null` without a disclosure. */
  readonly disclosure: {
    readonly mode: string
    readonly model?: string
    readonly provider?: string
    readonly reviewed_by?: string
    readonly sources?: readonly Source[]
  } | null
}

/** Newest first. Names and titles have the characters that templates forget to escape. */
export const cases = [
  {
    slug: 'dam',
    title: 'Dam gets sensors',
    text: 'Twelve sensors measure the water.',
    disclosure: {
      mode: 'ai-assisted',
      model: 'example-model-1',
      provider: 'Example & Sons',
      reviewed_by: 'Desk "West" & <Sons>',
      sources: [
        {
          url: 'https://council.example.org/minutes?year=2026&month=4',
          title: 'R&D <Lab>, "April"',
          publisher: "Council's <Office> & Co",
        },
        { url: 'https://water.example.org/levels', title: 'Levels' },
      ],
    },
  },
  {
    slug: 'bridge',
    title: 'Bridge reopens',
    text: 'The city opened the bridge on Friday.',
    disclosure: {
      mode: 'ai-autonomous',
      model: 'example-model-2 <beta> & "more"',
      provider: 'Example Provider',
    },
  },
  {
    slug: 'market',
    title: 'Market moves',
    text: 'The market moves to the square.',
    disclosure: {
      mode: 'human-only',
      sources: [{ url: 'https://market.example.org/', title: 'Programme' }],
    },
  },
  { slug: 'old', title: 'From before', text: 'Nobody knows how this was made.', disclosure: null },
] as const satisfies readonly Case[]

/** The generated words that kits use for a language, such as `de`. */
export function wordsOf(language: string) {
  const words = kitWords.languages[language]
  if (words === undefined) throw new Error(`No words for ${language}`)
  return words
}

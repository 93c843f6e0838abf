/** The forms of a label that rules make from one another, so that a language file has each word once. */
import type { LabelWords } from './en.ts'

type ByMode = LabelWords['labels']

type LabelTexts = {
  /** The name of AI in the labels, as inside a sentence; by default “AI” itself. */
  readonly ai?: string
  /** The labels before a summary, with their colon. */
  readonly autonomous: string
  readonly assisted: string
  /** The tag of `ai-autonomous`: how its label begins. */
  readonly tag: string
  /** The label before titles of `ai-autonomous`, where it is not `ai` with a colon. */
  readonly title?: string
  /** The labels with the letters “AI”, where the grammar asks for more than those letters. */
  readonly withAi?: { readonly autonomous?: string; readonly assisted?: string }
}

const colonOf = (label: string) => /\s*[:：]$/.exec(label)?.[0] ?? ''

/** A label without the colon at its end. */
export const bareLabel = (label: string): string =>
  label.slice(0, label.length - colonOf(label).length)

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** The sections of a language file that are about labels. */
export function labelForms({
  ai = 'AI',
  autonomous,
  assisted,
  tag,
  title,
  withAi = {},
}: LabelTexts) {
  const replaced = (label: string) => label.replace(ai, 'AI').replace(capital(ai), 'AI')
  const {
    autonomous: autonomousWithAi = replaced(autonomous),
    assisted: assistedWithAi = replaced(assisted),
  } = withAi
  const colon = colonOf(autonomous)
  return {
    labels: byMode(autonomous, assisted),
    labelsWithAi: byMode(autonomousWithAi, assistedWithAi),
    titleLabels: byMode(title ?? `${capital(ai)}${colon}`, assisted),
    titleLabelsWithAi: byMode(`AI${colon}`, assistedWithAi),
    tags: byMode(tag, bareLabel(assisted)),
  }
}

const byMode = (autonomous: string, assisted: string): ByMode => ({
  'ai-autonomous': autonomous,
  'ai-assisted': assisted,
})

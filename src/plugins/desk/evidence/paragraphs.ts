/** The text of HTML as readers see it, by paragraphs. Pure. */
import { textRuns } from 'candor-disclosure/parse/parse-html.ts'

/**
 * With one space for each run of white space; without paragraphs that have no text. Takes time in
 * proportion to the length.
 */
export const paragraphsOf = (html: string): readonly string[] =>
  textRuns(html).map((run) => run.replace(/\s+/g, ' '))

/** The text of HTML as readers see it, by paragraphs. Pure. */
import { droppedElements, isSpecial, readTokens } from '../parse/parse-html.ts'

/** With one space for each run of white space; without paragraphs that have no text. Takes time in proportion to the length. */
export function paragraphsOf(html: string): readonly string[] {
  const paragraphs = ['']
  let droppedBy = ''
  const breakAt = (tagName: string) => {
    if (droppedBy === '' && (isSpecial(tagName) || tagName === 'br')) paragraphs.push('')
  }
  readTokens(html, {
    start({ tagName }) {
      if (droppedBy === '' && droppedElements.has(tagName)) droppedBy = tagName
      breakAt(tagName)
    },
    end({ tagName }) {
      if (droppedBy === tagName) droppedBy = ''
      breakAt(tagName)
    },
    text(characters) {
      if (droppedBy === '') paragraphs[paragraphs.length - 1] += characters
    },
  })
  return paragraphs.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')
}

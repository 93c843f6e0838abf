/** What is left of HTML without its tags still spells some characters as references: turns them into what they stand for. */
import { parseFragment } from 'parse5'

/** Plain text, of text that may hold character references (HTML §13.5). */
export function readableText(text: string): string {
  if (!text.includes('&')) return text
  const [node] = parseFragment(text.replaceAll('<', '&lt;')).childNodes
  return node && 'value' in node ? node.value : text
}

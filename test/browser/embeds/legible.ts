/** Whether readers can read what they must, measured where the text itself is drawn; and declarations that might keep them from it. */
import { type Database, insertArticle } from '../../fixtures/insert-article.ts'
import type { Place } from './widgets.ts'

/** Each may hide the element that it is for, or what stands beside it. */
export const ways = [
  ...['display:none', 'visibility:hidden', 'opacity:0', 'content-visibility:hidden', 'clip-path:inset(50%)'],
  ...['font-size:0', 'line-height:0', 'font-size:6px', 'text-indent:-9999px', 'height:0;overflow:clip'],
  ...['position:absolute;left:-9999px', 'transform:scale(0)', 'border:3em solid #fff', 'padding-block:3em'],
]

/** Each reaches what stands within the element that it is for. */
export const inherited = [
  ...[
    'font-size:0',
    'font-size:1px',
    'line-height:0',
    'text-indent:-9999px',
    'visibility:hidden',
    'font-size-adjust:.01',
  ],
  ...['letter-spacing:-1em', 'letter-spacing:99em', 'word-spacing:-2em', 'word-spacing:99em'],
  ...['text-transform:uppercase', '-webkit-text-fill-color:transparent', '-webkit-text-security:disc'],
]

export type Reading = {
  readonly role: string
  readonly text: string
  /** Of the headline that it stands with; -1 for the link back, which stands with all. */
  readonly index: number
  readonly isSeen: boolean
  /** As large and as wide as it has to be, in letters that one can read. */
  readonly isPlain: boolean
}

/** Of titles, and of all that must be read with them. */
export const readingsIn = (place: Place): Promise<Reading[]> =>
  place.locator('.candor-title, .candor-label, .candor-notice, .candor-back').evaluateAll((elements) => {
    const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
    const read = (element: Element) => {
      element.scrollIntoView({ block: 'center' })
      const style = getComputedStyle(element)
      const range = document.createRange()
      range.selectNodeContents(element)
      const lines = [...range.getClientRects()]
      const [{ x, y, width, height } = new DOMRect()] = lines
      const root = element.getRootNode() as Document | ShadowRoot
      const drawn = lines.reduce((sum, line) => sum + line.width, 0)
      pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
      const text = element.textContent ?? ''
      const item = element.closest('.candor-item')
      return {
        role: element.className.replace('candor-', ''),
        text,
        index: item === null ? -1 : [...(item.parentElement?.children ?? [])].indexOf(item),
        isSeen:
          element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
          width > 1 &&
          height > 1 &&
          style.clipPath === 'none' &&
          element.contains(root.elementFromPoint(x + width / 2, y + height / 2)),
        isPlain:
          Number.parseFloat(style.fontSize) >= 12 &&
          // Lines would lie on one another.
          !(Number.parseFloat(style.lineHeight) < Number.parseFloat(style.fontSize)) &&
          // The blanks at which lines break have no width.
          Math.abs(drawn / pen.measureText(text).width - 1) < 0.1 &&
          style.textTransform === 'none' &&
          style.webkitTextFillColor === style.color &&
          style.getPropertyValue('-webkit-text-security') === 'none',
      }
    }
    return elements.map(read)
  })

/** What must be read and cannot be. */
export const illegibleIn = (readings: readonly Reading[]) =>
  readings.filter(({ role, isSeen, isPlain }) => role !== 'title' && !(isSeen && isPlain))

/** What must be read and cannot be, though its headline can. */
export function leftAlone(readings: readonly Reading[]): Reading[] {
  const titles = readings.filter(({ role, isSeen }) => role === 'title' && isSeen)
  return illegibleIn(readings).filter((each) => titles.some(({ index }) => [index, -1].includes(each.index)))
}

/** An article with a notice that takes a few lines, in English. */
export const insertRetracted = (db: Database) =>
  insertArticle(db, {
    status: 'retracted',
    retractionReason: `The date in its main statement was wrong, as readers wrote to us: ${'it was another. '.repeat(20)}`,
    retractedAt: new Date('2026-05-03T00:00:00Z'),
    publishedAt: new Date('2026-05-02T00:00:00Z'),
  })

/**
 * Measures whether labels, notices and links back are legible as drawn, and lists CSS that could
 * hide them.
 */
import { type Database, insertArticle } from '../../../fixtures/insert-article.ts'
import type { Place } from './widgets.ts'

/** Declarations that may hide an element or its neighbours. */
export const ways = [
  'display:none',
  'visibility:hidden',
  'opacity:0',
  'content-visibility:hidden',
  'clip-path:inset(50%)',
  'font-size:0',
  'line-height:0',
  'font-size:6px',
  'text-indent:-9999px',
  'height:0;overflow:clip',
  'position:absolute;left:-9999px',
  'transform:scale(0)',
  'border:3em solid #fff',
  'padding-block:3em',
]

/** Inherited declarations that may hide descendants. */
export const inherited = [
  ...['font-size:0', 'font-size:1px', 'line-height:0', 'text-indent:-9999px', 'visibility:hidden'],
  'font-size-adjust:.01',
  ...['letter-spacing:-1em', 'letter-spacing:99em', 'word-spacing:-2em', 'word-spacing:99em'],
  'text-transform:uppercase',
  '-webkit-text-fill-color:transparent',
  '-webkit-text-security:disc',
]

export type Reading = {
  readonly role: string
  readonly text: string
  /** Position of its headline; -1 for the link back, which belongs to all. */
  readonly index: number
  readonly isSeen: boolean
  /** Normal size, width and letters. */
  readonly isPlain: boolean
}

/** Readings of titles and of all mandatory texts. */
export const readingsIn = (place: Place): Promise<Reading[]> =>
  place
    .locator('.candor-title, .candor-label, .candor-notice, .candor-back')
    .evaluateAll((elements) => {
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
            // Otherwise lines overlap.
            !(Number.parseFloat(style.lineHeight) < Number.parseFloat(style.fontSize)) &&
            // Tolerance: spaces at line breaks have no width.
            Math.abs(drawn / pen.measureText(text).width - 1) < 0.1 &&
            style.textTransform === 'none' &&
            style.webkitTextFillColor === style.color &&
            style.getPropertyValue('-webkit-text-security') === 'none',
        }
      }
      return elements.map(read)
    })

/** Mandatory texts that are illegible. */
export const illegibleIn = (readings: readonly Reading[]) =>
  readings.filter(({ role, isSeen, isPlain }) => role !== 'title' && !(isSeen && isPlain))

/** Mandatory texts that are illegible although their headline is visible. */
export function leftAlone(readings: readonly Reading[]): Reading[] {
  const titles = readings.filter(({ role, isSeen }) => role === 'title' && isSeen)
  return illegibleIn(readings).filter((each) =>
    titles.some(({ index }) => [index, -1].includes(each.index)),
  )
}

/** Inserts an English article with a retraction notice of several lines. */
export const insertRetracted = (db: Database) =>
  insertArticle(db, {
    status: 'retracted',
    retractionReason: `The date in its main statement was wrong, as readers wrote to us: ${'it was another. '.repeat(20)}`,
    retractedAt: new Date('2026-05-03T00:00:00Z'),
    publishedAt: new Date('2026-05-02T00:00:00Z'),
  })

/** Whether a partner's rules take labels away and leave their headlines: measured where the text itself is drawn. */
import type { Page } from 'playwright-core'

/** In which one rule may hide what it is for. */
export const ways = [
  ...[
    'display:none',
    'visibility:hidden',
    'opacity:0',
    'font-size:0',
    'line-height:0',
    'font-size:6px',
    'text-indent:-9999px',
  ],
  ...['position:absolute;left:-9999px', 'height:0;overflow:hidden', 'transform:scale(0)', 'content-visibility:hidden'],
]

/** Headlines that one can read and whose label one cannot, and how many were hidden with their label, rule by rule. */
export const hiddenBy = (opened: Page, rules: readonly string[]) =>
  opened.locator('candor-headlines').evaluate((host, all) => {
    const readable = (element: Element | null, least: number) => {
      if (!element?.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false
      // Of the text itself: it may stand elsewhere than its element.
      const range = document.createRange()
      range.selectNodeContents(element)
      const { width, height, left, right } = range.getBoundingClientRect()
      return (
        width > 1 &&
        height > 1 &&
        right > 0 &&
        left < innerWidth &&
        Number.parseFloat(getComputedStyle(element).fontSize) >= least
      )
    }
    const ours = document.querySelector('#ours') as Element
    const items = [...(host.shadowRoot?.querySelectorAll('.candor-item:has(.candor-label)') ?? [])]
    const alone: string[] = []
    let hidden = 0
    for (const rule of all) {
      ours.textContent = rule
      for (const item of items) {
        const hasTitle = readable(item.querySelector('.candor-title'), 2)
        if (!hasTitle) hidden += 1
        else if (!readable(item.querySelector('.candor-label'), 12)) alone.push(`${rule} ${item.textContent}`)
      }
    }
    return { alone, hidden }
  }, rules)

/**
 * Optional script for a partner's page: sets the height that Candor's frames report. It applies to
 * frames whose `src` ends with an id: `#candor-…`.
 */

import { parseUrl } from './parse-url.ts'

/** The message of a frame (frame-page.ts). */
type HeightReport = { readonly type: string; readonly id: string; readonly height: number }

const maxPixels = 20_000

/**
 * Empty for frames of other services, which may have an `/embed/` or a hash too. The script sends
 * them nothing.
 */
function idOf(frame: HTMLIFrameElement): string {
  const url = parseUrl(frame.src)
  return url?.pathname.includes('/embed/') && url.hash.startsWith('#candor-')
    ? url.hash.slice(1)
    : ''
}

addEventListener('message', ({ data, source }: MessageEvent<HeightReport | null>) => {
  if (data?.type !== 'candor:height' || !(data.height > 0 && data.height <= maxPixels)) return
  for (const frame of document.querySelectorAll('iframe')) {
    // A sandboxed frame has no origin to check. Its window and the id from the page identify it.
    if (frame.contentWindow === source && idOf(frame) !== '' && idOf(frame) === data.id) {
      const height = Math.ceil(data.height)
      frame.height = String(height)
      // A style of the element wins over its attribute.
      const { style } = frame
      if (style.height !== '')
        style.setProperty('height', `${height}px`, style.getPropertyPriority('height'))
    }
  }
})

// Frames that loaded before this script: ask them for their height.
for (const frame of document.querySelectorAll('iframe')) {
  if (idOf(frame) !== '') frame.contentWindow?.postMessage({ type: 'candor:measure' }, '*')
}

/** Optional, on a partner's page: gives each frame of ours the height that it says it needs. Frames take part whose `src` ends with an id: `#candor-…`. */

import { parseUrl } from './parse-url.ts'

/** What a frame sends: frame-page.ts. */
type Report = { readonly type: string; readonly id: string; readonly height: number }

const mostPixels = 20_000

/** Empty for the frames of others, which are told nothing: they may be at an `/embed/` of theirs, and have a hash too. */
function idOf(frame: HTMLIFrameElement): string {
  const url = parseUrl(frame.src)
  return url?.pathname.includes('/embed/') && url.hash.startsWith('#candor-') ? url.hash.slice(1) : ''
}

addEventListener('message', ({ data, source }: MessageEvent<Report | null>) => {
  if (data?.type !== 'candor:height' || !(data.height > 0 && data.height <= mostPixels)) return
  for (const frame of document.querySelectorAll('iframe')) {
    // A sandboxed frame has no origin to check; it is known by its window, and by the id that the page gave it.
    if (frame.contentWindow === source && idOf(frame) !== '' && idOf(frame) === data.id) {
      frame.height = String(Math.ceil(data.height))
    }
  }
})

// Those that were there first have spoken to nobody.
for (const frame of document.querySelectorAll('iframe')) {
  if (idOf(frame) !== '') frame.contentWindow?.postMessage({ type: 'candor:measure' }, '*')
}

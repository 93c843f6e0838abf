/** The one stylesheet of all pages: a name that changes with its text, so that browsers may keep it for a year. */
import { baseStyle } from './style-base.ts'
import { partsStyle } from './style-parts.ts'

/** Without the indentation that is there for those who edit it. */
export const style = `${baseStyle}${partsStyle}`.replace(/\n */g, '').replace(/ ?([{};]) ?/g, '$1')

/** FNV-1a, 32 bits: it only has to differ from release to release, and it is there before any request. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** Below the base path. */
export const stylePath = `/style.${fingerprint(style)}.css`

/** The pictures of the demo newsroom and their sizes; `draw-pictures.ts` draws the files. */
import type { DemoPicture } from './demo-article.ts'

/** Name of the committed file without `.png` → its length in bytes. */
export const pictureBytes = {
  distillation: 52493,
  broadcast: 54331,
  sound: 26427,
  glyphs: 36557,
  globe: 56188,
  branches: 17965,
  hub: 34314,
  archive: 11778,
  exchange: 11626,
  seal: 36998,
  outline: 12844,
  calendar: 10456,
  gate: 14571,
  contrast: 23473,
} as const satisfies Readonly<Record<string, number>>

/**
 * `algorithmicMedia` is IPTC's term for a picture that a program draws by rules, without any
 * training data.
 */
export function drawn(name: keyof typeof pictureBytes, alt: string): DemoPicture {
  return {
    file: `${name}.png`,
    alt,
    credit: 'Candor demo, drawn by a program',
    digitalSourceType: 'algorithmicMedia',
    width: 1200,
    height: 675,
    mediaType: 'image/png',
    byteLength: pictureBytes[name],
  }
}

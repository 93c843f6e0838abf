/** Draws flat shapes with smooth edges on a vertical gradient, in a palette derived from a name. */

export const width = 1200
export const height = 675

export type Colour = readonly [red: number, green: number, blue: number]

/** From dark to light; `accent` is nearly opposite on the colour wheel. */
export type Palette = {
  readonly deep: Colour
  readonly ground: Colour
  readonly tone: Colour
  readonly light: Colour
  readonly pale: Colour
  readonly accent: Colour
}

/** Signed distance in pixels from a shape's edge: negative inside. */
export type Shape = (x: number, y: number) => number

/** The same name always gives the same palette: its FNV-1a hash selects the hue. */
export function paletteOf(name: string): Palette {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  const hue = hash % 360
  return {
    deep: fromHsl(hue, 0.5, 0.16),
    ground: fromHsl(hue + 18, 0.46, 0.3),
    tone: fromHsl(hue + 10, 0.42, 0.47),
    light: fromHsl(hue + 4, 0.55, 0.72),
    pale: fromHsl(hue, 0.5, 0.91),
    accent: fromHsl(hue + 165, 0.7, 0.64),
  }
}

function fromHsl(hue: number, saturation: number, lightness: number): Colour {
  const channel = (shift: number) => {
    const position = (shift + hue / 30) % 12
    const swing = saturation * Math.min(lightness, 1 - lightness)
    return Math.round(
      255 * (lightness - swing * Math.max(-1, Math.min(position - 3, 9 - position, 1))),
    )
  }
  return [channel(0), channel(8), channel(4)]
}

export const circle =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius

export const ring =
  (cx: number, cy: number, radius: number, thickness: number): Shape =>
  (x, y) =>
    Math.abs(Math.hypot(x - cx, y - cy) - radius) - thickness / 2

/**
 * The outline of an upright ellipse. The distance is an approximation, exact enough at the edge for
 * thin lines.
 */
export const oval =
  (cx: number, cy: number, rx: number, ry: number, thickness: number): Shape =>
  (x, y) => {
    const reach = Math.hypot((x - cx) / rx, (y - cy) / ry)
    const slope = Math.hypot((x - cx) / (rx * rx), (y - cy) / (ry * ry)) / Math.max(reach, 1e-6)
    return Math.abs(reach - 1) / Math.max(slope, 1e-6) - thickness / 2
  }

/** `left` and `top` are the upper left corner; `corner` is the radius of the corners. */
export const box =
  (left: number, top: number, w: number, h: number, corner = 0): Shape =>
  (x, y) => {
    const dx = Math.abs(x - left - w / 2) - w / 2 + corner
    const dy = Math.abs(y - top - h / 2) - h / 2 + corner
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner
  }

/** A straight stroke with round ends. */
export const stroke =
  (x1: number, y1: number, x2: number, y2: number, thickness: number): Shape =>
  (x, y) => {
    const [dx, dy] = [x2 - x1, y2 - y1]
    const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
    return Math.hypot(x - x1 - along * dx, y - y1 - along * dy) - thickness / 2
  }

/** The intersection of two shapes. */
export const both =
  (a: Shape, b: Shape): Shape =>
  (x, y) =>
    Math.max(a(x, y), b(x, y))

/** RGB pixels, three bytes each, row by row. */
export class Canvas {
  readonly pixels = new Uint8Array(width * height * 3)

  constructor(top: Colour, bottom: Colour) {
    for (let y = 0; y < height; y++) {
      const row = top.map((from, i) =>
        Math.round(from + ((bottom[i] ?? from) - from) * (y / (height - 1))),
      )
      for (let x = 0; x < width; x++) this.pixels.set(row, (y * width + x) * 3)
    }
  }

  /** Paints a shape over the canvas. Pixels at its edge are blended, so that it looks smooth. */
  paint(shape: Shape, colour: Colour, opacity = 1): void {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const cover = Math.max(0, Math.min(1, 0.5 - shape(x + 0.5, y + 0.5))) * opacity
        if (cover > 0) this.#mix((y * width + x) * 3, colour, cover)
      }
    }
  }

  #mix(offset: number, colour: Colour, cover: number): void {
    for (const [i, target] of colour.entries()) {
      const present = this.pixels[offset + i] ?? 0
      this.pixels[offset + i] = Math.round(present + (target - present) * cover)
    }
  }
}

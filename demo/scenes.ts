/** The demo pictures, shape by shape; `draw-pictures.ts` renders them. */
import {
  both,
  box,
  type Canvas,
  circle,
  height,
  oval,
  type Palette,
  ring,
  stroke,
  width,
} from './canvas.ts'
import type { pictureBytes } from './pictures.ts'

type Scene = (canvas: Canvas, palette: Palette) => void

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i)

/** Start of cell `i` in a row or column of equal cells. */
const step = (i: number, start: number, pitch: number) => start + i * pitch

const distillation: Scene = (canvas, { tone, light, pale, accent, deep }) => {
  canvas.paint(circle(290, 338, 225), tone)
  canvas.paint(circle(290, 338, 160), light, 0.45)
  for (const i of upTo(11)) {
    const spread = (i - 5) * 34
    canvas.paint(stroke(330, 338 + spread, 700, 338 + spread * 0.12, 4), pale, 0.55)
    canvas.paint(
      circle(
        370 + ((i * 67) % 290),
        338 + spread * (1 - (0.88 * (40 + ((i * 67) % 290))) / 370),
        10,
      ),
      pale,
    )
  }
  canvas.paint(box(690, 150, 24, 160, 12), deep)
  canvas.paint(box(690, 366, 24, 160, 12), deep)
  for (const i of upTo(3)) canvas.paint(circle(750 + i * 48, 338, 9), accent)
  canvas.paint(circle(1000, 338, 118), accent)
  canvas.paint(circle(1000, 338, 76), pale, 0.4)
}

const broadcast: Scene = (canvas, { tone, light, pale, accent }) => {
  for (const i of upTo(6))
    canvas.paint(ring(150, 540, 190 + i * 165, 62), i % 2 === 0 ? tone : light, 0.9 - i * 0.12)
  canvas.paint(circle(150, 540, 74), accent)
  canvas.paint(circle(150, 540, 34), pale)
}

const sound: Scene = (canvas, { tone, light, pale, accent }) => {
  canvas.paint(circle(600, 338, 270), tone, 0.6)
  canvas.paint(circle(600, 338, 180), light, 0.25)
  for (const i of upTo(27)) {
    const half = 26 + 190 * Math.abs(Math.sin(i * 0.9)) * Math.exp(-(((i - 13) / 9) ** 2))
    canvas.paint(
      stroke(80 + i * 40, 338 - half, 80 + i * 40, 338 + half, 18),
      i === 13 ? accent : pale,
    )
  }
}

const glyphs: Scene = (canvas, { deep, tone, light, pale, accent }) => {
  for (const i of upTo(50)) {
    const [left, top] = [step(i % 10, 55, 110), step(Math.floor(i / 10), 68, 110)]
    const variant = (i * 7 + Math.floor(i / 10) * 3) % 11
    canvas.paint(
      box(left, top, 96, 96, 18),
      variant < 4 ? tone : variant < 7 ? light : variant < 10 ? pale : accent,
    )
    if (variant % 4 === 1) canvas.paint(circle(left + 48, top + 48, 24), deep)
    if (variant % 4 === 2) canvas.paint(box(left + 22, top + 40, 52, 16, 8), deep)
  }
}

const globe: Scene = (canvas, { tone, light, pale, accent }) => {
  const disc = circle(600, 338, 270)
  canvas.paint(disc, tone)
  for (const i of upTo(5)) canvas.paint(both(disc, box(300, 134 + i * 100, 600, 5)), pale, 0.7)
  for (const rx of [70, 155, 225]) canvas.paint(oval(600, 338, rx, 270, 5), pale, 0.7)
  canvas.paint(stroke(600, 70, 600, 606, 5), pale, 0.7)
  canvas.paint(ring(600, 338, 270, 10), light)
  canvas.paint(circle(755, 234, 26), accent)
}

const branches: Scene = (canvas, { tone, light, pale, accent }) => {
  for (const i of upTo(3)) {
    const x = 240 + i * 360
    canvas.paint(stroke(600, 110, x, 320, 8), light)
    for (const j of upTo(3)) {
      const leaf = x + (j - 1) * 110
      canvas.paint(stroke(x, 320, leaf, 540, 6), light, 0.7)
      canvas.paint(circle(leaf, 540, 34), j === i ? accent : tone)
    }
    canvas.paint(circle(x, 320, 50), light)
  }
  canvas.paint(circle(600, 110, 62), pale)
}

const hub: Scene = (canvas, { tone, light, pale, accent }) => {
  for (const i of upTo(12)) {
    const [dx, dy] = [Math.cos((i * Math.PI) / 6), Math.sin((i * Math.PI) / 6)]
    const reach = i % 2 === 0 ? 270 : 215
    canvas.paint(stroke(600, 338, 600 + dx * reach * 1.5, 338 + dy * reach, 6), light, 0.8)
    canvas.paint(
      circle(600 + dx * reach * 1.5, 338 + dy * reach, i % 2 === 0 ? 36 : 24),
      i % 2 === 0 ? light : tone,
    )
  }
  canvas.paint(circle(600, 338, 120), accent)
  canvas.paint(circle(600, 338, 62), pale)
}

const archive: Scene = (canvas, { deep, tone, light, pale, accent }) => {
  for (const i of upTo(5)) {
    const [left, top] = [210 + i * 95, 90 + i * 42]
    canvas.paint(box(left + 10, top + 12, 400, 330, 22), deep, 0.45)
    canvas.paint(box(left, top, 400, 330, 22), i === 4 ? pale : i % 2 === 0 ? tone : light)
  }
  canvas.paint(box(630, 300, 200, 26, 13), accent)
  for (const i of upTo(5)) canvas.paint(box(630, 356 + i * 40, i === 4 ? 190 : 320, 16, 8), tone)
}

const exchange: Scene = (canvas, { tone, light, pale, accent }) => {
  canvas.paint(box(150, 80, 130, 515, 28), tone)
  canvas.paint(box(920, 80, 130, 515, 28), light)
  for (const i of upTo(6)) {
    const y = 130 + i * 83
    const outward = i % 2 === 0
    canvas.paint(stroke(310, y, 890, y, 8), outward ? pale : accent, 0.9)
    canvas.paint(circle(outward ? 890 : 310, y, 18), outward ? pale : accent)
  }
}

const seal: Scene = (canvas, { tone, light, pale, accent }) => {
  for (const i of upTo(24)) {
    canvas.paint(
      circle(
        600 + Math.cos((i * Math.PI) / 12) * 250,
        338 + Math.sin((i * Math.PI) / 12) * 250,
        44,
      ),
      tone,
    )
  }
  canvas.paint(circle(600, 338, 250), tone)
  canvas.paint(ring(600, 338, 205, 10), light)
  canvas.paint(circle(600, 338, 165), pale)
  canvas.paint(stroke(522, 342, 580, 404, 34), accent)
  canvas.paint(stroke(580, 404, 688, 280, 34), accent)
}

const outline: Scene = (canvas, { tone, light, pale, accent }) => {
  for (const [i, depth] of [0, 1, 1, 2, 2, 1, 0, 1].entries()) {
    const [left, y] = [180 + depth * 120, 100 + i * 68]
    canvas.paint(circle(left, y, 17), depth === 0 ? accent : light)
    canvas.paint(
      box(left + 42, y - 17, 620 - depth * 110 - (i % 3) * 70, 34, 17),
      depth === 0 ? pale : tone,
    )
  }
}

const calendar: Scene = (canvas, { deep, tone, light, pale, accent }) => {
  canvas.paint(box(215, 60, 770, 555, 34), pale)
  canvas.paint(both(box(215, 60, 770, 555, 34), box(215, 60, 770, 105)), tone)
  for (const x of [400, 800]) canvas.paint(stroke(x, 36, x, 96, 22), deep)
  for (const i of upTo(28)) {
    const [x, y] = [step(i % 7, 300, 100), step(Math.floor(i / 7), 225, 104)]
    if (i === 17) canvas.paint(circle(x, y, 42), accent)
    else canvas.paint(box(x - 32, y - 32, 64, 64, 14), light, 0.6)
  }
}

const gate: Scene = (canvas, { deep, tone, light, accent }) => {
  canvas.paint(circle(600, 610, 330), light, 0.35)
  for (const i of upTo(13)) {
    if (i === 6) continue
    canvas.paint(box(66 + i * 84, 120, 34, 520, 17), i < 6 ? tone : light)
  }
  for (const y of [220, 500]) {
    canvas.paint(box(40, y, 510, 26, 13), deep)
    canvas.paint(box(650, y, 510, 26, 13), deep)
  }
  canvas.paint(circle(600, 430, 40), accent)
}

const contrast: Scene = (canvas, { deep, pale, light, tone, accent }) => {
  canvas.paint(box(width / 2, 0, width / 2, height), pale)
  canvas.paint(both(circle(600, 338, 240), box(0, 0, 600, height)), pale)
  canvas.paint(both(circle(600, 338, 240), box(600, 0, 600, height)), deep)
  for (const [i, colour] of [deep, tone, light, accent].entries()) {
    canvas.paint(box(958, 150 + i * 105, 150, 70, 35), colour)
    canvas.paint(box(92, 150 + i * 105, 150, 70, 35), [pale, light, tone, accent][i] ?? accent)
  }
}

export const scenes: Readonly<Record<keyof typeof pictureBytes, Scene>> = {
  distillation,
  broadcast,
  sound,
  glyphs,
  globe,
  branches,
  hub,
  archive,
  exchange,
  seal,
  outline,
  calendar,
  gate,
  contrast,
}

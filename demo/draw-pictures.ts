/**
 * Draws the pictures of the demo newsroom. Run `node demo/draw-pictures.ts`, and copy the sizes to
 * `pictures.ts`.
 */
import { writeFileSync } from 'node:fs'
import { Canvas, height, paletteOf, width } from './canvas.ts'
import { encodePng } from './png.ts'
import { scenes } from './scenes.ts'

for (const [name, draw] of Object.entries(scenes)) {
  const palette = paletteOf(name)
  const canvas = new Canvas(palette.deep, palette.ground)
  draw(canvas, palette)
  const png = encodePng(width, height, canvas.pixels)
  writeFileSync(new URL(`pictures/${name}.png`, import.meta.url), png)
  process.stdout.write(`${name} ${png.length}\n`)
}

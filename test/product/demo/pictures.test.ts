/** The demo newsroom describes its picture files correctly. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newsroom } from '../../../demo/newsroom.ts'
import { pictureBytes } from '../../../demo/pictures.ts'

const read = (file: string) =>
  readFileSync(new URL(`../../../demo/pictures/${file}`, import.meta.url))

const used = newsroom.map(({ picture }) => picture).filter((picture) => picture !== undefined)

const drawnFiles = Object.keys(pictureBytes).map((name) => `${name}.png`)

describe('the demo pictures', () => {
  it('are at least ten, and all are used', () => {
    expect(drawnFiles.length).toBeGreaterThanOrEqual(10)
    expect([...new Set(used.map(({ file }) => file))].sort()).toEqual([...drawnFiles].sort())
  })

  it.each(used)(
    '$file is a PNG with the size in the article',
    ({ file, width, height, byteLength, mediaType }) => {
      const bytes = read(file)
      expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
      expect(mediaType).toBe('image/png')
      expect(byteLength).toBe(bytes.length)
      expect({ width, height }).toEqual({
        width: bytes.readUInt32BE(16),
        height: bytes.readUInt32BE(20),
      })
    },
  )

  it('have alternative texts and credits, and follow the drawing rules', () => {
    expect(used.filter(({ alt }) => alt.length < 40)).toEqual([])
    expect([...new Set(used.map(({ credit }) => credit))]).toEqual([
      'Candor demo, drawn by a program',
    ])
    expect([...new Set(used.map(({ digitalSourceType }) => digitalSourceType))]).toEqual([
      'algorithmicMedia',
    ])
  })

  it('are small: at most 60 kB each, 600 kB together', () => {
    const sizes = drawnFiles.map((file) => read(file).length)
    expect(Math.max(...sizes)).toBeLessThan(60_000)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(600_000)
  })
})

/** Encodes 8-bit RGB pixels as a PNG file for `draw-pictures.ts`. */
import { crc32, deflateSync } from 'node:zlib'

const bytesPerPixel = 3

/** `pixels` holds width × height × 3 bytes, row by row; see the PNG specification, §5 and §9. */
export function encodePng(width: number, height: number, pixels: Uint8Array): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filterRows(width * bytesPerPixel, height, pixels), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(content.length, 0)
  frame.set(body, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}

/**
 * Stores each row as its difference from the left (filter 1) or from above (2), so that flat areas
 * become zeros.
 */
function filterRows(rowBytes: number, height: number, pixels: Uint8Array): Uint8Array {
  const filtered = new Uint8Array((rowBytes + 1) * height)
  for (let y = 0; y < height; y++) {
    const row = pixels.subarray(y * rowBytes, (y + 1) * rowBytes)
    const above =
      y === 0 ? new Uint8Array(rowBytes) : pixels.subarray((y - 1) * rowBytes, y * rowBytes)
    const fromLeft = row.map(
      (byte, i) => byte - (i < bytesPerPixel ? 0 : (row[i - bytesPerPixel] ?? 0)),
    )
    const fromAbove = row.map((byte, i) => byte - (above[i] ?? 0))
    const left = weight(fromLeft) <= weight(fromAbove)
    filtered[y * (rowBytes + 1)] = left ? 1 : 2
    filtered.set(left ? fromLeft : fromAbove, y * (rowBytes + 1) + 1)
  }
  return filtered
}

const weight = (bytes: Uint8Array) =>
  bytes.reduce((sum, byte) => sum + Math.min(byte, 256 - byte), 0)

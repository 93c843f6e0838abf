/** The pictures of the demo's articles. Only the demo on Node serves them. */
import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { newsroom } from './newsroom.ts'

const pictures = new Map(
  newsroom.flatMap(({ picture }) => (picture ? [[picture.file, picture]] : [])),
)

/** Mounted at `/demo`. */
export function demoRoutes() {
  const app = new Hono()
  app.get('/pictures/:file', async (c, next) => {
    const picture = pictures.get(c.req.param('file'))
    if (!picture) return next()
    const bytes = await readFile(new URL(`./pictures/${picture.file}`, import.meta.url))
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': picture.mediaType,
      'Content-Length': String(bytes.byteLength),
      'Cache-Control': 'public, max-age=86400',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Content-Type-Options': 'nosniff',
    })
  })
  return app
}

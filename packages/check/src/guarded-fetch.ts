/**
 * `fetch` for addresses of strangers on Node: it connects to public addresses only, and checks them
 * at the moment of the connection.
 */
import * as http from 'node:http'
import * as https from 'node:https'
import { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Fetch } from './ask-web.ts'
import { createResolve, lookUpPublic, type Resolve } from './look-up.ts'
import { isPublicIp } from './public-address.ts'

const decoders = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}
const maxHeaderBytes = 32_768

/**
 * Follows no redirect. The host of the URL must not be a private address: only names are looked up.
 */
export function createGuardedFetch(
  resolve: Resolve = createResolve(),
  isPublic = isPublicIp,
): Fetch {
  const lookup = lookUpPublic(resolve, isPublic)
  return (url, { method = 'GET', headers, signal }) =>
    new Promise((done, reject) => {
      const request = (url.startsWith('https:') ? https : http).request(url, {
        method,
        lookup,
        headers: Object.fromEntries(new Headers(headers)),
        maxHeaderSize: maxHeaderBytes,
        ...{ agent: false, ...(signal && { signal }) },
      })
      request.on('error', reject)
      request.on('upgrade', (_, socket) =>
        reject(socket.destroy(new Error('the protocol changes'))),
      )
      request.on('response', (response) => {
        try {
          done(toResponse(response, method))
        } catch (error) {
          response.destroy()
          reject(error)
        }
      })
      request.end()
    })
}

/** @throws {RangeError} for a status that no response can have. */
function toResponse(response: http.IncomingMessage, method: string): Response {
  const { statusCode: status = 0, headersDistinct } = response
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  )
  if (method === 'HEAD' || [204, 205, 304].includes(status)) {
    response.resume()
    return new Response(null, { status, headers })
  }
  const decoder =
    decoders[(response.headers['content-encoding'] ?? '') as keyof typeof decoders]?.()
  response.on('error', (error) => decoder?.destroy(error))
  // A body that is destroyed, because it is too large or late, ends the connection too.
  const body =
    decoder === undefined ? response : response.pipe(decoder).on('close', () => response.destroy())
  return new Response(Readable.toWeb(body) as ReadableStream, { status, headers })
}

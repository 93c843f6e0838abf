/** Saves one response of Candor, as sent over the wire, for a baseline. */
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import type { Precomputed } from './baseline.ts'

/** Every server sets these by itself. */
const ofTheConnection = ['date', 'connection', 'keep-alive', 'transfer-encoding']

/**
 * Writes `body` and `answer.json` to the folder. Returns the ETag that gets a 304.
 *
 * @throws {Error} unless Candor answers 200, and 304 to its own ETag.
 */
export async function precompute(
  origin: string,
  path: string,
  folder: string,
  requestHeaders: Readonly<Record<string, string>>,
): Promise<string> {
  const full = await ask(`${origin}${path}`, requestHeaders)
  const etag = String(full.response.headers.etag)
  const unchanged = await ask(`${origin}${path}`, { ...requestHeaders, 'If-None-Match': etag })
  if (full.response.statusCode !== 200 || unchanged.response.statusCode !== 304) {
    throw new Error(
      `${path} answered ${full.response.statusCode}, and ${unchanged.response.statusCode} to its ETag, but must answer 200 and 304`,
    )
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/body`, full.body)
  const answer: Omit<Precomputed, 'body'> = {
    path,
    etag,
    headers: plainHeaders(full.response),
    headersOf304: plainHeaders(unchanged.response),
  }
  writeFileSync(`${folder}/answer.json`, JSON.stringify(answer, null, 2))
  return etag
}

async function ask(url: string, headers: Readonly<Record<string, string>>) {
  const [response]: IncomingMessage[] = await once(get(url, { headers, agent: false }), 'response')
  if (!response) throw new Error(`${url} did not answer`)
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return { response, body: Buffer.concat(chunks) }
}

/** Keeps Candor's spelling of the names. */
function plainHeaders({ rawHeaders }: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (!ofTheConnection.includes(name.toLowerCase())) headers[name] = rawHeaders[index + 1] ?? ''
  }
  return headers
}

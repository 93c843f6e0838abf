/**
 * Commands on tokens beside a running service: only that process can open the embedded database.
 * The secret is in a file of its own, for the owner of the database alone, and nothing prints it: a
 * program that can read the file can read the database too.
 */
import { timingSafeEqual } from 'hono/utils/buffer'
import { readBytes } from '../../core/http/read-body.ts'
import type { Mount } from '../../core/routes/mount.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { apiPath } from './route.ts'
import { callTokens, isOperation, type TokenCall } from './store/token-store.ts'

export const localTokensPath = `${apiPath}/local-tokens`

/** Bytes of a call: some names and a digest. */
const maxBytes = 100_000

/** Requests without the secret get what the API answers where it has nothing. */
export const mountLocalTokens =
  (writer: () => WriterDatabase, secret: string) =>
  ({ routes }: Mount): void => {
    routes.post(localTokensPath, async (c, next) => {
      const given = c.req.header('Authorization') ?? ''
      if (!(await timingSafeEqual(given, `Bearer ${secret}`))) return next()
      const call = await readCall(c.req.raw)
      if (call === null) return c.json({ detail: 'This is no call of "candor token".' }, 400)
      const { operation, args } = call
      return c.json({ result: await callTokens(writer(), { operation, args }) })
    })
  }

async function readCall(request: Request): Promise<TokenCall | null> {
  const bytes = await readBytes(request, maxBytes)
  try {
    const { operation, args } = JSON.parse(new TextDecoder().decode(bytes ?? undefined))
    return isOperation(operation) && Array.isArray(args) ? { operation, args } : null
  } catch {
    return null
  }
}

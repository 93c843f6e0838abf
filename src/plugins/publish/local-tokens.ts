/**
 * Commands on tokens beside a running service: only that process can open the embedded database.
 * Who sends the token of this machine can read the file beside the database, and so the database
 * itself: it may do what no token may over the API.
 */
import { timingSafeEqual } from 'hono/utils/buffer'
import type { Mount } from '../../core/routes/mount.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { apiPath } from './route.ts'
import { callTokens, isOperation } from './store/token-store.ts'

export const localTokensPath = `${apiPath}/local-tokens`

/** Bytes of a call: some names and a digest. */
const maxBytes = 100_000

/** `token` is that of this machine. Others get what the API answers where it has nothing. */
export const mountLocalTokens =
  (writer: () => WriterDatabase, token: string) =>
  ({ routes }: Mount): void => {
    routes.post(localTokensPath, async (c, next) => {
      const given = c.req.header('Authorization') ?? ''
      if (!(await timingSafeEqual(given, `Bearer ${token}`))) return next()
      const text = await c.req.text()
      const call: unknown = text.length > maxBytes ? null : JSON.parse(text)
      if (typeof call !== 'object' || call === null) return next()
      const { operation, args } = call as { readonly operation?: unknown; readonly args?: unknown }
      if (!isOperation(operation) || !Array.isArray(args)) return next()
      return c.json({ result: await callTokens(writer(), { operation, args }) })
    })
  }

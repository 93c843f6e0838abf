/** Reads the form of a request to the desk. */
import type { MiddlewareHandler } from 'hono'
import { readForm } from '../../../core/http/read-body.ts'
import type { Desk, DeskContext, DeskEnv } from './context.ts'

/** The largest body of an article, as a form writes it. */
export const maxBytes = 8_000_000
/** For everybody who has no session: a login needs less. */
export const maxBytesOfStrangers = 100_000
/** For everybody while no session can be read: the page comes back with all of it. */
export const maxBytesWhileAway = 1_000_000

const formType = /^application\/x-www-form-urlencoded\b/i

/**
 * The fields by their names; of two of one name, the last. `null` for a body that is too large,
 * damaged or no form, or that has zero bytes, which no database keeps.
 */
export async function readFields(
  { req: { raw } }: DeskContext,
  limit: number,
): Promise<DeskEnv['Variables']['form'] | null> {
  const form = await readForm(raw, limit).catch(() => null)
  const fields = [...(form ?? [])]
  const isForm = fields.length === 0 || formType.test(raw.headers.get('Content-Type') ?? '')
  if (form === null || !isForm || fields.flat().some((text) => text.includes('\0'))) return null
  // Browsers write line breaks of forms as CRLF.
  return Object.fromEntries(fields.map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]))
}

/**
 * Middleware that reads the form of a POST, after whoever may be refused without it was refused.
 */
export const takeFields =
  ({ words, say }: Pick<Desk, 'words' | 'say'>, limit: number): MiddlewareHandler<DeskEnv> =>
  async (c, next) => {
    if (['GET', 'HEAD'].includes(c.req.method) || c.req.raw.bodyUsed) return next()
    const form = await readFields(c, limit)
    if (form === null) return say(c, 400, words.errors.broken, words.errors.brokenText)
    c.set('form', form)
    return next()
  }

/** The addresses of clients on Node. */
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/**
 * The address of a client: from a header of a proxy, of a list the last, which that proxy has
 * added; else from the socket.
 */
export const clientAddressBy =
  (header: string | null) =>
  (c: Context): string | null => {
    const { incoming }: Partial<HttpBindings> = c.env ?? {}
    const passed = header === null ? undefined : c.req.header(header)?.split(',').at(-1)?.trim()
    return passed ?? incoming?.socket.remoteAddress ?? null
  }

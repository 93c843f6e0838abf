/** The demo's link to the page that checks feeds, which is a process of its own (docs/check.md). */
import type { FootLink } from '../src/core/pages/layout.ts'

const isLocal = (hostname: string) => ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)

/**
 * The link, if the page answers now. A demo with a public address has none: the link is for browsers
 * on this machine. `base` is the address of the demo.
 */
export async function findCheckLink(base: string, port = '8788'): Promise<readonly FootLink[]> {
  const { hostname, pathname } = new URL(base)
  if (!isLocal(hostname)) return []
  const path = `http://127.0.0.1:${port}${pathname.replace(/\/$/, '')}/check/`
  try {
    const { ok } = await fetch(path, { method: 'HEAD', signal: AbortSignal.timeout(1000) })
    return ok ? [{ path, text: () => 'Check a feed', language: 'en' }] : []
  } catch {
    return []
  }
}

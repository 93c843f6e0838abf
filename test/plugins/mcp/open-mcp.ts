/** Services on Node with /mcp, and messages to that of any runtime. */
import type { Context } from 'hono'
import type { Core } from '../../../src/core/plugin.ts'
import type { Store } from '../../../src/core/store/store.ts'
import { mcp } from '../../../src/plugins/mcp/plugin.ts'
import * as core from '../../core/app/on-node.ts'
import { type Running, serveOnNode } from '../../core/app/running.ts'

function open(environment: Readonly<Record<string, string>> = {}) {
  const clientAddress = (c: Context) => c.req.header('CF-Connecting-IP') ?? null
  const parts = { environment, demo: false, host: { clientAddress } } as unknown as Core
  return [mcp.open?.(parts) ?? {}]
}

export const openOnNode = () => core.openOnNode((_, { environment }) => open(environment))

export const serveStore = (store: () => Store) =>
  serveOnNode(store, { plugins: open({ MCP: 'on' }) })

/** `own` are headers of every message. */
export function clientOf(running: () => Running, own: object = {}) {
  const usual = {
    'Content-Type': 'application/json',
    Accept: 'application/json, text/event-stream',
  }
  let asked = 0
  const post = (body: string, more: object = {}, signal?: AbortSignal) => {
    // No test comes near the limit of a client by polling.
    asked = (asked + 1) % 250
    const headers = { ...usual, 'CF-Connecting-IP': `198.51.100.${asked}`, ...own, ...more }
    return running().fetch('/mcp', { method: 'POST', headers, body, ...(signal && { signal }) })
  }
  const ask = async (method: string, params: object = {}, signal?: AbortSignal) => {
    const message = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
    const text = await (await post(message, {}, signal)).text()
    return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text)
  }
  return {
    ...{ post, ask, get: (path: string) => running().fetch(path) },
    /** What a tool answers, or the sentence that says why it does not. */
    async call(name: string, given: object = {}) {
      const { result, error } = await ask('tools/call', { name, arguments: given })
      return error?.message ?? result.structuredContent ?? result.content[0].text
    },
    with: (more: object) => clientOf(running, more),
  }
}

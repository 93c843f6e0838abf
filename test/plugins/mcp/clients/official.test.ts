/** The official client, with the versions of the protocol before and after sessions. */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { expect, it } from 'vitest'
import { origin } from '../../../core/app/newsroom.ts'
import { openRunning } from '../../../core/app/running.ts'
import { openOnNode } from '../open-mcp.ts'

const runtime = await openOnNode()
const running = openRunning(() => runtime.serve({ environment: { MCP: 'on' } }))

const send: typeof fetch = (_, { method = 'GET', headers: given, body } = {}) => {
  const headers = Object.fromEntries(new Headers(given))
  return running().fetch('/mcp', { method, headers, ...(typeof body === 'string' && { body }) })
}

it.each([
  ['2025-11-25', 'legacy'],
  ['2026-07-28', 'auto'],
] as const)('finds, reads and lists by version %s', async (version, mode) => {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } })
  await client.connect(new StreamableHTTPClientTransport(new URL(`${origin}/mcp`), { fetch: send }))
  expect(client.getNegotiatedProtocolVersion()).toBe(version)
  expect(client.getInstructions()).toContain('label')
  expect((await client.listTools()).tools.map(({ name }) => name)).toContain('check_quote')
  const found = await client.callTool({ name: 'search_articles', arguments: { query: 'feed' } })
  expect(found.structuredContent).toHaveProperty('articles.0.disclosure.mode')
  const feeds = await client.callTool({ name: 'list_feeds', arguments: {} })
  expect(JSON.stringify(feeds.structuredContent)).toContain('"family":"corrections"')
  // All pages of them.
  const { resources } = await client.listResources()
  expect(new Set(resources.map(({ uri }) => uri)).size).toBeGreaterThan(21)
  for (const { uri } of [...resources.slice(0, 2), ...resources.slice(-1)]) {
    const { contents } = await client.readResource({ uri })
    expect(contents[0]).toMatchObject({ uri, text: expect.stringContaining('"rights":') })
  }
  const uri = `${origin}/told/nothing`
  await expect(client.readResource({ uri })).rejects.toThrow(uri)
  await client.close()
})

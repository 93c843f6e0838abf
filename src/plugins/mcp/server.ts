/** The server of the protocol for one request, by the official SDK. */
import { describeError, internalError } from '../../core/documents/describe-error.ts'
import { generatorName, generatorVersion } from '../../core/feed/feed.ts'
import type { Log } from '../../core/log/log.ts'
import { policyOf } from './article.ts'
import type { Lookup } from './reading.ts'
import { callTool, latestArticles, type ToolAnswer, toolList } from './tool-calls.ts'
import { instructions, notice } from './words/sentences.ts'

type Sdk = typeof import('@modelcontextprotocol/server')

const mimeType = 'application/json'

export function createServer(sdk: Sdk, reading: Lookup, log: Log) {
  const { ProtocolError, ProtocolErrorCode: codes } = sdk
  const { site, signal } = reading

  /** The sentence for the client. @throws {ProtocolError} if the fault is theirs. */
  function explain(error: unknown): string {
    const problem = describeError(error)
    if (problem?.status === 400) throw new ProtocolError(codes.InvalidParams, problem.detail)
    if (problem === null && !signal.aborted)
      log('an answer of /mcp failed', error, { event: 'request.failed' })
    return (problem ?? internalError).detail
  }
  const refuse = (code: number) => (error: unknown) => {
    throw new ProtocolError(code, explain(error))
  }
  const toError = (error: unknown) => ({ content: toContent(explain(error)), isError: true })

  const server = new sdk.Server(
    { name: generatorName, title: site.title, version: generatorVersion },
    { capabilities: { tools: {}, resources: {} }, instructions },
  )
  server.setRequestHandler('tools/list', () => ({ tools: toolList() }))
  server.setRequestHandler('tools/call', ({ params }) =>
    callTool(reading, params.name, params.arguments ?? {}).then(toResult, toError),
  )
  server.setRequestHandler('resources/list', ({ params }) =>
    listResources(reading, params?.cursor).catch(refuse(codes.InternalError)),
  )
  server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: [] }))
  server.setRequestHandler('resources/read', async ({ params: { uri } }) => {
    const answer =
      uri === site.policyUrl
        ? policyOf(site)
        : await callTool(reading, 'get_article', { url: uri }).catch(refuse(codes.ResourceNotFound))
    return { contents: [{ uri, mimeType, text: toText(answer) }] }
  })
  return server
}

/** In JSON, no text of an article can look like one of ours. */
const toText = (answer: ToolAnswer): string => JSON.stringify({ notice, ...answer })
const toContent = (text: string) => [{ type: 'text' as const, text }]

const toResult = (answer: ToolAnswer) => ({
  content: toContent(toText(answer)),
  structuredContent: { notice, ...answer },
})

async function listResources(reading: Lookup, cursor: string | undefined) {
  const { articles, next_cursor } = await latestArticles(reading, 'all', { limit: 20, cursor })
  const own = articles.map(({ url, label, title }) => ({
    ...{ uri: url, name: url, title: label === null ? title : `${label} ${title}`, mimeType },
  }))
  const policy = { uri: reading.site.policyUrl, name: 'policy', mimeType }
  return {
    resources: cursor === undefined ? [policy, ...own] : own,
    ...(next_cursor !== null && { nextCursor: next_cursor }),
  }
}

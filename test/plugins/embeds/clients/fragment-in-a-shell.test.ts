/**
 * The shell command that /embed/new offers: it stores good headlines, and keeps them when a later
 * response fails.
 */
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { embedDefaults } from '../../../../src/plugins/embeds/options.ts'
import { snippets } from '../../../../src/plugins/embeds/snippets.ts'
import { buildSelection, buildSite } from '../../../fixtures/build-article.ts'
import { runTool } from '../../../product/clients/run-tool.ts'

let answer: (response: ServerResponse) => void = (response) => response.end()
const asked: (string | undefined)[] = []
const server = createServer((request, response) => {
  asked.push(request.url)
  answer(response)
})
let folder: string
let line: string

beforeAll(async () => {
  // Fails with the install command if curl is missing.
  await runTool('curl', ['--version'])
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : ''
  const request = buildSelection({ topics: ['http', 'time'] })
  const chosen = { request, options: { ...embedDefaults, limit: 3 }, title: 'Example News' }
  const all = snippets(buildSite({ origin: `http://127.0.0.1:${port}` }), chosen)
  line = all.find(({ key }) => key === 'fragment')?.pastes[0]?.code ?? ''
  folder = await mkdtemp(join(tmpdir(), 'candor-fragment-'))
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

const run = () => runTool('sh', ['-c', `cd '${folder}' && ${line}`])
const kept = () => readFile(join(folder, 'headlines.html'), 'utf8')

async function expectGood(): Promise<void> {
  answer = (response) => response.end('<section>good</section>')
  expect(await run()).toEqual({ code: 0, output: '', errors: '' })
  expect(asked.at(-1)).toBe('/embed/fragment.html?topic=http&topic=time&limit=3')
  expect(await kept()).toBe('<section>good</section>')
}

it('stores each good response', async () => {
  await expectGood()
  answer = (response) => response.end('<section>newer</section>')
  expect((await run()).code).toBe(0)
  expect(await kept()).toBe('<section>newer</section>')
})

it.each<[string, typeof answer]>([
  ['an error', (response) => response.writeHead(503).end('<p>away</p>')],
  ['not found', (response) => response.writeHead(404).end('<p>nothing</p>')],
  ['empty', (response) => response.end()],
  ['incomplete', (response) => response.write('<section>', () => response.destroy())],
  ['a closed connection', (response) => response.destroy()],
])('keeps the last good headlines if the response is %s', async (_, given) => {
  await expectGood()
  answer = given
  expect((await run()).code).not.toBe(0)
  expect(await kept()).toBe('<section>good</section>')
  // An incomplete file of the failed run must not replace them in the next run.
  answer = (response) => response.end()
  expect((await run()).code).not.toBe(0)
  expect(await kept()).toBe('<section>good</section>')
})

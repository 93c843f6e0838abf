/**
 * The log where an operator starts Candor by hand: for people, on a terminal that script(1) makes.
 */
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runTool } from './run-tool.ts'

const main = fileURLToPath(new URL('../../../src/hosts/node/main.ts', import.meta.url))

it.each([
  ['auto', /^\S+Z error start\.failed: FEED_LENGTH [^{}]*$/m],
  ['json', /^\{.*"event":"start\.failed".*"FEED_LENGTH /m],
])('is readable on a terminal unless it must be JSON: LOG_FORMAT=%s', async (format, line) => {
  const command = `FEED_LENGTH=0 LOG_FORMAT=${format} '${process.execPath}' '${main}'`
  const { code, output } = await runTool('script', ['-qec', command, '/dev/null'])
  expect(output.replaceAll('\r', '')).toMatch(line)
  expect(code).toBe(1)
})

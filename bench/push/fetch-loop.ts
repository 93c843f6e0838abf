/**
 * What a worker is compared with, as a separate program: `fetch-loop.ts BODY AT_ONCE`. For each
 * line of its input, a JSON array of callbacks, it posts the file BODY to each, AT_ONCE at the same
 * time, and then prints a line.
 */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const [file = '', atOnce = ''] = process.argv.slice(2)
const body = readFileSync(file)
const headers = { 'Content-Type': 'application/rss+xml; charset=utf-8' }

console.log('ready')
for await (const line of createInterface(process.stdin)) {
  const callbacks: string[] = JSON.parse(line)
  const post = async () => {
    for (let callback = callbacks.pop(); callback !== undefined; callback = callbacks.pop()) {
      const response = await fetch(callback, { method: 'POST', headers, body })
      await response.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: Number(atOnce) }, post))
  console.log('done')
}

/**
 * The baseline on Node, as a separate program: port in `PORT`, folder of the precomputed response
 * as its argument.
 */
import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { createBaseline } from './baseline.ts'

const [folder = ''] = process.argv.slice(2)
const body = new Uint8Array(readFileSync(`${folder}/body`))
const precomputed = JSON.parse(readFileSync(`${folder}/answer.json`, 'utf8'))

serve({
  fetch: createBaseline({ ...precomputed, body }).fetch,
  hostname: '127.0.0.1',
  port: Number(process.env['PORT']),
})

/** The baseline on Node: a program of its own, with Candor's port setting and the folder of the precomputed answer. */
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

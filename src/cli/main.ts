/** The entry of `npm run candor -- …`. */
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { openDatabase } from '../node/database/open.ts'
import { commandOptions } from '../store/connection.ts'
import { runCandor } from './run-candor.ts'

process.exitCode = await runCandor(process.argv.slice(2), {
  environment: process.env,
  out: (line) => void process.stdout.write(line),
  send: async (line) => {
    if (!process.stdout.write(line)) await once(process.stdout, 'drain')
  },
  err: (line) => void process.stderr.write(line),
  readInput: () => text(process.stdin),
  openDatabase: (environment) => openDatabase(environment, commandOptions),
})

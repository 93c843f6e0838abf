/** The entry of `candor`. */
import { resolve } from 'node:path'
import { readAll } from 'candor-check/read-all.ts'
import { parseNodeSettings } from '../../core/settings/node.ts'
import { OutputClosed } from '../../core/tools/tools.ts'
import { endIfStuck } from './end-if-stuck.ts'
import { runCandor } from './run-candor.ts'

/**
 * With a listener, a closed pipe does not end the process: commands without long output go on, and
 * end as they should.
 */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

/**
 * A pipe that is closed is destroyed with its first error, and has no `drain` then: only the
 * callback tells.
 */
const send = (text: string) =>
  new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error) return resolve()
      const { code } = error as NodeJS.ErrnoException
      reject(
        code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED'
          ? new OutputClosed(error.message)
          : error,
      )
    })
  })

process.exitCode = await runCandor(process.argv.slice(2), {
  environment: process.env,
  out: (line) => void process.stdout.write(line),
  send,
  err: (line) => void process.stderr.write(line),
  terminal: process.stderr,
  readInput: (check = () => {}) => readAll(process.stdin, check),
  openDatabase: async (environment, migrate) => {
    const { commandOptions } = await import('../../core/store/connection.ts')
    const { openDatabase } = await import('../node/database/open.ts')
    const options = { options: commandOptions, ...(migrate && { migrate }) }
    const opened = await openDatabase(environment, options)
    // The service may have another folder. sqlite3 says so too when no file is named.
    if (opened.embedded && !environment['DATA_DIR']?.trim())
      process.stderr.write(
        `The database is ${resolve(parseNodeSettings(environment).dataDirectory)}, because neither DATABASE_URL nor DATA_DIR is set.\n`,
      )
    return opened
  },
  endIfStuck,
})

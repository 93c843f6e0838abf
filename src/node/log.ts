/** Output of the Node entry for its operators: one line an event on the standard error, as LOG_FORMAT and LOG_LEVEL say. */
import { createLog, type Log, leftOutLog } from '../log/log.ts'
import { type LogSettings, logSettings } from '../settings/log.ts'

/** Wrong settings end the start; until then, their error is logged with the default of each that is wrong. */
function read<Name extends keyof LogSettings>(key: Name, standard: LogSettings[Name]): LogSettings[Name] {
  const { name, parse } = logSettings[key]
  return parse(process.env[name]?.trim() ?? '') ?? standard
}

const logFormat = read('logFormat', 'auto')

/** Whether people read the output. */
export const isText = logFormat === 'auto' ? process.stderr.isTTY === true : logFormat === 'text'

export const logError: Log = createLog({
  format: isText ? 'text' : 'json',
  level: read('logLevel', 'info'),
  write: (line) => void process.stderr.write(`${line}\n`),
})

export const logLeftOut = leftOutLog(logError)

/** For people, on the standard output: nothing of it is an event. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

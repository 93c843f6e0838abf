/**
 * Output of the Node entry for its operators: one line an event on the standard error, as
 * LOG_FORMAT and LOG_LEVEL say.
 */
import { createLog, type Log, leftOutLog } from '../../core/log/log.ts'
import { logSettings } from '../../core/settings/site.ts'

/**
 * Wrong settings end the start; until then, their error is logged with the default of each that is
 * wrong.
 */
const { logFormat: format, logLevel: level } = logSettings
const read = ({ name }: { readonly name: string }) => process.env[name]?.trim() ?? ''
const logFormat = format.parse(read(format)) ?? format.fallback

/** People read the output: on a terminal, or because a setting says so. */
export const isText = logFormat === 'auto' ? process.stderr.isTTY === true : logFormat === 'text'

export const logError: Log = createLog({
  format: isText ? 'text' : 'json',
  level: level.parse(read(level)) ?? level.fallback,
  write: (line) => void process.stderr.write(`${line}\n`),
})

export const logLeftOut = leftOutLog(logError)

/** For people, on the standard output: nothing of it is an event. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

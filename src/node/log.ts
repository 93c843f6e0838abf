/** Output of the Node entry for its operators: one line an event on the standard error, as LOG_FORMAT and LOG_LEVEL say. */
import { createLog, type Log, leftOutLog } from '../log/log.ts'
import { type LogSettings, logSettings, parseLogSettings } from '../settings/log.ts'
import { SettingsError } from '../settings/setting.ts'

/** Wrong settings end the start; until then, their error is logged with the defaults. */
function readSettings(): Pick<LogSettings, 'logFormat' | 'logLevel'> {
  try {
    return parseLogSettings(process.env)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return { logFormat: logSettings.logFormat.fallback ?? 'auto', logLevel: logSettings.logLevel.fallback ?? 'info' }
  }
}

const { logFormat, logLevel } = readSettings()

/** Whether people read the output. */
export const isText = logFormat === 'auto' ? process.stderr.isTTY === true : logFormat === 'text'

export const logError: Log = createLog({
  format: isText ? 'text' : 'json',
  level: logLevel,
  write: (line) => void process.stderr.write(`${line}\n`),
})

export const logLeftOut = leftOutLog(logError)

/** For people, on the standard output: nothing of it is an event. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

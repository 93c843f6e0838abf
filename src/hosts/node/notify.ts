/**
 * Tells systemd what the service does (Type=notify): Node cannot write to its socket, so
 * `systemd-notify` does.
 */
import { execFile } from 'node:child_process'
import { logError } from './log.ts'

/**
 * Does nothing where systemd does not listen. Arguments:
 * https://man7.org/linux/man-pages/man1/systemd-notify.1.html
 */
export function notify(...args: readonly string[]): void {
  if (process.env['NOTIFY_SOCKET'] === undefined) return
  execFile('systemd-notify', args, (error) => {
    if (error)
      logError('systemd cannot be told that the service is ready', error, {
        event: 'notify.failed',
        level: 'warn',
      })
  })
}

/**
 * Runs a Debian tool and returns its output. If the tool is missing, the error names the command
 * that installs it.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

const packages: Readonly<Record<string, string>> = {
  kubectl: 'kubernetes-client',
  newsboat: 'newsboat',
  psql: 'postgresql-client',
  php: 'php-cli php-xml libphp-simplepie',
  promtool: 'prometheus',
  r2e: 'rss2email',
  script: 'bsdutils',
  xmllint: 'libxml2-utils',
  '/usr/bin/python3': 'python3-feedparser',
  '/usr/sbin/nginx': 'nginx-light',
  'systemd-analyze': 'systemd',
}

/** Runs newsboat; `file` gives the path of each of its files. */
export const runNewsboat = (file: (name: string) => string, ...args: readonly string[]) =>
  runTool('newsboat', [
    ...['-u', file('urls'), '-c', file('cache.db'), '-C', file('config')],
    ...args,
  ])

export async function runTool(
  command: string,
  args: readonly string[],
  input = '',
): Promise<{ code: number; output: string; errors: string }> {
  const child = spawn(command, args, { env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  const failed = once(child, 'error').then(([error]) => {
    throw new Error(`${command} cannot run: apt-get install -y ${packages[command] ?? command}`, {
      cause: error,
    })
  })
  // A tool may end without reading its input.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const finished = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
  const [[code], output, errors] = await Promise.race([finished, failed])
  return { code: Number(code), output, errors }
}

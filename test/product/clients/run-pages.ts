/** Runs the examples of pages of the documentation, one after another. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Other tests run these, because they serve or test for as long as they are not stopped. */
const others = ['npm start', 'npm test', 'export DATABASE_URL']

type Example = { readonly command: string; readonly shown: readonly string[] }

/** The blocks of shell commands, each with the lines of the block of text that may follow it. */
function examplesIn(page: string): readonly Example[] {
  const blocks = page.matchAll(/```sh\n([\s\S]*?)```(?:\n\n```text\n([\s\S]*?)```)?/g)
  return [...blocks].flatMap(([, command = '', text = '']) =>
    others.some((other) => command.startsWith(other))
      ? []
      : [{ command, shown: text.split('\n').filter((line) => line !== '') }],
  )
}

/**
 * The lines that an example of the pages should have printed and did not, with the command. Pages
 * name port 8787; the service listens on `port`.
 */
export async function missingOutput(
  pages: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>>,
  port: number,
): Promise<{ readonly commands: number; readonly missing: readonly string[] }> {
  const missing: string[] = []
  let commands = 0
  const here = (text: string) => text.replaceAll('127.0.0.1:8787', `127.0.0.1:${port}`)
  for (const page of pages) {
    for (const { command, shown } of examplesIn(await readFile(join(folder, page), 'utf8'))) {
      const options = { cwd: folder, env: environment, maxBuffer: 64_000_000 }
      const { stdout, stderr } = await run('bash', ['-ec', here(command)], options)
      const printed = `${stdout}${stderr}`
      commands += 1
      missing.push(
        ...shown
          .filter((line) => !printed.includes(here(line.trim())))
          .map((line) => `${page}: ${command.trim()} did not print "${line}", but ${printed}`),
      )
    }
  }
  return { commands, missing }
}

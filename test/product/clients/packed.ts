/** Packs packages, installs them into empty folders, and says what is wrong with their files. */
import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The environment of a user without this repository: the system's Node and npm. */
export const userEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: (process.env['PATH'] ?? '')
    .split(':')
    .filter((folder) => !folder.includes('node_modules'))
    .join(':'),
  HOME: process.env['HOME'] ?? '',
})

/** Packs a folder; returns the file, which is in `to`. */
export async function pack(from: string, to: string): Promise<string> {
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', to], { cwd: from })
  return join(to, stdout.trim())
}

/** An empty folder with a package in it, which is installed without a network. */
export async function installAlone(file: string, app: string): Promise<void> {
  await mkdir(app)
  await writeFile(join(app, 'package.json'), '{ "private": true, "type": "module" }')
  const args = ['install', '--offline', '--no-audit', '--no-fund', file]
  await run('npm', args, { cwd: app, env: userEnvironment() })
}

/** Links of pages of a package to files that it lacks, as `page: path`. */
export async function brokenLinks(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true })
  const pages = files.filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
  const broken = await Promise.all(
    pages.map(async (page) => {
      const text = (await readFile(join(folder, page), 'utf8')).replace(/^```[\s\S]*?^```$/gm, '')
      return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].flatMap(([, to = '']) =>
        files.includes(join(dirname(page), to).replace(/\/$/, '')) ? [] : [`${page}: ${to}`],
      )
    }),
  )
  return broken.flat()
}

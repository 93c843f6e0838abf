/** A copy of the working tree to change: whatever interrupts a run, the source stays as it is. */
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Mutation } from './mutation.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export type Tree = {
  readonly folder: string
  /** Why the mutation cannot be made as it is written; `null` where it can. */
  readonly problemOf: (mutation: Mutation) => string | null
  /** Makes the mutation for as long as `work` takes. */
  readonly mutated: <T>(mutation: Mutation, work: () => Promise<T>) => Promise<T>
  readonly remove: () => void
}

export function problemIn(folder: string, { file, find, test }: Mutation): string | null {
  const missing = [file, test].find((path) => !existsSync(join(folder, path)))
  if (missing !== undefined) return `there is no ${missing}`
  const places = readFileSync(join(folder, file), 'utf8').split(find).length - 1
  return places === 1 ? null : `what it looks for stands ${places} times in ${file}`
}

/** What git knows and what is new, as it stands on the disk; installed packages are shared. */
export function copyTree(): Tree {
  const folder = mkdtempSync(join(tmpdir(), 'candor-mutations-'))
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root },
  )
  for (const file of listed.toString().split('\0')) {
    if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(folder, file))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return {
    folder,
    problemOf: (mutation) => problemIn(folder, mutation),
    async mutated({ file, find, replace }, work) {
      const path = join(folder, file)
      const before = readFileSync(path, 'utf8')
      writeFileSync(path, before.split(find).join(replace))
      try {
        return await work()
      } finally {
        writeFileSync(path, before)
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  }
}

/** Opens what an import reads: a file, or an address. */
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { createPageOpener } from '../import/fetch-page.ts'
import type { Input, OpenPage } from '../import/input.ts'
import { Failed } from './failed.ts'

/** Feeds of an old site may be behind its own limits, so it is told who asks. */
const userAgent = 'Candor import'

export const openPage: OpenPage = createPageOpener({ fetch, sleep: (ms) => sleep(ms), userAgent })

/** @throws {Failed} if the file cannot be read. */
export async function openInput(name: string): Promise<Input> {
  if (/^https?:\/\//i.test(name)) return openPage(name)
  await access(name).catch((error: Error) => {
    throw new Failed('wrong', `${name} cannot be read: ${error.message}`)
  })
  return { address: null, name, charset: null, open: () => createReadStream(name) }
}

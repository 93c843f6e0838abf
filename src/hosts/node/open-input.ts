/** Opens what is imported: a file by its path, or a feed by its address. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasLogin } from 'candor-disclosure/text/web-address.ts'
import { generatorName, generatorVersion } from '../../core/feed/feed.ts'
import { type Input, InputError, type OpenPage } from '../../core/tools/output.ts'
import { createPageOpener } from './fetch-page.ts'

/** Requests pages with Candor's name and version. */
export const openPage: OpenPage = createPageOpener({
  fetch: (address, init) => fetch(address, init),
  sleep: (ms) => sleep(ms),
  userAgent: `${generatorName}/${generatorVersion} (feed import)`,
})

/**
 * Throws an `InputError` for a file that does not exist and for an address that does not answer.
 */
export async function openInput(pathOrAddress: string): Promise<Input> {
  if (hasLogin(pathOrAddress))
    throw new InputError(
      'page_unavailable',
      'The address must not have a user name or password: save the feed to a file, and import that.',
    )
  if (/^https?:\/\//i.test(pathOrAddress)) return await openPage(pathOrAddress)
  const found = await stat(pathOrAddress).catch((error: unknown) => {
    throw new InputError(
      'page_unavailable',
      `There is no file ${pathOrAddress}. Give a path or an http(s) address.`,
      {
        cause: error,
      },
    )
  })
  // Inputs are read more than once. A folder is refused by what opens it.
  if (!found.isFile() && !found.isDirectory())
    throw new InputError(
      'page_unavailable',
      `${pathOrAddress} is a pipe or a device: save it to a file first.`,
    )
  return {
    address: null,
    name: pathOrAddress,
    charset: null,
    open: () => createReadStream(pathOrAddress),
  }
}

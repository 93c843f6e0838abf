/** Finds the keys of a newsroom. docs/signed.md says what they are worth. */
import { type Keys, keysPath, parseKeys } from 'candor-disclosure/signed/jws.ts'

/** What verifying asks of the world. Each may reject. */
export type World = {
  /** The text of a file or an http(s) address. */
  readonly read: (pathOrAddress: string) => Promise<string>
  readonly now: () => Date
}

export type FoundKeys = {
  readonly publisher: string | null
  readonly keys: Keys
  /** How they were found, and when. */
  readonly from: string
}

/** Keys that somebody saved or was given. @throws {NotStatement} */
export const keysOfFile = async (file: string, { read }: World): Promise<FoundKeys> => ({
  publisher: null,
  keys: parseKeys(await read(file)),
  from: `${file}, which was given`,
})

/** Keys at the address that statements name; none if they cannot be read. */
export async function keysOf(publisher: string, { read, now }: World): Promise<FoundKeys> {
  const url = URL.parse(keysPath, publisher)
  if (url === null)
    return { publisher, keys: { keys: [] }, from: `${publisher}, which is no address` }
  const from = `${url.href}, at ${now().toISOString()}`
  const found = await read(url.href)
    .then(parseKeys)
    .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
  if (found instanceof Error)
    return { publisher, keys: { keys: [] }, from: `${from}: ${found.message}` }
  const warning =
    url.protocol === 'https:' ? '' : ', without HTTPS: others can have changed them on the way'
  return { publisher, keys: found, from: `${from}${warning}` }
}

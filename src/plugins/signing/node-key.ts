/** Opens the key, from its file or its setting. Loaded only where something is signed. */
import { readFile } from 'node:fs/promises'
import type { SignedParts } from '../push/assemble-worker.ts'
import { createSigning } from './sign-statements.ts'
import { createKeySigner, type Signer } from './signer.ts'
import { SigningStopped } from './store/signing-keys.ts'

/** Opens the key for the first batch, so that a wrong one stops signing and nothing else. */
export function openSigning(key: string) {
  let opening: Promise<ReturnType<typeof createSigning>> | undefined
  return async (parts: SignedParts) => {
    opening ??= openSigner(key).then(createSigning)
    const sign = await opening.catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return sign(parts)
  }
}

/** @param key the key itself, or the path of its file. @throws {SigningStopped} */
export async function openSigner(key: string): Promise<Signer> {
  return createKeySigner(/^(\{|-----BEGIN)/.test(key) ? key : await readKeyFile(key))
}

const readKeyFile = (file: string) =>
  readFile(file, 'utf8').catch((error: unknown) => {
    throw new SigningStopped(`SIGNING_KEY names the file ${file}, which cannot be read`, {
      cause: error,
    })
  })

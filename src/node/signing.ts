/**
 * Signing on Node: the key from its file or its setting, or the command that signs. Loaded only
 * where something is signed.
 */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { SignedParts } from '../push/assemble-worker.ts'
import { createLogCheck } from '../push/public-log.ts'
import { signStatements } from '../push/sign-statements.ts'
import { createCommandSigner, createKeySigner, type Signer } from '../push/signer.ts'
import type { SigningSettings } from '../settings/signing.ts'
import { SigningStopped } from '../writer/signing-keys.ts'

const commandTimeoutMs = 10_000

/**
 * Opens the key for the first batch, so that a wrong one stops signing and nothing else; and once
 * the database is known to be whole.
 */
export function openSigning(settings: SigningSettings) {
  let opening: Promise<Signer> | undefined
  const compare = createLogCheck(settings.log, fetch)
  // A command can take a second, and no statement is there before its batch is.
  const batch = settings.command === null ? {} : { max: 1 }
  return async (parts: SignedParts) => {
    await compare(parts.db(), parts.site)
    opening ??= openSigner(settings)
    const signer = await opening.catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return signStatements({ ...parts, ...batch, signer })
  }
}

/** For both settings. @throws {SigningStopped} */
export async function openSigner({ key, command }: SigningSettings): Promise<Signer> {
  if (command !== null) return createCommandSigner((input) => runCommand(command, input))
  const text = /^(\{|-----BEGIN)/.test(key ?? '') ? key : await readKeyFile(key ?? '')
  return createKeySigner(text ?? '')
}

const readKeyFile = (file: string) =>
  readFile(file, 'utf8').catch((error: unknown) => {
    throw new SigningStopped(`SIGNING_KEY names the file ${file}, which cannot be read`, {
      cause: error,
    })
  })

async function runCommand(command: string, input: string): Promise<string> {
  const child = spawn(command, {
    shell: true,
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: commandTimeoutMs,
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve)
    child.on('error', reject)
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [output, code] = await Promise.all([buffer(child.stdout), ended])
  if (code === 0) return output.toString()
  throw new SigningStopped(`SIGNING_COMMAND ended with ${code ?? 'a signal'}`)
}

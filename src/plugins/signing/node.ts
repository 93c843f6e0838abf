/** Signing on Node, beside the worker of push: all else is loaded for the first statement. */
import { signingSource } from '../../core/metrics/metrics.ts'
import { add, type Plugin } from '../../core/plugin.ts'
import { pushOptions } from '../../core/store/connection.ts'
import type { SignedParts } from '../push/assemble-worker.ts'
import { signs } from '../push/plugin.ts'
import { openedStatements, signingPlugin } from './plugin.ts'
import { parseSigningSettings } from './settings.ts'
import { readUnsigned } from './store/statements.ts'

export const signing: Plugin = {
  ...signingPlugin,
  open({ environment, host }) {
    const { key } = parseSigningSettings(environment)
    const isOn = key !== null && (environment['PUSH']?.trim() ?? 'off') !== 'off'
    const connection = isOn ? host.connect('keeper', { ...pushOptions, max: 1 }) : null
    if (key === null || connection === null) return openedStatements
    let signer: Promise<(parts: SignedParts) => Promise<{ readonly more: boolean }>> | undefined
    return {
      ...openedStatements,
      adds: [
        add(signs, async (parts) => {
          signer ??= import('./node-key.ts').then(({ openSigning }) => openSigning(key))
          return (await signer)(parts)
        }),
      ],
      sources: [signingSource(() => readUnsigned(connection.db()))],
      close: connection.close,
    }
  },
}

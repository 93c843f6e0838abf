/** At the edge, statements are signed by a Worker of its own (signer.worker.ts). */
import type { Plugin } from '../../core/plugin.ts'
import { signingPlugin } from './plugin.ts'

export const signing: Plugin = signingPlugin

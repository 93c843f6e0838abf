/** At the edge the page is a Worker of its own (check.worker.ts). */
import type { Plugin } from '../../core/plugin.ts'
import { checkPlugin } from './plugin.ts'

export const check: Plugin = checkPlugin

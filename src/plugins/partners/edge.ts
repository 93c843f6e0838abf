/** Partners at the edge, where nothing counts what they ask for. */
import type { Plugin } from '../../core/plugin.ts'
import { openPartners, partnersOf, partnersPlugin } from './plugin.ts'

export const partners: Plugin = {
  ...partnersPlugin,
  open: ({ environment, host }) => openPartners(partnersOf(environment, host)),
}

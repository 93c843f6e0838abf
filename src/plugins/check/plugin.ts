/** The page that checks feeds: what is the same on all runtimes. */
import type { FootLink } from '../../core/pages/layout.ts'
import { checkSettingsTable } from './settings.ts'

/** The page is in English. */
export const checkLink: FootLink = { path: '/check/', text: () => 'Check a feed', language: 'en' }

export const checkPlugin = {
  name: 'check',
  settings: () => ({ check: checkSettingsTable }),
} as const

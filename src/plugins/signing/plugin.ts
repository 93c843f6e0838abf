/** Signed statements of articles. Their addresses are there whether anything is signed or not. */
import type { Opened } from '../../core/plugin.ts'
import { type Environment, lacking } from '../../core/settings/setting.ts'
import { mountStatements } from './routes.ts'
import { parseSigningSettings, signingSettings } from './settings.ts'

export const openedStatements: Opened = { routes: mountStatements }

/** What is the same on all runtimes. */
export const signingPlugin = {
  name: 'signing',
  needs: ['push'],
  settings: () => ({ signing: signingSettings }),
  missing: (environment: Environment) =>
    lacking('SIGNING_KEY', [
      parseSigningSettings(environment).key !== null &&
        (environment['PUSH']?.trim() ?? 'off') === 'off' &&
        'PUSH=on, or PUSH=hub and "candor push"',
    ]),
  open: (): Opened => openedStatements,
} as const

/** The editors' desk: what is the same on all runtimes. */
import { deskSettings } from './settings/desk.ts'
import { oidcSettings } from './settings/oidc.ts'

export const deskPlugin = {
  name: 'desk',
  needs: ['publish'],
  settings: () => ({ desk: deskSettings, oidc: oidcSettings }),
} as const

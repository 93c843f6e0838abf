/** Commands and checks of partners. */
import type { Tools } from '../../core/tools/tools.ts'
import { addPartnerCommands } from './commands.ts'

export const partners: Tools = {
  name: 'partners',
  commands: addPartnerCommands,
  checks: [
    {
      subject: 'the tokens of partners',
      load: async () => (await import('./doctor.ts')).checkPartners,
    },
  ],
}

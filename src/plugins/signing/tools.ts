/** Commands and checks of signed statements. */
import type { Tools } from '../../core/tools/tools.ts'
import { addKeyCommands } from './commands/key-commands.ts'
import { addVerifyCommand } from './commands/verify-command.ts'

export const keys: Tools = { name: 'signing', commands: addKeyCommands }

export const verify: Tools = { name: 'signing', commands: addVerifyCommand }

export const statements: Tools = {
  name: 'signing',
  checks: [
    {
      subject: 'signed statements',
      load: async () => (await import('./doctor.ts')).checkSigning,
    },
  ],
}

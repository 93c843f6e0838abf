/** The command and the check of counts of readers. */
import type { Tools } from '../../core/tools/tools.ts'
import { addReaderCommands } from './commands.ts'

export const readers: Tools = {
  name: 'readers',
  commands: addReaderCommands,
  prerequisites: [
    {
      subject: 'the login that counts readers',
      load: async () => (await import('./doctor.ts')).checkReaders,
    },
  ],
}

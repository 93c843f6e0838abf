/** Commands that take over what other software published. */
import type { Tools } from '../../core/tools/tools.ts'
import { addCompareCommand, addImportCommands } from './commands/import-commands.ts'

export const imports: Tools = {
  name: 'import',
  commands(program, context) {
    addImportCommands(program, context)
    addCompareCommand(program, context)
  },
}

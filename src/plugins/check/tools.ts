/** The command that checks anybody's feed. */
import type { Tools } from '../../core/tools/tools.ts'
import { addCheckCommand } from './command.ts'

export const check: Tools = { name: 'check', commands: addCheckCommand }

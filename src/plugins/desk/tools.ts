/** Commands and checks of the editors' desk. */
import { add } from '../../core/plugin.ts'
import { type Tools, verifiers } from '../../core/tools/tools.ts'
import { addEditorCommands } from './commands/editor-commands.ts'
import { addEvidenceCommands, evidenceVerifier } from './commands/evidence-commands.ts'

export const editors: Tools = { name: 'desk', commands: addEditorCommands }

export const evidence: Tools = {
  name: 'desk',
  commands: addEvidenceCommands,
  adds: [add(verifiers, evidenceVerifier)],
}

export const desk: Tools = {
  name: 'desk',
  checks: [{ subject: 'the desk', load: async () => (await import('./doctor.ts')).checkDesk }],
}

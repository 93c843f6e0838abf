/** Commands and checks of the publishing API. */
import type { Tools } from '../../core/tools/tools.ts'
import { addArchiveCommands } from './commands/archive-commands.ts'
import { addArticleCommands } from './commands/article-commands.ts'
import { addTokenCommands } from './commands/token-commands.ts'

export const publish: Tools = {
  name: 'publish',
  commands(program, context) {
    addArticleCommands(program, context)
    addTokenCommands(program, context)
  },
  prerequisites: [
    {
      subject: 'the login of the API',
      load: async () => (await import('./doctor.ts')).checkPublisher,
    },
  ],
}

export const archives: Tools = { name: 'publish', commands: addArchiveCommands }

/** Commands and checks of push. */
import type { Tools } from '../../core/tools/tools.ts'
import { addWebhookCommands } from './commands.ts'

export const webhooks: Tools = {
  name: 'push',
  commands: addWebhookCommands,
}

export const deliveries: Tools = {
  name: 'push',
  prerequisites: [
    {
      subject: 'the key files of IndexNow',
      load: async () => (await import('./doctor.ts')).checkKeyFiles,
    },
  ],
  checks: [{ subject: 'push', load: async () => (await import('./doctor.ts')).checkPush }],
  deployment: [async () => (await import('./doctor-hub.ts')).checkHubOfDeployment],
}

/** A server of the Model Context Protocol: assistants read articles with their labels. */
import type { Plugin } from '../../core/plugin.ts'
import { onOff, readSettings } from '../../core/settings/setting.ts'
import { loadSdk, mcpPath, mountMcp } from './endpoint.ts'

const settings = {
  mcp: {
    ...{ ...onOff('MCP'), fallback: null },
    description: '[Assistants](mcp.md) read articles. By default only in the demo.',
  },
}

export const mcp: Plugin = {
  name: 'mcp',
  settings: () => ({ mcp: settings }),
  open: ({ environment, demo, host }) =>
    (readSettings(settings, environment).mcp ?? demo)
      ? {
          routes: (mount) => mountMcp(mount, host.clientAddress),
          closedPaths: [mcpPath],
          // It takes 0.2 s in which nobody gets an answer.
          start: async () => void (await loadSdk()),
        }
      : null,
}

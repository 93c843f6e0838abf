/** A server of the Model Context Protocol: assistants read articles with their labels. */
import type { Plugin } from '../../core/plugin.ts'
import { onInDemo } from '../../core/settings/setting.ts'
import { loadSdk, mcpPath, mountMcp } from './endpoint.ts'

const { table, isOn } = onInDemo('MCP', '[Assistants](mcp.md) read articles')

export const mcp: Plugin = {
  name: 'mcp',
  settings: () => ({ mcp: table }),
  open: ({ environment, demo, host }) =>
    isOn(environment, demo)
      ? {
          routes: (mount) => mountMcp(mount, host.clientAddress),
          closedPaths: [mcpPath],
          // It takes 0.2 s in which nobody gets an answer.
          start: async () => void (await loadSdk()),
        }
      : null,
}

/** At the edge the desk is a Worker of its own; with DESK=on, the service names its editors. */
import type { Plugin } from '../../core/plugin.ts'
import { deskPlugin } from './plugin.ts'
import { parseDeskSettings } from './settings/desk.ts'
import { readPublicEditors } from './store/public-editors.ts'

export const desk: Plugin = {
  ...deskPlugin,
  open({ environment, host }) {
    const connection = parseDeskSettings(environment).desk === true ? host.connect('reader') : null
    return connection && { editors: () => readPublicEditors(connection.db()) }
  },
}

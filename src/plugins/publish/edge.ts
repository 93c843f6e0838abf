/** The publishing API at the edge: with the binding WRITER_HYPERDRIVE. */
import type { Plugin } from '../../core/plugin.ts'
import { writerOptions } from '../../core/store/connection.ts'
import { openApi, publishPlugin } from './plugin.ts'
import { parsePublishSettings } from './settings.ts'

export const publish: Plugin = {
  ...publishPlugin,
  open({ environment, host, log, added }) {
    const connection = host.connect('publisher', writerOptions)
    return (
      connection &&
      openApi(
        { writer: connection.db, log, environment, ...parsePublishSettings(environment) },
        added,
      )
    )
  },
}

/** Newsrooms and services on Node with all plugins, for tests of the product and of plugins. */
import type { Store } from '../../../src/core/store/store.ts'
import * as core from '../../core/app/on-node.ts'
import {
  type NodeParts,
  type Running,
  type Suite,
  serveOnNode as serve,
} from '../../core/app/running.ts'
import { type OpenParts, openPlugins } from './open-plugins.ts'

const openAll: core.OpenPlugins = (db, { environment = {}, api = true }) =>
  openPlugins({ environment, ...(api && { writer: () => db }), service: () => db })

/** A newsroom with the demo, and services with all plugins that read from it. */
export const openOnNode = () => core.openOnNode(openAll)

/** `environment` contains settings in addition to SITE_ORIGIN. */
export const runOnNode = (suite: Suite, environment?: Readonly<Record<string, string>>) =>
  core.runOnNode(suite, environment, openAll)

/** Starts the app on a free port, with the plugins of these parts. */
export const serveOnNode = (
  store: () => Store,
  parts: OpenParts & Pick<NodeParts, 'runtime'> = {},
): Promise<Running> => serve(store, { ...parts, plugins: openPlugins(parts) })

#!/usr/bin/env node
/**
 * The command `candor`: runs the command line with the pinned Node, which runs TypeScript as it is.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const carried = inProject('node_modules/.bin/node')
const node = existsSync(carried) ? carried : process.execPath
const { status } = spawnSync(node, [inProject('src/hosts/cli/main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1

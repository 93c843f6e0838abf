#!/usr/bin/env node
/** The command `candor`: runs the command line with a Node that is new enough (choose-node.mjs). */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const carried = inProject('node_modules/.bin/node')
const node = existsSync(carried) ? carried : process.execPath
const { status } = spawnSync(node, [inProject('src/cli/main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' })
process.exitCode = status ?? 1

/**
 * Installs missing packages before `npm start`, `npm test` and `npm run check`, so that a fresh clone needs no other step: for the
 * service, those that it runs on. Runs on the system's own Node, without packages. If nothing is missing, it only
 * compares two files and asks the system's Node for its version.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chooseNode, isAtLeast } from './choose-node.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const windows = process.platform === 'win32'

/** Longer than any install takes: after that, another process may have the lock's process id. */
const staleAfterMs = 15 * 60_000

/** Lines of npm's output to print after a failure: its reason is at the end. */
const shownLines = 30

/** Scripts that run the service, and need neither tests nor tools. */
const forService = ['prestart', 'premigrate', 'preseed', 'predoctor', 'prepush', 'precandor'].includes(
  process.env.npm_lifecycle_event,
)

class InstallError extends Error {}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * Whether node_modules matches package-lock.json. npm writes node_modules/.package-lock.json after every successful
 * install. Optional packages may be missing, and those for development `withoutTools`.
 */
function isInstalled(withoutTools = forService) {
  const wanted = readJson('package-lock.json')?.packages
  const present = readJson('node_modules/.package-lock.json')?.packages
  if (wanted === undefined)
    throw new InstallError('package-lock.json is missing or unreadable: check out the file again.')
  if (present === undefined) return false
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional, dev }]) => {
    if (!path.startsWith('node_modules/')) return true
    const found = present[path]
    if (found === undefined) return Boolean(optional || (withoutTools && (dev || devOptional)))
    return found.version === version && found.integrity === integrity
  })
}

/** The npm that runs this script, or else the one on the PATH. */
function npmCommand() {
  const cli = process.env.npm_execpath ?? ''
  // Other package managers set the same variable, and can't read package-lock.json.
  if (basename(cli) === 'npm-cli.js') return [process.env.npm_node_execpath ?? process.execPath, cli]
  return [windows ? 'npm.cmd' : 'npm']
}

/**
 * Runs npm with the packages that are needed, even in a production environment, and without install scripts. Optional are the Nodes
 * for old systems, which the service on a new one does without, and parts of tools. `npm ci` deletes all packages first: a
 * service that runs on those in this folder keeps them.
 */
function installMissing(hasNode) {
  console.log('Installing packages with npm, once; this can take a minute.')
  const [command, ...before] = npmCommand()
  const what = isInstalled(true) ? ['install', '--no-save'] : ['ci']
  const options = [
    forService ? '--omit=dev' : '--include=dev',
    forService && hasNode ? '--omit=optional' : '--include=optional',
    '--ignore-scripts',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
  ]
  const { status, error, stdout, stderr } = spawnSync(command, [...before, ...what, ...options], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    shell: command.endsWith('.cmd'),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (status === 0) return
  const output = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-shownLines).join('\n')
  if (output !== '') console.error(output)
  throw new InstallError(
    `npm ${what[0]} failed (${error?.message ?? `exit code ${status}`}): check the network and "npm config get registry", then try again.`,
  )
}

/** Whether the process that wrote the lock has ended without removing it. */
function isStale(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > staleAfterMs) return true
    const holder = Number(readFileSync(lock, 'utf8'))
    // The file is empty between its creation and the write.
    if (holder > 0) process.kill(holder, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

function isTaken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return false
  } catch (error) {
    if (error.code === 'EEXIST') return true
    throw error
  }
}

/** Runs one process at a time: `npm start` and `npm test` together in a fresh clone would delete each other's files. */
async function underLock(work) {
  mkdirSync(join(root, '.candor'), { recursive: true })
  const lock = join(root, '.candor', 'install.lock')
  for (let waits = 0; isTaken(lock); waits++) {
    if (isStale(lock)) removeStale(lock)
    else if (waits === 0) console.log('Waiting for another install of this folder to end.')
    await sleep(100)
  }
  try {
    work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Renaming succeeds for one process only, so two waiting processes can't both remove the lock. */
function removeStale(lock) {
  const aside = `${lock}.${process.pid}`
  try {
    renameSync(lock, aside)
  } catch (error) {
    if (error.code === 'ENOENT') return
    throw error
  }
  // Another process may have taken the lock between the check and the renaming: give it back.
  if (isStale(aside)) rmSync(aside, { force: true })
  else renameSync(aside, lock)
}

try {
  if (!isAtLeast(process.versions.node, 20, 0)) {
    throw new InstallError(
      `Candor needs Node 20 or later, and this is ${process.versions.node}: see https://nodejs.org.`,
    )
  }
  let node = chooseNode(root)
  if (!isInstalled() || !node.found) {
    const hasNode = node.found
    await underLock(() => (isInstalled() && chooseNode(root).found) || installMissing(hasNode))
    node = chooseNode(root)
  }
  if (!node.found) {
    throw new InstallError(
      `No Node package runs on this platform (${process.platform}-${process.arch}), and this is Node ` +
        `${node.version.replace('v', '')}: install Node 22.18 or later from https://nodejs.org and try again.`,
    )
  }
} catch (error) {
  console.error(error instanceof InstallError ? error.message : error)
  process.exitCode = 1
}

/**
 * Installs packages before `npm start`, `npm run migrate`, `npm run check`, `npm test` and `npm run lint`, so that
 * a fresh clone needs no other step: for the first three those of the service, which takes half the
 * time, else tools too. Runs on the system's Node, without packages. Does nothing if they are
 * there and package-lock.json is older.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const lock = `${root}.candor/install.lock`
const withTools = !['prestart', 'premigrate', 'precheck'].includes(process.env.npm_lifecycle_event)

/** Lines of npm's output to print after a failure: its reason is at the end. */
const shownLines = 30

class InstallError extends Error {}

const isAtLeast = (version, major, minor) => {
  const [itsMajor, itsMinor] = version.split('.').map(Number)
  return itsMajor > major || (itsMajor === major && itsMinor >= minor)
}

const timeOf = (path) => statSync(root + path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** npm writes its own lock file into node_modules after each successful install. */
const isInstalled = () =>
  timeOf('node_modules/.package-lock.json') >= timeOf('package-lock.json') &&
  (!withTools || existsSync(`${root}node_modules/vitest`))

/** The npm that runs this script. Other package managers set the same variable. */
function npmCommand() {
  const cli = process.env.npm_execpath ?? ''
  if (basename(cli) === 'npm-cli.js')
    return [process.env.npm_node_execpath ?? process.execPath, cli]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

/** Keeps packages that are right, unlike `npm ci`: a service may be running on them. */
function install() {
  console.log('Installing packages with npm, once; this can take a minute.')
  const [command, ...before] = npmCommand()
  const options = ['--no-save', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund']
  const dev = withTools ? '--include=dev' : '--omit=dev'
  const { status, error, stdout, stderr } = spawnSync(
    command,
    [...before, 'install', dev, '--include=optional', ...options],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 2 ** 20, shell: command.endsWith('.cmd') },
  )
  if (status === 0) return
  const output = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-shownLines).join('\n')
  if (output !== '') console.error(output)
  throw new InstallError(
    `npm install failed (${error?.message ?? `exit code ${status}`}): check the network and "npm config get registry", then try again.`,
  )
}

/** Creates the lock file, unless a process that still runs has it. */
function takeLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    // The file is empty between its creation and the write.
    if (holder > 0) process.kill(holder, 0)
  } catch (error) {
    if (error.code === 'ESRCH') rmSync(lock, { force: true })
  }
  return false
}

/** One process installs at a time: `npm start` and `npm test` can begin together. */
async function installOnce() {
  mkdirSync(`${root}.candor`, { recursive: true })
  while (!takeLock()) await sleep(100)
  try {
    if (!isInstalled()) install()
  } finally {
    rmSync(lock, { force: true })
  }
}

/**
 * The pinned Node, which npm puts first on the PATH of its scripts, or the system's without one.
 */
function checkNode() {
  const pinned = `${root}node_modules/.bin/node${process.platform === 'win32' ? '.cmd' : ''}`
  if (existsSync(pinned)) {
    const shell = pinned.endsWith('.cmd')
    const { status, stderr } = spawnSync(pinned, ['--version'], { encoding: 'utf8', shell })
    if (status === 0) return
    const reason = stderr?.trim().split('\n').at(-1)
    throw new InstallError(
      `The Node in node_modules does not start: ${reason}. On Debian: apt-get install libatomic1.`,
    )
  }
  if (isAtLeast(process.versions.node, 22, 18)) return
  throw new InstallError(
    `No Node package runs on this platform (${process.platform}-${process.arch}), and this is Node ` +
      `${process.versions.node}: install Node 22.18 or later from https://nodejs.org and try again.`,
  )
}

try {
  if (!isAtLeast(process.versions.node, 20, 0)) {
    throw new InstallError(
      `Candor needs Node 20 or later, and this is ${process.versions.node}: see https://nodejs.org.`,
    )
  }
  if (!isInstalled()) {
    await installOnce()
    checkNode()
  }
} catch (error) {
  console.error(error instanceof InstallError ? error.message : error)
  process.exitCode = 1
}

/**
 * Decides which Node runs npm's scripts: the system's from 22.18 on, which runs TypeScript as it is, else the one that an
 * installed package carries. npm puts node_modules/.bin first on the PATH: there it is in reach, or set aside.
 */
import { spawnSync } from 'node:child_process'
import { lstatSync, mkdirSync, renameSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const windows = process.platform === 'win32'

/** `version` as in `v22.18.0`. */
export const isAtLeast = (version, major, minor) => {
  const [itsMajor, itsMinor] = version.replace(/^v/, '').split('.').map(Number)
  return itsMajor > major || (itsMajor === major && itsMinor >= minor)
}

/** Returns the version of the system's Node and whether any Node is new enough; needs no network. */
export function chooseNode(root) {
  const bin = join(root, 'node_modules', '.bin')
  const aside = join(root, 'node_modules', '.node-aside')
  const system = systemNode()
  const isNew = isAtLeast(system, 22, 18)
  try {
    if (isNew) move(bin, aside)
    else move(aside, bin)
  } catch (error) {
    // Another user's installation works as it is (EACCES, EPERM, EROFS); another npm may move the same files now (ENOENT).
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes(error.code)) throw error
  }
  const carried = join(bin, windows ? 'node.cmd' : 'node')
  return { version: system, found: isNew || isAtLeast(ask(carried), 22, 18) }
}

/** The version of the Node that people have themselves: npm and many shells put folders of installed packages before it. */
function systemNode() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const theirs = folders.filter((folder) => !/node_modules[\\/]\.bin[\\/]?$/.test(folder))
  return ask('node', { ...process.env, PATH: theirs.join(delimiter) })
}

function ask(node, env = process.env) {
  const shell = node.endsWith('.cmd')
  const { status, stdout } = spawnSync(node, ['-p', 'process.version'], { encoding: 'utf8', env, shell })
  return (status === 0 && /^v[\d.]*\d/.exec(stdout)?.[0]) || 'v0.0.0'
}

/** Both folders are one below node_modules, so that npm's relative links hold in either. */
function move(from, to) {
  const names = ['node', 'node.cmd', 'node.ps1'].filter((name) =>
    lstatSync(join(from, name), { throwIfNoEntry: false }),
  )
  if (names.length > 0) mkdirSync(to, { recursive: true })
  for (const name of names) renameSync(join(from, name), join(to, name))
}

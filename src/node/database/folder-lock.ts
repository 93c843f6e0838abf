/**
 * The lock of a database folder, also between containers, where process ids say nothing: its holder writes a random id into
 * it, and keeps touching it. Node has no flock. Only for local file systems.
 */
import { randomUUID } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  linkSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { logError } from '../log.ts'
import type { HeartbeatOptions } from './heartbeat.ts'

/** Where a process serves the folder: its own address, and the public one; no slash at the end. */
export type Served = { readonly local: string; readonly root: string }

/** Another running process has the folder open. `served` is `null` if it serves nothing that can be reached from here. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  readonly served: Served | null

  constructor(message: string, served: Served | null = null) {
    super(message)
    this.served = served
  }
}

export type FolderLock = {
  /** Also runs on exit. */
  readonly unlock: () => void
  /** Tells other processes where this one can be asked over HTTP. */
  readonly announce: (served: Served) => void
}

/** Between two touches. */
const beatMs = 1000
/** A lock that nobody touches for this time is stale. The holder beats in a thread of its own, also during a long query. */
const silentMs = 8000

/** Ids of the locks that this process holds. */
const held = new Set<string>()

/**
 * Creates the lock file beside the folder: process id, random id and namespace on its first line, the addresses that are
 * served on the next two. A process that loses its lock ends at once: two would corrupt the database.
 *
 * @throws {FolderInUse}
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const lock = `${folder}.lock`
  await mkdir(dirname(folder), { recursive: true })
  const id = randomUUID()
  const own = `${process.pid} ${id} ${namespace()}\n`
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (created(lock, own)) {
      held.add(id)
      const stopBeat = startBeat({ lock, id, beatMs })
      const unlock = untilExit(() => {
        held.delete(id)
        stopBeat()
        release(lock, own)
      })
      // Added to the file, which is so never empty: an empty one would be taken for a dead process's.
      const announce = ({ local, root }: Served) => appendFileSync(lock, `${local}\n${root}\n`)
      return { unlock, announce }
    }
    const found = contentOf(lock)
    await refuseHeld(lock, found)
    removeStale(lock, found)
  }
  throw new FolderInUse(`other processes are opening it at the same time (${lock})`)
}

/** Returns if nobody holds the lock with this content. */
async function refuseHeld(lock: string, content: string): Promise<void> {
  const [first = '', local = '', root = ''] = content.split('\n')
  const [pid = '', id = '', space = namespace()] = first.split(' ')
  const holder = Number.parseInt(pid, 10)
  const wayOut = `if that is not Candor, remove ${lock}`
  if (space === namespace()) {
    if (!held.has(id) && !isRunning(holder)) return
    throw new FolderInUse(`it is in use by process ${holder} (${wayOut})`, root === '' ? null : { local, root })
  }
  if (await isBeating(lock)) {
    throw new FolderInUse(`it is in use by process ${holder} of another container, which is alive (${wayOut})`)
  }
}

/** By the clock, such a lock is from before a crash, and nobody needs to wait and see. */
const oldMs = 60_000

/** Whether the lock is touched, or changes hands, while we look. */
async function isBeating(lock: string): Promise<boolean> {
  const touched = () => statSync(lock, { throwIfNoEntry: false })?.mtimeMs
  const before = touched()
  if (before === undefined || Date.now() - before > oldMs) return false
  for (let waited = 0; waited < silentMs; waited += beatMs / 2) {
    await sleep(beatMs / 2)
    const now = touched()
    if (now === undefined) return false
    if (now !== before) return true
  }
  return false
}

/**
 * The process ids that we see: those of this boot of this kernel, in this namespace. Empty where there are no namespaces.
 * https://man7.org/linux/man-pages/man7/pid_namespaces.7.html
 */
function namespace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return ''
  }
}

function startBeat(options: HeartbeatOptions): () => void {
  const worker = new Worker(new URL('./heartbeat.ts', import.meta.url), { workerData: options })
  worker.unref()
  worker.on('message', () => {
    if (!held.has(options.id)) return
    const message = `Another process took ${options.lock}: this one ends, because both would write the same database.`
    logError(message, undefined, { event: 'lock.lost', level: 'error' })
    process.exit(1)
  })
  return () => void worker.terminate()
}

/** Synchronous, so that no signal comes between writing the file and registering its removal. */
function created(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Empty without a lock file: another process can remove it at any time. */
function contentOf(lock: string): string {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return ''
  }
}

/** Moves it aside first, so that of two processes that found it stale, the later one does not remove the lock of the other. */
function removeStale(lock: string, content: string): void {
  const aside = `${lock}.${randomUUID()}`
  try {
    renameSync(lock, aside)
    if (contentOf(aside) !== content) linkSync(aside, lock)
    rmSync(aside, { force: true })
  } catch {
    rmSync(aside, { force: true })
  }
}

/** Removes only our own lock: another process may have replaced it as stale. */
function release(lock: string, own: string): void {
  if (existsSync(lock) && readFileSync(lock, 'utf8').startsWith(own)) rmSync(lock, { force: true })
}

/** Runs `work` once: when the returned function is called, otherwise on exit. */
function untilExit(work: () => void): () => void {
  process.once('exit', work)
  return () => {
    process.off('exit', work)
    work()
  }
}

/** A lock with our own id and none of our locks is stale: in a container, each start can get the same id. */
function isRunning(pid: number): boolean {
  if (!(pid > 0) || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

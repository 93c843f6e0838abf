/**
 * The Node entry: opens the newsroom, serves it and stops cleanly. An error at start is one line.
 */
import { localOrigin, parseNodeSettings } from '../../core/settings/node.ts'
import { newsroom as plugins } from '../../newsroom.ts'
import { announceStart, startedLine } from './announce-start.ts'
import { checkEnvironment } from './check-environment.ts'
import { isText, logError } from './log.ts'
import { type AppFetch, type Newsroom, openNewsroom } from './newsroom.ts'
import { notify } from './notify.ts'
import { closeAll, openEarly } from './open-plugins.ts'
import { type HttpConnection, listen } from './socket.ts'
import { createStarting } from './starting.ts'
import { respondStopping, runUntilStopped } from './stop.ts'

async function announce({ base, hasDemo, announced }: Newsroom): Promise<void> {
  const served = `Candor serves ${hasDemo ? 'its demo newsroom' : 'the newsroom'} at ${base}/`
  const { steps, lines } = await announced()
  if (isText) announceStart(served, base, steps)
  else logError(startedLine(served, lines), undefined, { event: 'started' })
}

/**
 * Listens first: a busy port fails at once, and early requests get an answer. Returns the stop
 * function.
 */
async function start(): Promise<() => Promise<void>> {
  checkEnvironment(plugins, process.env)
  const { host, port } = parseNodeSettings(process.env)
  const early = await openEarly(plugins, process.env)
  const starting = createStarting(logError)
  for (const { collect } of early) collect?.(starting.source)
  const fetching = Promise.withResolvers<AppFetch>()
  let opened: Newsroom | undefined
  let isStopping = false
  // Not async, so that a response that is not a promise is sent at once.
  const answer = (request: Request, connection: HttpConnection) =>
    (isStopping && respondStopping(request)) ||
    (opened?.fetch(request, connection) ?? starting.answer(request, fetching.promise))
  const server = await listen(host, port, answer)
  // Before the database: systemd would end a start that waits for it.
  notify('--ready', '--status=Opens its database')
  // The actual port, because the demo's links contain it.
  const newsroom = await openNewsroom(process.env, {
    localOrigin: localOrigin(host, server.port),
    host,
    ...{ plugins, early, starting },
  })
  opened = newsroom
  // Browsers may take ::1 for localhost, where the desk is. Without IPv6 they do not.
  const local =
    newsroom.usesLocalhost && host === '127.0.0.1'
      ? await listen('::1', server.port, answer).catch(() => null)
      : null
  fetching.resolve(newsroom.fetch)
  await announce(newsroom)
  notify('--status=Serves feeds')
  return async () => {
    isStopping = true
    const worked = newsroom.stop()
    await Promise.all([server.close(worked), local?.close(worked), closeAll(early)])
    await newsroom.close()
  }
}

await runUntilStopped(start, () => notify('--stopping'))

/**
 * Puts a server under load with wrk, or with autocannon if wrk is not installed. Both run as
 * separate processes.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export type Load = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly seconds: number
  readonly connections: number
  /** Path of a wrk script that makes different requests. */
  readonly script?: string
}

export type LoadResult = {
  readonly requestsPerSecond: number
  readonly requests: number
  readonly failed: number
}

const run = promisify(execFile)

export async function hasWrk(): Promise<boolean> {
  return run('wrk', ['-v']).then(
    () => true,
    // `wrk -v` exits with 1 after it has printed its version.
    (error: { code?: unknown }) => error.code !== 'ENOENT',
  )
}

/** `failed` counts responses other than 2xx and 3xx, and broken connections. */
export async function putLoad(load: Load): Promise<LoadResult> {
  return (await hasWrk()) ? putWrk(load) : putAutocannon(load)
}

/**
 * `putLoad` for measurements, in which no request may fail.
 *
 * @throws {Error} if a request failed.
 */
export async function putCleanLoad(load: Load): Promise<LoadResult> {
  const result = await putLoad(load)
  if (result.failed > 0) throw new Error(`${result.failed} requests to ${load.url} failed`)
  return result
}

async function putWrk({ url, headers, seconds, connections, script }: Load): Promise<LoadResult> {
  const lines = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const scripted = script === undefined ? [] : ['-s', script]
  const { stdout } = await run('wrk', [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    ...lines,
    ...scripted,
    url,
  ])
  const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0)
  const broken =
    /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout)?.slice(1) ??
    []
  return {
    requestsPerSecond: number(/Requests\/sec:\s+([\d.]+)/),
    requests: number(/(\d+) requests in/),
    failed:
      number(/Non-2xx or 3xx responses: (\d+)/) +
      broken.reduce((sum, count) => sum + Number(count), 0),
  }
}

async function putAutocannon({
  url,
  headers,
  seconds,
  connections,
  script,
}: Load): Promise<LoadResult> {
  if (script !== undefined) throw new Error('this row needs wrk: apt-get install wrk')
  const lines = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`])
  const { stdout } = await run('autocannon', [
    '--json',
    '-c',
    `${connections}`,
    '-d',
    `${seconds}`,
    ...lines,
    url,
  ])
  const result: {
    requests: { total: number; average: number }
    non2xx: number
    errors: number
    '3xx': number
  } = JSON.parse(stdout)
  const { requests, errors } = result
  return {
    requestsPerSecond: requests.average,
    requests: requests.total,
    failed: errors + result.non2xx - result['3xx'],
  }
}

/**
 * Figures beside the comparisons: nginx with the same file, as the upper limit, and Candor's size
 * and start time.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { putCleanLoad } from '../load.ts'
import { compare, type Finding, inTurns, state } from '../measurement.ts'
import { startCandorInWorkerd, startCandorOnNode } from '../servers/candor.ts'
import { startBaselineInWorkerd } from '../servers/pairs.ts'
import { precompute } from '../servers/precompute.ts'
import { freePort, type Server, startServer } from '../servers/process.ts'
import { bundle } from '../servers/workerd.ts'
import { type Bench, feedPath, type Row, readerHeaders } from './bench.ts'

/** One worker, because Candor on Node is one process. */
const nginxConfiguration = (folder: string, port: number) => `
daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000;
  client_body_temp_path ${folder}/body-temp; proxy_temp_path ${folder}/proxy-temp;
  fastcgi_temp_path ${folder}/fastcgi-temp; uwsgi_temp_path ${folder}/uwsgi-temp; scgi_temp_path ${folder}/scgi-temp;
  server {
    listen 127.0.0.1:${port};
    location = ${feedPath} {
      alias ${folder}/body; default_type "application/rss+xml; charset=utf-8";
      add_header Content-Encoding gzip; add_header Vary Accept-Encoding; add_header Cache-Control "public, max-age=300";
    }
  }
}`

async function nginx(bench: Bench): Promise<Finding[]> {
  const missing = await promisify(execFile)('nginx', ['-v']).then(
    () => false,
    () => true,
  )
  if (missing) throw new Error('this row needs nginx: apt-get install nginx')
  const folder = bench.folder('nginx')
  const candor = await startCandorOnNode(bench.small.url)
  const etag = await precompute(candor.origin, feedPath, folder, readerHeaders)
  const port = await freePort()
  writeFileSync(`${folder}/nginx.conf`, nginxConfiguration(folder, port))
  const server = await startServer(
    ['nginx', '-p', folder, '-c', `${folder}/nginx.conf`],
    port,
    feedPath,
  )
  const etagOfNginx =
    (await fetch(server.origin + feedPath, { method: 'HEAD' })).headers.get('ETag') ?? ''
  try {
    const findings: Finding[] = []
    for (const unchanged of [false, true]) {
      const load = async ({ origin }: Server, tag: string) => {
        const { seconds, connections } = bench.options
        const headers = { ...readerHeaders, ...(unchanged && { 'If-None-Match': tag }) }
        return (await putCleanLoad({ url: origin + feedPath, headers, seconds, connections }))
          .requestsPerSecond
      }
      const found = await inTurns(
        bench.options.rounds,
        () => load(candor, etag),
        () => load(server, etagOfNginx),
      )
      const what = unchanged ? 'If-None-Match → 304, Node' : 'GET of a warm feed, Node'
      const rest = {
        against: 'nginx, one worker, the same file',
        unit: 'req/s',
        target: null,
      } as const
      findings.push(compare({ row: 'nginx', what, names: ['Candor', 'nginx'], ...rest }, found))
    }
    return findings
  } finally {
    await Promise.all([candor.stop(), server.stop()])
  }
}

async function footprint(bench: Bench): Promise<Finding[]> {
  const folder = bench.folder('bundle')
  const file = readFileSync(`${folder}/${await bundle('src/worker.ts', folder)}`)
  const size = state(
    {
      row: 'footprint',
      what: 'Worker bundle, minified, gzip',
      against: '',
      unit: 'kB',
      note: `${kilo(file)} kB before gzip`,
    },
    [kilo(gzipSync(file))],
  )
  const node = await startTimes(bench, () => startCandorOnNode(bench.small.url, {}, '/health/live'))
  const worker = await startTimes(bench, () =>
    startCandorInWorkerd(bench.folder('start'), bench.small.url, {}, '/health/live'),
  )
  const trivialFolder = bench.folder('trivial')
  mkdirSync(trivialFolder, { recursive: true })
  writeFileSync(`${trivialFolder}/body`, 'x')
  const answer = { path: feedPath, etag: '"x"', headers: {}, headersOf304: {} }
  writeFileSync(`${trivialFolder}/answer.json`, JSON.stringify(answer))
  const trivial = await startTimes(bench, () => startBaselineInWorkerd(trivialFolder))
  return [
    size,
    state(
      {
        row: 'footprint',
        what: 'CPU from start to the first answer, Node',
        against: '',
        unit: 'ms',
      },
      node,
    ),
    compare(
      {
        row: 'footprint',
        what: 'CPU from start to the first answer, workerd',
        against: 'a Worker of Hono alone',
        unit: 'ms',
        names: ['Candor', 'Hono'],
        target: null,
        note: 'the difference is the start of the Worker; the rest is the start of workerd',
      },
      [worker, trivial],
    ),
  ]
}

const kilo = ({ byteLength }: Uint8Array) => Math.round(byteLength / 1000)

async function startTimes(bench: Bench, start: () => Promise<Server>): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < bench.options.rounds; round += 1) {
    const server = await start()
    times.push(server.cpuSeconds() * 1000)
    await server.stop()
  }
  return times
}

export const limitRows: readonly Row[] = [
  { name: 'nginx', measure: nginx },
  { name: 'footprint', measure: footprint },
]

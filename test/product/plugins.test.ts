/** Lists of plugins: each fault stops the start with one sentence, on Node and in a Worker. */
import type { ExecutionContext } from 'hono'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../../src/core/app.ts'
import type { Log } from '../../src/core/log/log.ts'
import type { Core, Opened, Plugin } from '../../src/core/plugin.ts'
import { checkPlugins, openPlugins } from '../../src/core/plugins.ts'
import type { Mount } from '../../src/core/routes/mount.ts'
import { onOff, SettingsError } from '../../src/core/settings/setting.ts'
import { findUnknown } from '../../src/core/settings/tables.ts'
import { createWorker } from '../../src/hosts/edge/create-worker.ts'
import { checkEnvironment, tablesOnNode } from '../../src/hosts/node/check-environment.ts'
import { createApp as createNewsroom } from '../../src/index.ts'
import { buildSite, buildSnapshot } from '../fixtures/build-article.ts'
import { noFamilies } from '../fixtures/no-families.ts'

const withSetting = (name: string, setting: string, mark = name): Plugin => ({
  name,
  settings: () => ({ [mark]: { it: { ...onOff(setting), description: '' } } }),
})
const withRoutes = (name: string, routes: (mount: Mount) => void): Plugin => ({
  name,
  open: () => ({ routes }),
})
const withRoute = (name: string, ...paths: readonly string[]): Plugin =>
  withRoutes(name, (mount) => {
    for (const path of paths) mount.routes.get(path, (c) => c.text(name))
  })

/** What can be known before a plugin is open. */
const wrongLists: readonly (readonly [string, readonly Plugin[], string])[] = [
  [
    'a plugin twice',
    [{ name: 'one' }, { name: 'two' }, { name: 'one' }],
    'The plugin "one" is in the list twice: take one of them out of it.',
  ],
  [
    'one that is needed and missing',
    [{ name: 'one', needs: ['two', 'three'] }, { name: 'three' }],
    'The plugin "one" needs "two": add what is missing to the list, or take "one" out of it.',
  ],
  [
    'two with the same setting',
    [withSetting('one', 'ONE_ON'), withSetting('two', 'ONE_ON')],
    'The plugins "one" and "two" both have the setting ONE_ON: take one of them out of the list.',
  ],
  [
    'one with a setting of the core',
    [withSetting('one', 'FEED_LENGTH')],
    'The plugin "one" has the setting FEED_LENGTH, which the core has: rename it, or take "one" out of the list.',
  ],
  [
    'one that hides a table of the core',
    [withSetting('one', 'ONE_ON', 'site')],
    'The plugin "one" has the table of settings "site", which the core has: rename it, or take "one" out of the list.',
  ],
]

const wrongRoutes: readonly (readonly [string, readonly Plugin[], string])[] = [
  [
    'two with the same route',
    [withRoute('one', '/x/:id'), withRoute('two', '/x/:name')],
    'The plugins "one" and "two" both have the route GET /x/:name: take one of them out of the list.',
  ],
  [
    'a route for all methods at the address of another plugin',
    [
      withRoute('one', '/x'),
      withRoutes('two', ({ routes }) => routes.all('/x', (c) => c.text('two'))),
    ],
    'The plugins "one" and "two" both have the route ALL /x: take one of them out of the list.',
  ],
  [
    'a route of the core',
    [withRoute('one', '/topics/:member/rss.xml')],
    'The plugin "one" has the route GET /topics/:member/rss.xml, which the core has: rename it, or take "one" out of the list.',
  ],
  [
    'a route of the core that is mounted last',
    [withRoute('one', '/health/live')],
    'The plugin "one" has the route GET /health/live, which the core has: rename it, or take "one" out of the list.',
  ],
  [
    'a route that covers one of another plugin',
    [withRoute('one', '/x/:id/*'), withRoute('two', '/x/y/z')],
    'The route GET /x/:id/* of the plugin "one" covers GET /x/y/z of the plugin "two": change one of them, or take "two" out of the list.',
  ],
  [
    'a route for all methods that covers one of another plugin',
    [
      withRoute('one', '/x/:id'),
      withRoutes('two', ({ routes }) => routes.use('/x/y/*', (_, next) => next())),
    ],
    'The route ALL /x/y/* of the plugin "two" covers GET /x/:id of the plugin "one": change one of them, or take "two" out of the list.',
  ],
  [
    'a route that covers one of the core',
    [withRoute('one', '/health/*')],
    'The route GET /health/* of the plugin "one" covers GET /health/live of the core: change one of them, or take "one" out of the list.',
  ],
]

const env = {
  SITE_ORIGIN: 'https://news.example.org',
  HYPERDRIVE: { connectionString: 'postgres://nobody@127.0.0.1:1/nothing' },
}
type Worker = ReturnType<typeof createWorker>
const context = { waitUntil() {}, passThroughOnException() {} } as unknown as ExecutionContext
const askWorker = (plugins: readonly Plugin[], path: string, more = {}) =>
  createWorker(plugins).fetch(
    new Request(`${env.SITE_ORIGIN}${path}`),
    { ...env, ...more } as unknown as Parameters<Worker['fetch']>[1],
    context,
  )

/** Runs `act`, and returns the lines of the log with the fields. */
async function logged(act: () => unknown) {
  const lines: string[] = []
  const spies = (['error', 'warn', 'info'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((line) => void lines.push(String(line))),
  )
  try {
    await act()
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

const store = {
  latest: async () => buildSnapshot(),
  findMarker: async () => buildSnapshot(),
  ...noFamilies,
}
const parts = { site: buildSite(), store: () => store, log: () => {} }
const opened = (plugins: readonly Plugin[]) =>
  plugins.map(({ name, open }) => ({ name, ...open?.({} as never) }))

describe.each(wrongLists)('a list with %s', (_, plugins, sentence) => {
  it('stops the start on Node', async () => {
    expect(() => checkEnvironment(plugins, {})).toThrow(new SettingsError([sentence]))
    await expect(createNewsroom({}, { plugins })).rejects.toMatchObject({ message: sentence })
  })
})

it.each(wrongRoutes)('refuses an app with %s', (_, plugins, sentence) => {
  expect(() => createApp({ ...parts, plugins: opened(plugins) })).toThrow(
    new SettingsError([sentence]),
  )
})

it.each([...wrongLists, ...wrongRoutes])(
  'answers 500 in a Worker whose list has %s',
  async (_, plugins, sentence) => {
    let response: Response | undefined
    const lines = await logged(async () => {
      response = await askWorker(plugins, '/health/live')
    })
    expect(response?.status).toBe(500)
    expect(await response?.text()).not.toContain('plugin')
    expect(lines).toMatchObject([{ event: 'start.failed', level: 'error', msg: sentence }])
  },
)

it('allows a plugin to have a path for several methods, and a pattern twice', () => {
  const own = withRoutes('one', ({ routes }) => {
    routes.all('/x', async (_, next) => next())
    routes.get('/x', (c) => c.text('x'))
    routes.post('/x', (c) => c.text('x'))
    routes.get('/x/*', (c) => c.text('x'))
    routes.post('/z/*', (c) => c.text('z'))
    routes.get('/x', (c) => c.text('never'))
  })
  expect(() =>
    createApp({ ...parts, plugins: opened([own, withRoute('two', '/y', '/z', '/xy')]) }),
  ).not.toThrow()
})

const throws = () => {
  throw new Error('no such file: key.pem')
}

it.each<[string, Plugin['open'], RegExp]>([
  ['open', throws, /^The plugin "broken" failed in open: no such file: key\.pem\.$/],
  ['start', () => ({ start: throws }), /^The plugin "broken" failed in start: no such file/],
  [
    'an open that is async',
    (async () => null) as unknown as Plugin['open'],
    /^The plugin "broken" failed in open: it returns a promise: .* start\.$/,
  ],
])('names the plugin that throws in %s', async (_, open, named) => {
  const broken: Plugin = { name: 'broken', isEarly: true, ...(open && { open }) }
  await expect(createNewsroom({}, { plugins: [broken] })).rejects.toThrow(named)
})

it('names the plugin that throws in a Worker, and while its routes are mounted', () => {
  expect(() => askWorker([{ name: 'broken', open: throws }], '/')).toThrow(
    /"broken" failed in open/,
  )
  expect(() => createApp({ ...parts, plugins: [{ name: 'broken', routes: throws }] })).toThrow(
    /"broken" failed in routes/,
  )
})

const rejects = () => Promise.reject(new Error('no such file: key.pem'))

it.each<[string, string, Opened]>([
  ['asked', '/rss.xml', { asked: throws }],
  ['links', '/', { links: [{ path: '/broken', text: throws }] }],
  [
    'feedPage',
    '/',
    { feedPage: { alternates: () => [], maker: { path: throws, text: () => 'x' } } },
  ],
  [
    'feedPage',
    '/',
    { feedPage: { alternates: throws, maker: { path: () => '/', text: () => 'x' } } },
  ],
  [
    'feedPage',
    '/',
    { feedPage: { alternates: () => [], maker: { path: () => '/broken', text: throws } } },
  ],
  ['showProblem', '/nothing', { showProblem: throws }],
  ['showProblem', '/nothing', { showProblem: rejects }],
  ['editors', '/disclosure', { editors: throws }],
  ['editors', '/disclosure', { editors: rejects }],
  ['prefix', '/rss.xml', { prefix: { answers: throws, fetch: throws } }],
])(
  'answers without a plugin’s %s that fails at %s, and logs it once',
  async (name, path, broken) => {
    const lines: unknown[] = []
    const log: Log = (text, _, { event }) => void lines.push([text, event])
    const well: Opened = { links: [{ path: '/well', text: () => 'Well' }] }
    const plugins = openPlugins(
      [
        { name: 'broken', open: () => broken },
        { name: 'well', open: () => well },
      ],
      { log } as Core,
    )
    const app = createApp({ ...parts, log, plugins })
    const ask = async (query: string) => {
      const headers = { Accept: path.endsWith('.xml') ? '*/*' : 'text/html' }
      const answer = await app.fetch(new Request(`${env.SITE_ORIGIN}${path}${query}`, { headers }))
      return { status: answer.status, text: await answer.text() }
    }
    for (const query of ['', '?sources=1']) {
      const { status, text } = await ask(query)
      expect(status).toBe(path === '/nothing' ? 404 : 200)
      expect(text).not.toContain('broken')
      if (!path.endsWith('.xml')) expect(text).toContain('href="/well"')
    }
    expect(lines).toEqual([[`the plugin "broken" failed in ${name}`, 'plugin.failed']])
  },
)

it('logs the first error of a listener, and answers all the same', async () => {
  const lines: unknown[] = []
  const counted: number[] = []
  const app = createApp({
    ...parts,
    log: (text, _, { event }) => void lines.push([text, event]),
    plugins: [
      {
        name: 'broken',
        listener: {
          request() {
            throw new Error('the disk is full')
          },
          render() {
            throw new Error('the disk is full')
          },
        },
      },
      { name: 'counts', listener: { request: ({ status }) => counted.push(status) } },
    ],
  })
  for (const path of ['/rss.xml', '/rss.xml', '/atom.xml', '/nothing'])
    await (await app.fetch(new Request(`https://news.example.org${path}`))).text()
  expect(counted).toEqual([200, 200, 200, 404])
  expect(lines).toEqual([
    ['a listener failed', 'listener.failed'],
    ['a listener failed', 'listener.failed'],
  ])
})

describe('without a plugin', () => {
  const plugin: Plugin = {
    ...withSetting('one', 'FEED_ONE'),
    ...withRoute('one', '/one'),
  }

  it('has none of its routes', async () => {
    expect((await askWorker([plugin], '/one')).status).toBe(200)
    expect((await askWorker([], '/one')).status).toBe(404)
  })

  it('checks none of its settings, and reports them as unknown', async () => {
    const wrong = { FEED_ONE: 'maybe' }
    expect(() => checkEnvironment([plugin], wrong)).toThrow(/^FEED_ONE is "maybe"/)
    expect(findUnknown(wrong, tablesOnNode([plugin]))).toEqual([])
    const unknown = 'FEED_ONE is no setting, and is ignored: the nearest is FEED_LENGTH.'
    expect(findUnknown(wrong, tablesOnNode([]))).toEqual([unknown])
    expect(await logged(() => askWorker([], '/health/live', wrong))).toMatchObject([
      { event: 'setting.unknown', msg: unknown },
    ])
  })
})

it('takes an empty list', () => {
  expect(() => checkPlugins([])).not.toThrow()
})

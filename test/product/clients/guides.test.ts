/**
 * Checks the two deployment guides: the logins that they create, and their wrangler commands.
 * test/product/docs/links.test.ts checks their files and npm scripts.
 */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runTool } from './run-tool.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'))

const guides = ['docs/deploy-cloudflare.md', 'docs/self-host.md']

const logins = read('schema/logins.sql')
const created = [...logins.matchAll(/CREATE ROLE (\w+) LOGIN/g)].map(([, name = '']) => name)

const commandsOf = (guide: string) =>
  [...read(guide).matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  )

describe('schema/logins.sql', () => {
  it('creates only logins that schema/roles.sql does not create as roles', () => {
    expect(created.length).toBeGreaterThan(2)
    expect(
      created.filter((name) => read('schema/roles.sql').includes(`CREATE ROLE ${name} NOLOGIN`)),
    ).toEqual([])
  })

  it('lets PostgreSQL compile no queries of the logins that it creates, and gives each its timeouts', () => {
    for (const login of created) {
      const ofWriters = login === 'candor_service' ? [] : ['idle_in_transaction_session_timeout = ']
      for (const setting of ['statement_timeout = ', 'lock_timeout = ', 'jit = off', ...ofWriters])
        expect(logins).toContain(`ALTER ROLE ${login} SET ${setting}`)
    }
  })

  it.each(guides)('creates the logins of the URLs in %s', (guide) => {
    const urls = [...read(guide).matchAll(/\/\/(candor_\w+):/g)].map(([, name = '']) => name)
    expect(urls.length).toBeGreaterThan(2)
    expect(urls.filter((name) => !created.includes(name))).toEqual([])
  })
})

describe('docs/deploy-cloudflare.md', () => {
  const guide = 'docs/deploy-cloudflare.md'
  const wrangler = commandsOf(guide).filter((line) => line.startsWith('npx wrangler '))

  const help = new Map<string, ReturnType<typeof runTool>>()
  const helpOf = (args: readonly string[]) => {
    const asked =
      help.get(args.join(' ')) ??
      runTool(join(root, 'node_modules/.bin/wrangler'), [...args, '--help'])
    help.set(args.join(' '), asked)
    return asked
  }

  it.each(wrangler)('uses a command and options that wrangler supports: %s', async (line) => {
    const words = line.replace(/^npx wrangler /, '').split(' ')
    const named = words.filter((word) => /^[a-z]+$/.test(word)).slice(0, 2)
    const args = words[0] === 'hyperdrive' || words[0] === 'deployments' ? named : named.slice(0, 1)
    const { code, output } = await helpOf(args)
    expect(code).toBe(0)
    expect(output).toContain(`wrangler ${args.join(' ')}`)
    for (const option of line.match(/--[a-z-]+/g) ?? []) expect(output).toContain(option)
  })

  it('says which Node wrangler needs', () => {
    const { engines }: { engines: { node: string } } = JSON.parse(
      read('node_modules/wrangler/package.json'),
    )
    const [, needed = ''] = /^>=(\d+\.\d+)\.0$/.exec(engines.node) ?? []
    expect(read(guide)).toContain(`\`wrangler\` needs Node ${needed} or later`)
  })

  it('makes the key before the setting that needs it', () => {
    const [key, setting] = ['wrangler secret put PUSH_KEY', '`PUSH = "on"`'].map((text) =>
      read(guide).indexOf(text),
    )
    expect(key).toBeGreaterThan(0)
    expect(setting).toBeGreaterThan(key ?? 0)
    for (const file of ['push.key', '.dev.vars'])
      expect(read('.gitignore').split('\n')).toContain(file)
  })

  it('names the variable of each database for a Worker on this machine', () => {
    const bindings = [...read('wrangler.toml').matchAll(/binding = "(\w*HYPERDRIVE)"/g)].map(
      ([, name]) => name,
    )
    expect(bindings).toHaveLength(3)
    for (const name of bindings)
      expect(read(guide)).toMatch(
        new RegExp(`^export CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_${name}=postgres`, 'm'),
      )
  })

  it('names another port together with the address that links begin with, as the script does', () => {
    expect(scripts['dev:edge']).toBe('wrangler dev --var SITE_ORIGIN:http://localhost:8787')
    const [, port, origin] = /`--port (\d+) --var SITE_ORIGIN:([^`]+)`/.exec(read(guide)) ?? []
    expect(origin).toBe(`http://localhost:${port}`)
    // The hub denies a feed that is not at SITE_ORIGIN.
    expect(read(guide)).toContain(
      '\nFEED=http://localhost:8787/feed.json npx node docs/examples/websub.ts\n',
    )
  })

  it('describes a wrangler.toml that wrangler accepts, with all that can be turned on', async () => {
    const blocks = [...read(guide).matchAll(/```toml\n([\s\S]*?)```/g)]
    const [whole = '', vars = ''] = blocks.map(([, block]) => block)
    const folder = await mkdtemp(join(tmpdir(), 'candor-wrangler-'))
    const filled = read('wrangler.toml')
      .replaceAll(/^# ?(?=\[|\w+ = )/gm, '')
      .replace('"src/', `"${root}src/`)
      .replace('name = "candor"\n', (line) => `${line}${whole}`)
      .replace(/^\[vars\][^[]*/m, () => `[vars]\nPUSH = "on"\n${vars}\n`)
      .replace('00000000000000000000000000000000', '0123456789abcdef0123456789abcdef')
    await writeFile(join(folder, 'wrangler.toml'), filled)
    const args = [
      'deploy',
      '--dry-run',
      '--outdir',
      join(folder, 'dist'),
      '--config',
      join(folder, 'wrangler.toml'),
    ]
    const { code, output, errors } = await runTool(join(root, 'node_modules/.bin/wrangler'), args)
    await rm(folder, { recursive: true })
    expect(errors).toBe('')
    const bindings = [
      'WRITER_HYPERDRIVE',
      'SERVICE_HYPERDRIVE',
      'PUSH_QUEUE',
      'READERS_DATASET',
      'METRICS',
    ].map((name) => `env.${name} (`)
    for (const part of [
      'env.HYPERDRIVE (0123456789abcdef',
      'env.SITE_ORIGIN ("https://feeds.example.org")',
      ...bindings,
    ]) {
      expect(output).toContain(part)
    }
    expect(code).toBe(0)
  })
})

/**
 * The Cloudflare entry that signs statements: a Worker of its own with a cron trigger and the
 * secret SIGNING_KEY, and a Hyperdrive whose login has the role candor_keeper. So the service's
 * Worker has neither the key nor what signs.
 */
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Hyperdrive } from '../../core/host.ts'
import { createLog, type Level, leftOutLog } from '../../core/log/log.ts'
import { cleanBody } from '../../core/sanitize/clean-body.ts'
import { parseLogSettings, parseSite } from '../../core/settings/site.ts'
import { pushOptions } from '../../core/store/connection.ts'
import { inOneRoundTrip } from '../../core/store/round-trip.ts'
import { parseSigningSettings } from './settings.ts'
import { createSigning } from './sign-statements.ts'
import { createKeySigner } from './signer.ts'

type SignerBindings = Readonly<Record<string, string | undefined>> & {
  readonly HYPERDRIVE: Hyperdrive
}

/** An archive is signed by many triggers, each for less than the minute until the next. */
const maxMs = 40_000

const write = (line: string, level: Level) => console[level](line)

export default {
  async scheduled(_: unknown, env: SignerBindings): Promise<void> {
    const log = createLog({ format: 'json', level: parseLogSettings(env).logLevel, write })
    try {
      const { key } = parseSigningSettings(env)
      const site = parseSite(env)
      const db = drizzle(
        inOneRoundTrip(postgres(env.HYPERDRIVE.connectionString, { ...pushOptions, max: 1 })),
      )
      const sign = createSigning(await createKeySigner(key ?? ''))
      const parts = { db: () => db, site, clean: cleanBody, leftOut: leftOutLog(log) }
      const untilMs = Date.now() + maxMs
      while ((await sign(parts)).more && Date.now() < untilMs);
    } catch (error) {
      log('signing: nothing is signed until the next trigger', error, { event: 'signing.failed' })
    }
  },
}

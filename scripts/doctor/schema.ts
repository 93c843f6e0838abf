/** Compares the database with a new one in memory that the migrations create, so that no list can become outdated. */
import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { type Finding, fault, ok, warning } from './finding.ts'
import { type Ask, type Look, lookEmbedded } from './look.ts'

const migrationsFolder = fileURLToPath(new URL('../../schema/migrations', import.meta.url))

/** There may be many differences: the first ones suffice to see what happened. */
const shownDifferences = 10

/** Missing, newer or changed migrations, compared with the files of this version. */
export async function checkMigrations({ ask }: Look): Promise<Finding[]> {
  const [table] = await ask(`select to_regclass('public.candor_migrations')::text as found`)
  if (table?.['found'] == null)
    return [fault('The database has no Candor tables.', 'Run "npm run migrate" as the role that will own them.')]
  const ran = await ask('select hash, created_at::text as at from public.candor_migrations')
  const last = Math.max(...ran.map((row) => Number(row['at'])))
  const files = readMigrationFiles({ migrationsFolder })
  const pending = files.filter((file) => file.folderMillis > last)
  const hashes = new Set(ran.map((row) => row['hash']))
  const changed = files.filter((file) => file.folderMillis <= last && !hashes.has(file.hash))
  if (pending.length > 0) {
    return [
      fault(
        `${pending.length} of ${files.length} migrations have not run.`,
        'Run "npm run migrate" as the owner of the tables.',
      ),
    ]
  }
  if (last > Math.max(...files.map((file) => file.folderMillis))) {
    return [
      warning(
        'A newer version of Candor has migrated the database.',
        'Upgrade this one too: it cannot check the newer schema.',
      ),
    ]
  }
  if (changed.length > 0) {
    const todo = 'Migrations must not change after a release: check out the released files, or restore a backup.'
    return [warning(`${changed.length} applied migrations differ from the files of this version.`, todo)]
  }
  return [ok(`All ${files.length} migrations have run.`)]
}

type Part = { readonly kind: string; readonly name: string; readonly place: string; readonly works: boolean }

/** Without NOT NULL, which PostgreSQL lists among the constraints only from version 18. */
const inventory = `
  select 'index' as kind, i.relname::text as name, t.relname::text as place, x.indisvalid and x.indisready as works
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
  where t.relnamespace = 'public'::regnamespace
  union all
  select 'trigger', g.tgname::text, t.relname::text, g.tgenabled in ('O', 'A')
  from pg_trigger g join pg_class t on t.oid = g.tgrelid
  where t.relnamespace = 'public'::regnamespace and not g.tgisinternal
  union all
  select 'constraint', c.conname::text, t.relname::text, c.convalidated
  from pg_constraint c join pg_class t on t.oid = c.conrelid
  where t.relnamespace = 'public'::regnamespace and c.contype in ('c', 'f', 'p', 'u')`

async function partsOf(ask: Ask): Promise<Part[]> {
  const rows = await ask(inventory)
  return rows.map((row) => ({
    kind: String(row['kind']),
    name: String(row['name']),
    place: String(row['place']),
    works: row['works'] === true,
  }))
}

let intended: Promise<Part[]> | undefined

/** The parts that the migrations create. */
async function intendedParts(): Promise<Part[]> {
  const made = await lookEmbedded(null)
  try {
    return await partsOf(made.ask)
  } finally {
    await made.close()
  }
}

/** Checks that indexes, triggers and constraints exist and work. The owner may add others. */
export async function checkInventory({ ask }: Look): Promise<Finding[]> {
  const keyOf = ({ kind, name, place }: Part) => `${kind} ${name} ${place}`
  const present = new Map((await partsOf(ask)).map((part) => [keyOf(part), part]))
  // Cached, because it takes a second and never changes.
  intended ??= intendedParts()
  const parts = await intended
  const findings = ['index', 'trigger', 'constraint'].flatMap((kind) => {
    const wanted = parts.filter((part) => part.kind === kind)
    const wrong = wanted.flatMap((part) => differenceOf(part, present.get(keyOf(part))))
    const plural = kind === 'index' ? 'indexes' : `${kind}s`
    return wrong.length > 0 ? wrong.slice(0, shownDifferences) : [ok(`All ${wanted.length} ${plural} exist and work.`)]
  })
  const [role] = await ask(`select current_setting('session_replication_role') as role`)
  if (role?.['role'] === 'origin') return findings
  const todo = 'Set it to origin for every role that writes articles: otherwise, triggers do not fire.'
  return [...findings, fault(`session_replication_role is ${role?.['role']}.`, todo)]
}

function differenceOf({ kind, name, place }: Part, found: Part | undefined): Finding[] {
  const text = `The ${kind} ${name} on ${place}`
  if (found?.works) return []
  if (!found) {
    return [fault(`${text} is missing.`, `Create it again as in schema/migrations (search for ${name} or ${place}).`)]
  }
  const todos: Readonly<Record<string, string>> = {
    index: `REINDEX INDEX ${name};`,
    trigger: `ALTER TABLE ${place} ENABLE TRIGGER ${name}; then repeat the writes that were made while it was disabled.`,
    constraint: `ALTER TABLE ${place} VALIDATE CONSTRAINT ${name};`,
  }
  return [fault(`${text} is disabled or invalid.`, todos[kind] ?? '')]
}

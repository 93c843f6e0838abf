/**
 * Compares the parts of the schema with those of a new database in memory, made by this version, so
 * that no list can become outdated.
 */

import { counted } from 'candor-disclosure/text/counted.ts'
import { type Ask, type Diagnosis, fault, ok, warning } from '../../core/tools/check.ts'
import { openEmbeddedTarget, type Target } from './target.ts'

/** There may be many differences: the first ones suffice to see what happened. */
const maxDifferences = 10

/**
 * `definition` is the digest of a function's source and attributes, or whether a column may be
 * null; empty for others. `statement` makes the part again. It is empty for functions, and for the
 * index of a constraint.
 */
type SchemaPart = Readonly<
  Record<'type' | 'name' | 'table' | 'definition' | 'statement', string>
> & {
  readonly works: boolean
}

/** NOT NULL with the columns: PostgreSQL lists it among the constraints only from version 18. */
const inventory = `
  select 'column' as type, a.attname::text as name, t.relname::text as table, true as works,
    case when a.attnotnull then 'NOT NULL' else 'NULL' end as definition,
    format('ALTER TABLE %I ALTER COLUMN %I %s NOT NULL;', t.relname, a.attname,
      case when a.attnotnull then 'SET' else 'DROP' end) as statement
  from pg_attribute a join pg_class t on t.oid = a.attrelid
  where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and a.attnum > 0
    and not a.attisdropped
  union all
  select 'index', i.relname::text, t.relname::text, x.indisvalid and x.indisready, '',
    case when exists (select from pg_constraint where conindid = i.oid) then ''
      else pg_get_indexdef(i.oid) || ';' end
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
  where t.relnamespace = 'public'::regnamespace
  union all
  select 'trigger', g.tgname::text, t.relname::text, g.tgenabled in ('O', 'A'), '',
    pg_get_triggerdef(g.oid) || ';'
  from pg_trigger g join pg_class t on t.oid = g.tgrelid
  where t.relnamespace = 'public'::regnamespace and not g.tgisinternal
  union all
  select 'constraint', c.conname::text, t.relname::text, c.convalidated, '',
    format('ALTER TABLE %I ADD CONSTRAINT %I %s;', t.relname, c.conname,
      pg_get_constraintdef(c.oid))
  from pg_constraint c join pg_class t on t.oid = c.conrelid
  where t.relnamespace = 'public'::regnamespace and c.contype in ('c', 'f', 'p', 'u')
  union all
  -- Not by pg_get_functiondef, whose text may depend on the version of PostgreSQL. Newsrooms
  -- replace one of them.
  select 'function', proname::text, '', true, case when proname <> 'article_body_limit'
    then md5(format('%s %s %s %s %s %s',
    pg_get_function_arguments(oid), pg_get_function_result(oid), provolatile, prosecdef, proconfig,
      prosrc)) else '' end, ''
  from pg_proc where pronamespace = 'public'::regnamespace`

let intended: Promise<readonly SchemaPart[]> | undefined

/** The parts that `candor migrate` creates. */
async function intendedParts(): Promise<readonly SchemaPart[]> {
  const made = await openEmbeddedTarget(null)
  try {
    return await made.ask<SchemaPart>(inventory)
  } finally {
    await made.close()
  }
}

/**
 * Checks that columns, indexes, triggers, constraints and functions exist and work as intended. The
 * owner may add others.
 */
export async function checkInventory({ ask }: Pick<Target, 'ask'>): Promise<Diagnosis[]> {
  const keyOf = ({ type, name, table }: SchemaPart) => `${type} ${name} ${table}`
  const present = new Map((await ask<SchemaPart>(inventory)).map((part) => [keyOf(part), part]))
  // Cached, because it takes a second and never changes.
  intended ??= intendedParts()
  const parts = await intended
  const findings: Diagnosis[] = []
  for (const type of ['column', 'index', 'trigger', 'constraint', 'function']) {
    const expected = parts.filter((part) => part.type === type)
    const wrong: Diagnosis[] = []
    for (const part of expected)
      wrong.push(...(await differenceOf(ask, part, present.get(keyOf(part)))))
    const plural = type === 'index' ? 'indexes' : `${type}s`
    const fine = ok(`All ${expected.length} ${plural} exist and work.`)
    findings.push(...(wrong.length > 0 ? wrong.slice(0, maxDifferences) : [fine]))
  }
  const [{ role } = { role: 'origin' }] = await ask<{ role: string }>(
    `select current_setting('session_replication_role') as role`,
  )
  if (role === 'origin') return findings
  const todo =
    'Set it to origin for every role that writes articles: otherwise, triggers do not fire.'
  return [...findings, fault(`session_replication_role is ${role}.`, todo)]
}

async function differenceOf(
  ask: Ask,
  part: SchemaPart,
  found: SchemaPart | undefined,
): Promise<Diagnosis[]> {
  const { type, name, table, definition, statement } = part
  const text = table === '' ? `The ${type} ${name}` : `The ${type} ${name} on ${table}`
  if (type === 'function') {
    if (found?.definition === definition) return []
    const todo =
      definition === ''
        ? 'Create it again as in docs/articles.md.'
        : `As the owner of the tables, run: DELETE FROM candor_functions WHERE name = '${name}'; then "candor migrate".`
    return [
      fault(
        found ? `${text} differs from its file in schema/functions.` : `${text} is missing.`,
        todo,
      ),
    ]
  }
  if (type === 'column')
    return found?.definition === definition ? [] : [await findNulls(ask, part, found)]
  if (found?.works) return []
  // The index of a constraint comes with it.
  if (!found)
    return statement === ''
      ? []
      : [fault(`${text} is missing.`, `As the owner of the tables, run: ${statement}`)]
  const broken = type === 'constraint' ? await findBroken(ask, name, table) : null
  if (broken !== null) return [broken]
  const todos: Readonly<Record<string, string>> = {
    index: `REINDEX INDEX ${name};`,
    trigger: `ALTER TABLE ${table} ENABLE TRIGGER ${name}; then repeat the writes that were made while it was disabled.`,
    constraint: `ALTER TABLE ${table} VALIDATE CONSTRAINT ${name};`,
  }
  return [fault(`${text} is disabled or invalid.`, todos[type] ?? '')]
}

/**
 * A column that is missing, or may be null and should not be: then with the rows that are in the
 * way of the rule.
 */
async function findNulls(
  ask: Ask,
  { name, table, definition, statement }: SchemaPart,
  found?: SchemaPart,
): Promise<Diagnosis> {
  const text = `The column ${name} of ${table}`
  if (!found) {
    const todo = `Restore a backup: its values are gone. Its definition is in schema/migrations (search for ${table}).`
    return fault(`${text} is missing.`, todo)
  }
  if (definition === 'NULL')
    return fault(`${text} is NOT NULL, and must not be.`, `As the owner, run: ${statement}`)
  const [{ count } = { count: 0 }] = await ask<{ count: number }>(
    `select count(*)::int as count from public."${table}" where "${name}" is null`,
  )
  const first = count === 0 ? '' : `give ${counted(count, 'row')} a value, then `
  return fault(
    `${text} may be null, and must be NOT NULL.`,
    `As the owner of the tables, ${first}run: ${statement}`,
  )
}

/** Rows from before a rule, which it refuses. `null` if there are none, or it is no check. */
async function findBroken(ask: Ask, name: string, table: string): Promise<Diagnosis | null> {
  const [rule] = await ask<{ condition: string; key: string }>(`
    select pg_get_expr(c.conbin, c.conrelid) as condition, (
      select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
      where attrelid = c.conrelid
        and attnum in (select unnest(conkey) from pg_constraint where conrelid = c.conrelid
          and contype = 'p')
    ) as key
    from pg_constraint c where c.contype = 'c' and c.conname = '${name}' and c.conrelid = 'public.${table}'::regclass`)
  if (!rule) return null
  const [{ count, rows } = { count: 0, rows: '' }] = await ask<{ count: number; rows: string }>(`
    select count(*)::int as count,
      array_to_string((array_agg(key order by key))[:${maxDifferences}], ', ') as rows
    from (select concat_ws(' ', ${rule.key}) as key from public.${table} where not (${rule.condition})) as broken`)
  if (count === 0) return null
  const validate = `ALTER TABLE ${table} VALIDATE CONSTRAINT ${name};`
  return warning(
    `${counted(count, 'row')} of ${table} from before the rule ${name} break it: ${rows}.`,
    `No other change of them is possible until they keep it (docs/articles.md). Change or delete them, then run ${validate}`,
  )
}

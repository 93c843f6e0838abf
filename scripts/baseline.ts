/**
 * `node scripts/baseline.ts`, after a change of schema/*tables.ts: brings the snapshot of the
 * baseline up to date, and prints what differs, to be written by hand into the CREATE TABLE
 * statements of 0000_tables.sql. For versions before 0.1.0 only.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'

const inSchema = (path: string) => new URL(`../schema/${path}`, import.meta.url)

/** The files that drizzle.config.ts names. */
const files = (await readdir(inSchema('.'))).filter((name) => name.endsWith('tables.ts'))
const tables = await Promise.all(files.map((name): Promise<object> => import(inSchema(name).href)))

const file = inSchema('migrations/meta/0000_snapshot.json')
const snapshot = generateDrizzleJson(Object.assign({}, ...tables))
const statements = await generateMigration(JSON.parse(await readFile(file, 'utf8')), snapshot)
if (statements.length > 0) await writeFile(file, JSON.stringify(snapshot, null, 2))
console.log(statements.join('\n') || 'The snapshot has the tables of schema/*tables.ts.')

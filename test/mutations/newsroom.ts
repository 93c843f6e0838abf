/** Mutations of the newsroom: the schema and its triggers, how articles are read, and what opens, fills and examines a database. */
import type { Mutation } from './mutation.ts'

const tables = 'schema/migrations/0000_tables.sql'
const triggers = 'schema/migrations/0001_triggers.sql'
const familyTriggers = 'schema/migrations/0005_family_triggers.sql'
const search = 'schema/migrations/0006_directory_and_search.sql'
const store = 'test/store/pglite.test.ts'

export const newsroom: readonly Mutation[] = [
  {
    promise: 'an AI-assisted article names its reviewer',
    file: tables,
    find: `<> 'ai-assisted' or coalesce(`,
    replace: `<> 'ai-assisted' or true or coalesce(`,
    test: store,
    only: 'the database refuses',
  },
  {
    promise: 'the tables in code are those that the migrations make',
    file: 'schema/tables.ts',
    find: `disclosureMode: text('disclosure_mode').notNull()`,
    replace: `disclosureMode: text('disclosure_mode')`,
    test: 'test/store/migrations.test.ts',
    only: 'drizzle-kit finds nothing to add',
  },
  {
    promise: 'the guid of an article never changes',
    file: triggers,
    find: `WHEN (OLD.id IS DISTINCT FROM NEW.id OR OLD.guid IS DISTINCT FROM NEW.guid)`,
    replace: `WHEN (OLD.id IS DISTINCT FROM NEW.id)`,
    test: store,
    only: 'the database refuses',
  },
  {
    promise: 'an edit moves no article up',
    file: familyTriggers,
    find: `THEN excluded.listed_at ELSE l.listed_at END`,
    replace: `THEN excluded.listed_at ELSE excluded.listed_at END`,
    test: store,
    only: 'the moment of listing',
  },
  {
    promise: 'the feed of reviewed articles holds none that only an AI wrote',
    file: familyTriggers,
    find: `WHERE a.disclosure_mode IN ('ai-assisted', 'human-only')`,
    replace: `WHERE a.disclosure_mode IN ('ai-assisted', 'human-only', 'ai-autonomous')`,
    test: 'test/app/node.test.ts',
    only: '/reviewed/.*holds the articles that belong to it',
  },
  {
    promise: 'a part of an archive holds thirty articles',
    file: familyTriggers,
    find: 'ORDER BY d.listed_at, d.article_id) - 1) / 30 AS part',
    replace: 'ORDER BY d.listed_at, d.article_id) - 1) / 29 AS part',
    test: store,
    only: 'is cut by UTC month into parts of thirty',
  },
  {
    promise: 'a retracted article is not found by what it said',
    file: search,
    find: `CASE a.status WHEN 'retracted' THEN '' ELSE candor_plain_text(a.body_html) END`,
    replace: 'candor_plain_text(a.body_html)',
    test: store,
    only: 'finds a retracted article by its title',
  },
  {
    promise: 'writers wait for one another',
    file: familyTriggers,
    find: `PERFORM FROM families WHERE family = 'all' FOR UPDATE;`,
    replace: `PERFORM FROM families WHERE family = 'all';`,
    test: 'test/postgres/interleavings.test.ts',
    project: 'postgres',
  },
  {
    promise: 'the role of the service writes nothing',
    file: 'schema/roles.sql',
    find: 'corrections, retired_topics TO candor_writer;',
    replace: 'corrections, retired_topics TO candor_writer, candor_reader;',
    test: 'test/postgres/roles.test.ts',
    project: 'postgres',
  },
  {
    promise: 'an embargoed article is not shown',
    file: 'src/store/selected-listings.ts',
    find: 'sql`l.listed_at <= now()`',
    replace: 'sql`true`',
    test: store,
    only: 'hides the article until it ends',
  },
  {
    promise: 'sources come in the order of the newsroom',
    file: 'src/store/statements.ts',
    find: 'order by ${sources.position}',
    replace: 'order by ${sources.url}',
    test: store,
    only: 'come with every field and part',
  },
  {
    promise: 'a search ends in the database before anybody gives up',
    file: 'src/store/store.ts',
    find: 'await tx.execute(sql.raw(`set local statement_timeout = ${searchTimeoutMs}`))',
    replace: '',
    test: 'test/postgres/search.test.ts',
    project: 'postgres',
  },
  {
    promise: 'instances that start together migrate once',
    file: 'src/node/database/migrate.ts',
    find: 'await db.execute(sql`select pg_advisory_lock(${advisoryLock})`)',
    replace: '',
    test: 'test/postgres/server.test.ts',
    only: 'is migrated once',
    project: 'postgres',
  },
  {
    promise: 'the doctor wants a 304 for the ETag that a feed gave',
    file: 'scripts/doctor/feed.ts',
    find: 'again?.status === 304,',
    replace: 'again?.status !== undefined,',
    test: 'test/doctor/deployment.test.ts',
    only: 'a deployment behind something that',
  },
  {
    promise: 'generated rows reach the database as they are',
    file: 'demo/generator/copy.ts',
    find: `'\\t': '\\\\t', `,
    replace: '',
    test: 'test/demo/generator.test.ts',
    only: 'the text that COPY reads',
  },
]

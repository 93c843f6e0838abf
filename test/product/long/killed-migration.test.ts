/**
 * Migrations that are killed at twenty moments. Needs PostgreSQL (TEST_DATABASE_URL) and the
 * history of this repository.
 */
import { describeKilledMigrations } from '../postgres/killed-migration.suite.ts'

describeKilledMigrations(20)

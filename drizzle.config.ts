/** Configuration of drizzle-kit, which generates migrations from the tables. */
import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './schema/tables.ts',
    './schema/kept-tables.ts',
    './schema/publish-tables.ts',
    './schema/push-tables.ts',
    './schema/reader-tables.ts',
    './schema/partner-tables.ts',
  ],
  out: './schema/migrations',
})

/** Adds addresses from before Candor: the table `old_addresses`. */
import { sql } from 'drizzle-orm'
import type { OldAddress } from '../store/known-addresses.ts'
import type { WriterDatabase } from './database.ts'

/** What the newsroom has written for a path stays. */
export const addOldAddresses = (db: WriterDatabase, addresses: readonly OldAddress[]) =>
  db.execute(sql`insert into old_addresses (path, family, format)
    select path, family, format from jsonb_populate_recordset(null::old_addresses, ${JSON.stringify(addresses)}::jsonb)
    on conflict (path) do nothing`)

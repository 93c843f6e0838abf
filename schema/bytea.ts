/** PostgreSQL's type for bytes. */
import { customType } from 'drizzle-orm/pg-core'

export const bytea = customType<{ data: Uint8Array; driverData: string }>({
  dataType: () => 'bytea',
})

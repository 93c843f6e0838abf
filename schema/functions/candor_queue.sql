-- The queue of writers: whoever holds the lock of the row of the family of all articles may change listings,
-- tombstones, notices, parts of archives and change markers, until the transaction ends. Writers come here at the end
-- of their transaction (candor_commit.sql), and lock nothing else afterwards that another writer could hold: so nobody
-- who holds the queue waits. These triggers are for changes by hand, and do not fire for those of other triggers.
-- Why: docs/decisions/0015-writers-side-by-side.md.
CREATE OR REPLACE FUNCTION candor_queue() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM families WHERE family = 'all' FOR UPDATE;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_queue FROM PUBLIC;

CREATE OR REPLACE TRIGGER listings_queue BEFORE INSERT OR UPDATE OR DELETE ON listings
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION candor_queue();
CREATE OR REPLACE TRIGGER tombstones_queue BEFORE INSERT OR UPDATE OR DELETE ON tombstones
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION candor_queue();
CREATE OR REPLACE TRIGGER notices_queue BEFORE INSERT OR UPDATE OR DELETE ON notices
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION candor_queue();
CREATE OR REPLACE TRIGGER archive_parts_queue BEFORE UPDATE OR DELETE ON archive_parts
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION candor_queue();

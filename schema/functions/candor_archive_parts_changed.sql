-- A closed part that is changed by hand moves the marker too.
CREATE OR REPLACE FUNCTION candor_archive_parts_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    PERFORM candor_touch(pg_catalog.array_agg(DISTINCT family)) FROM after;
  END IF;
  PERFORM candor_touch(pg_catalog.array_agg(DISTINCT family)) FROM before;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_archive_parts_changed FROM PUBLIC;

CREATE OR REPLACE TRIGGER archive_parts_updated AFTER UPDATE ON archive_parts
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_archive_parts_changed();
CREATE OR REPLACE TRIGGER archive_parts_deleted AFTER DELETE ON archive_parts
REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION candor_archive_parts_changed();

-- Says that the import of an archive is done: the parts that it fills are closed, at the end of the transaction. Before
-- that, a newsroom that has published nothing yet can import in any number of passes and in any order.
CREATE OR REPLACE FUNCTION candor_import_done() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO pending_changes (kind, keys) VALUES ('imported', '{}')
$$;

REVOKE EXECUTE ON FUNCTION candor_import_done FROM PUBLIC;

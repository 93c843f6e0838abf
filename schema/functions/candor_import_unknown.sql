-- Begins, in this transaction, an import that may have articles with the mode 'unknown', as
-- SET LOCAL candor.backdate = 'on' does. The right to call it is the right to import them (candor_refuse_unknown.sql),
-- and that of candor_importer (schema/roles.sql).
CREATE OR REPLACE FUNCTION candor_import_unknown() RETURNS void LANGUAGE sql AS $$
  SELECT pg_catalog.set_config('candor.backdate', 'on', true)
$$;

REVOKE EXECUTE ON FUNCTION candor_import_unknown FROM PUBLIC;

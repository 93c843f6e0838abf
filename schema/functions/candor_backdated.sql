-- Whether the transaction is an import: `SET LOCAL candor.backdate` with any spelling of a boolean. Refuses all else.
CREATE OR REPLACE FUNCTION candor_backdated() RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  -- Empty after a transaction that has set it.
  said constant text := nullif(pg_catalog.current_setting('candor.backdate', true), '');
BEGIN
  RETURN coalesce(said::boolean, false);
EXCEPTION WHEN invalid_text_representation THEN
  RAISE EXCEPTION 'candor.backdate is "%", which is neither on nor off', said
    USING ERRCODE = 'invalid_parameter_value',
      HINT = 'For an import, run: SET LOCAL candor.backdate = ''on''; otherwise RESET candor.backdate.';
END $$;

REVOKE EXECUTE ON FUNCTION candor_backdated FROM PUBLIC;

ALTER TABLE pending_changes ALTER COLUMN backdated SET DEFAULT candor_backdated();

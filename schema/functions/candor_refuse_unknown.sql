-- Refuses the mode 'unknown' outside of imports, and to roles without the right to import it. Once an article has it,
-- any writer can change the article (but see candor_refuse_unknown_text.sql). It acts as its caller, whose right it
-- asks for, and who may not call candor_backdated.
-- The triggers are AFTER, because a BEFORE INSERT trigger would also see the row of an upsert that changes another
-- column.
CREATE OR REPLACE FUNCTION candor_refuse_unknown() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  fault text := CASE
    WHEN NOT has_function_privilege('candor_import_unknown()', 'execute')
      THEN format('the role %I may not import articles of which it is unknown how they were made', current_user)
    WHEN NOT coalesce(nullif(current_setting('candor.backdate', true), ''), 'off')::boolean
      THEN 'only an import may say that it is unknown how an article was made'
  END;
BEGIN
  IF fault IS NOT NULL THEN
    RAISE EXCEPTION '%: the article at %', fault, NEW.url
      USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'articles', CONSTRAINT = 'unknown_is_imported',
        HINT = 'Rule unknown_is_imported: set disclosure_mode to how it was made. '
          'To import an archive, use a role that was granted candor_importer, '
          'and say SET LOCAL candor.backdate = ''on'' in the transaction.';
  END IF;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_refuse_unknown FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_import_unknown AFTER INSERT ON articles FOR EACH ROW
WHEN (NEW.disclosure_mode = 'unknown') EXECUTE FUNCTION candor_refuse_unknown();
CREATE OR REPLACE TRIGGER articles_become_unknown AFTER UPDATE ON articles FOR EACH ROW
WHEN (NEW.disclosure_mode = 'unknown' AND OLD.disclosure_mode <> 'unknown') EXECUTE FUNCTION candor_refuse_unknown();

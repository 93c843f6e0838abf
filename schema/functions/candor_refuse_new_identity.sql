-- Refuses a new id or guid of an article: readers know it by them.
CREATE OR REPLACE FUNCTION candor_refuse_new_identity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the id and guid of article % cannot change: readers know it by them', OLD.id
    USING ERRCODE = 'check_violation', TABLE = 'articles', CONSTRAINT = 'identity_does_not_change',
      HINT = 'Insert a new article, and delete or withhold this one.';
END $$;

REVOKE EXECUTE ON FUNCTION candor_refuse_new_identity FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_keep_identity BEFORE UPDATE ON articles FOR EACH ROW
WHEN (OLD.id IS DISTINCT FROM NEW.id OR OLD.guid IS DISTINCT FROM NEW.guid)
EXECUTE FUNCTION candor_refuse_new_identity();

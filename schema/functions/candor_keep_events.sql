-- Refuses to change or delete events and reviewed texts, also to the owner of the tables: whoever does it on purpose
-- disables the trigger first. Only candor_forget_texts.sql deletes texts, within triggers.
CREATE OR REPLACE FUNCTION candor_keep_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is a record of what happened: % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'feature_not_supported',
      HINT = 'If the law demands that rows are removed, '
        'docs/articles.md describes how the owner of the tables does it.';
END $$;

REVOKE EXECUTE ON FUNCTION candor_keep_events FROM PUBLIC;

CREATE OR REPLACE TRIGGER article_events_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON article_events
FOR EACH STATEMENT EXECUTE FUNCTION candor_keep_events();

CREATE OR REPLACE TRIGGER reviewed_texts_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON reviewed_texts
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION candor_keep_events();

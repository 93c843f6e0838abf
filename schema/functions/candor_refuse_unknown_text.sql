-- Refuses a new title, standfirst or body of an article whose mode is 'unknown': who changes the text knows how it was
-- made.
CREATE OR REPLACE FUNCTION candor_refuse_unknown_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the text of the article at % changed, so it must say how it was made', NEW.url
    USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'articles', CONSTRAINT = 'changed_text_has_a_mode',
      HINT = 'Rule changed_text_has_a_mode: '
        'set disclosure_mode to ''ai-autonomous'', ''ai-assisted'' or ''human-only'' in the same statement.';
END $$;

REVOKE EXECUTE ON FUNCTION candor_refuse_unknown_text FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_change_unknown_text AFTER UPDATE ON articles FOR EACH ROW
WHEN (NEW.disclosure_mode = 'unknown' AND OLD.disclosure_mode = 'unknown'
  AND (NEW.title, NEW.standfirst, NEW.body_html) IS DISTINCT FROM (OLD.title, OLD.standfirst, OLD.body_html))
EXECUTE FUNCTION candor_refuse_unknown_text();

-- Refuses a body that is longer than article_body_limit(), which 0000_tables.sql creates: a newsroom
-- replaces that function to change its limit, so it is not in this folder.
-- The triggers are AFTER, because a BEFORE INSERT trigger would also see the body of an upsert that changes nothing. A
-- body that was accepted under an earlier limit stays, and the other columns of its row can change.
CREATE OR REPLACE FUNCTION candor_refuse_long_body() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'body_html of the article at % has % bytes, but at most % are allowed',
    NEW.url, octet_length(NEW.body_html), article_body_limit()
    USING ERRCODE = 'check_violation', TABLE = 'articles', CONSTRAINT = 'body_is_not_too_long',
      HINT = 'Shorten it. Pictures need URLs of their own, because Candor removes data: URLs. '
        'The owner of the tables can raise the limit, as docs/articles.md describes.';
END $$;

REVOKE EXECUTE ON FUNCTION candor_refuse_long_body FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_limit_new_body AFTER INSERT ON articles FOR EACH ROW
WHEN (octet_length(NEW.body_html) > article_body_limit()) EXECUTE FUNCTION candor_refuse_long_body();
CREATE OR REPLACE TRIGGER articles_limit_changed_body AFTER UPDATE ON articles FOR EACH ROW
WHEN (octet_length(NEW.body_html) > article_body_limit() AND NEW.body_html <> OLD.body_html)
EXECUTE FUNCTION candor_refuse_long_body();

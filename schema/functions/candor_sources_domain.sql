-- Sets the registrable domain of a source, which cannot be set by hand.
CREATE OR REPLACE FUNCTION candor_sources_domain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.domain := candor_domain(NEW.url);
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION candor_sources_domain FROM PUBLIC;

CREATE OR REPLACE TRIGGER sources_domain BEFORE INSERT OR UPDATE OF url, domain ON sources
FOR EACH ROW EXECUTE FUNCTION candor_sources_domain();

-- Clocks end with their request, by whatever act it ends.

CREATE FUNCTION request_stop_clocks() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE reviews_clock SET stopped_at = clock_timestamp() WHERE request_id = NEW.id AND stopped_at IS NULL;
    RETURN NULL;
END $$;

CREATE TRIGGER stop_clocks AFTER UPDATE OF state ON reviews_request
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state AND NEW.state IN ('delivered', 'closed'))
    EXECUTE FUNCTION request_stop_clocks();

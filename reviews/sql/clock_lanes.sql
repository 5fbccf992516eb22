-- A clock knows the lane of its request, so that clocks too can be asked lane by lane.

-- The share lock keeps the request from changing its lane before this clock is seen.
CREATE FUNCTION clock_into_lane() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    SELECT lane_id INTO NEW.lane_id FROM reviews_request WHERE id = NEW.request_id FOR SHARE;
    RETURN NEW;
END $$;

CREATE FUNCTION request_takes_clocks_along() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE reviews_clock SET lane_id = NEW.lane_id WHERE request_id = NEW.id;
    RETURN NULL;
END $$;

-- Nobody writes between the first lanes and the triggers that follow them.
LOCK TABLE reviews_request, reviews_clock IN SHARE ROW EXCLUSIVE MODE;

UPDATE reviews_clock clock SET lane_id = r.lane_id FROM reviews_request r WHERE r.id = clock.request_id;

CREATE TRIGGER into_lane BEFORE INSERT OR UPDATE OF request_id ON reviews_clock
    FOR EACH ROW EXECUTE FUNCTION clock_into_lane();
-- Not OF lane_id: a trigger before this one sets the lane whichever of its facts was changed.
CREATE TRIGGER take_clocks_along AFTER UPDATE ON reviews_request
    FOR EACH ROW WHEN (OLD.lane_id IS DISTINCT FROM NEW.lane_id) EXECUTE FUNCTION request_takes_clocks_along();

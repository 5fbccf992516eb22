-- What the desk counted stays as it was counted, so that it can be cited: counting anew makes another row.

CREATE FUNCTION own_figure_stays() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.taken_at IS NOT NULL OR NEW.taken_at IS NOT NULL) AND to_jsonb(NEW) IS DISTINCT FROM to_jsonb(OLD) THEN
        RAISE EXCEPTION 'abeyance: figures that were counted stay as they were counted' USING ERRCODE = 'AB047';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER stays_as_counted BEFORE UPDATE ON assessments_ownfigure
    FOR EACH ROW EXECUTE FUNCTION own_figure_stays();

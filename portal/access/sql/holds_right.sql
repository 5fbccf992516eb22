-- Whether an active person holds a right, alone or through a team, on one of these places: the same answer as
-- portal/access/questions.py gives, for guards of the database.
CREATE FUNCTION holds_right(person bigint, app text, code text, places bigint[]) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM accounts_user WHERE id = person AND is_active)
       AND EXISTS (
        SELECT FROM auth_permission p
          JOIN django_content_type t ON t.id = p.content_type_id AND t.app_label = app
         WHERE p.codename = code
           AND (EXISTS (SELECT FROM guardian_userobjectpermission own
                         WHERE own.permission_id = p.id AND own.user_id = person
                           AND own.object_pk = ANY (places::text[]))
                OR EXISTS (SELECT FROM guardian_groupobjectpermission team
                             JOIN accounts_user_groups g ON g.group_id = team.group_id AND g.user_id = person
                            WHERE team.permission_id = p.id AND team.object_pk = ANY (places::text[]))))
$$;

-- An instance tells that it is ready only when the schema is the one it was built for: it must see the history.
grant select on flyway_schema_history to ${app_role};

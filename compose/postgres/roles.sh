#!/bin/sh
# Two roles: one owns and migrates the tables; the other is the platform's, and no row-level policy lets it past.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" \
  -v owner_password="$GATEHOUSE_DB_OWNER_PASSWORD" -v app_password="$GATEHOUSE_DB_PASSWORD" <<'SQL'
create role gatehouse_owner login nosuperuser nobypassrls password :'owner_password';
create role gatehouse_app login nosuperuser nobypassrls password :'app_password';
create database gatehouse owner gatehouse_owner;
SQL

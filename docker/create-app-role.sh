#!/bin/sh
# Runs once, when the database is made: the role that the service works as. Its rights come with the migrations.
set -e
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set password="$PINGXUAN_APP_PASSWORD" <<'SQL'
CREATE ROLE pingxuan_app LOGIN PASSWORD :'password';
SQL

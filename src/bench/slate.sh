#!/usr/bin/env bash
# Seconds until a slate of many windows comes back marked from the packaged service, several times over. Needs: mvn package, curl, python3
# with openpyxl. Usage: src/bench/slate.sh [windows] [times]
set -euo pipefail
cd "$(dirname "$0")/../.."
windows=${1:-2000} times=${2:-4} port=28082
data=$(mktemp -d) password=bench-password-of-one-run

PINGXUAN_DATA_DIR=$data/data PINGXUAN_DEMO=false PINGXUAN_BOOTSTRAP_PASSWORD=$password QUARKUS_HTTP_PORT=$port \
  java -jar target/quarkus-app/quarkus-run.jar > "$data/log" 2>&1 & service=$!
stop() { kill $service; wait; rm -rf "$data"; }
trap stop EXIT
until curl -sf -o /dev/null "http://localhost:$port/q/health/ready"; do
  kill -0 $service || { cat "$data/log"; exit 1; }
  sleep 1
done

for run in $(seq "$times"); do
  python3 src/bench/slate.py docs/examples/slates/compliant.xlsx "$data/slate.xlsx" "$windows" "$run"
  curl -s -o "$data/marked.xlsx" -w "$windows windows: %{http_code}, %{time_total} s\n" -u "intake:$password" \
    -H 'Accept: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' -F "file=@$data/slate.xlsx" \
    -F unit=JL-CC -F award=STAR_WINDOW -F receivedAt=2024-05-08T15:20:00+08:00 "http://localhost:$port/api/v1/rounds/2024-02/slates"
done

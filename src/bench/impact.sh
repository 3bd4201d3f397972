#!/usr/bin/env bash
# How much working out a draft's impact slows intake: audited verdicts per second of the packaged service, in turn with nothing beside them
# and while an impact over the stored decisions is at work. Needs: mvn package, wrk, curl.
# Usage: src/bench/impact.sh [seconds each time] [pairs] [stored decisions]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-10} pairs=${2:-6} stored=${3:-20000} port=28082 connections=64
data=$(mktemp -d) password=bench-password-of-one-run
credentials="Basic $(printf 'intake:%s' "$password" | base64)"
base=http://localhost:$port/api/v1 url=http://localhost:$port/api/v1/rounds/2024-02/submissions

PINGXUAN_DATA_DIR=$data PINGXUAN_DEMO=false PINGXUAN_BOOTSTRAP_PASSWORD=$password QUARKUS_HTTP_PORT=$port \
  java -jar target/quarkus-app/quarkus-run.jar > "$data.log" 2>&1 & service=$!
stop() { kill $service; wait; rm -rf "$data" "$data.log" "$data.ndjson"; }
trap stop EXIT
until curl -sf -o /dev/null "http://localhost:$port/q/health/ready"; do
  kill -0 $service || { cat "$data.log"; exit 1; }
  sleep 1
done

rate() {
  wrk -t2 -c$connections -d"$seconds"s -s src/bench/submit.lua "$url" -- docs/examples/window.json "$1" "$credentials" | tail -1 | cut -d/ -f1
}
impact() { curl -s -u "policy:$password" "$base/drafts/$draft/impact"; }
done_so_far() { impact | grep -oE '"progress":\{"done":[0-9]+' | grep -oE '[0-9]+$'; }

awk -v n="$stored" '{ gsub(/\n/, " "); body = body $0 } END { for (i = 1; i <= n; i++) { line = body; sub(/"reference": "[^"]*"/, "\"reference\": \"stored-" i "\"", line); print line } }' \
  docs/examples/window.json > "$data.ndjson"
curl -s -o /dev/null -H "Authorization: $credentials" -H 'Content-Type: application/x-ndjson' -T "$data.ndjson" -X POST "$url/batch"
draft=$(curl -s -u "policy:$password" -H 'Content-Type: application/json' -d '{"round": "2024-02", "note": "bench"}' "$base/drafts" |
  grep -oE '"id":"[^"]+"' | head -1 | cut -d'"' -f4)

rate warm > /dev/null
echo "load average   $(cut -d' ' -f1-3 /proc/loadavg)"
# one beside the other, again and again, so that whatever else the machine does concerns both
for pair in $(seq "$pairs"); do
  alone=$(rate "alone$pair")
  impact > /dev/null
  from=$(done_so_far)
  beside=$(rate "beside$pair")
  to=$(done_so_far)
  impact | grep -q '"state":"RUNNING"' || echo "the impact ended before the measurement did; store more decisions"
  curl -s -o /dev/null -u "policy:$password" -X DELETE "$base/drafts/$draft/impact"
  echo "$alone $beside $(((to - from) / seconds))"
done | awk '{ printf "pair %d         %d/s alone, %d/s beside an impact of %d/s\n", NR, $1, $2, $3; a += $1; b += $2 }
  END { printf "slowed by      %.0f %%\n", 100 * (1 - b / a) }'

#!/usr/bin/env bash
# Audited verdicts per second of the packaged service (each judged, encrypted, entered in the ledger and committed with fsync before it is
# answered), beside a bare HTTP echo of the same bodies. Needs: mvn package, wrk, curl. Usage: src/bench/throughput.sh [seconds]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-20} port=28080 echo=28081 connections=64
data=$(mktemp -d) password=bench-password-of-one-run
credentials="Basic $(printf 'intake:%s' "$password" | base64)"
url=http://localhost:$port/api/v1/rounds/2024-02/submissions

PINGXUAN_DATA_DIR=$data PINGXUAN_DEMO=false PINGXUAN_BOOTSTRAP_PASSWORD=$password QUARKUS_HTTP_PORT=$port \
  java -jar target/quarkus-app/quarkus-run.jar > "$data.log" 2>&1 & service=$!
java -cp 'target/quarkus-app/lib/main/*' src/bench/Echo.java $echo > /dev/null 2>&1 & bare=$!
stop() { kill $service $bare; wait; rm -rf "$data" "$data.log" "$data.ndjson"; }
trap stop EXIT
until curl -sf -o /dev/null "http://localhost:$port/q/health/ready"; do
  kill -0 $service || { cat "$data.log"; exit 1; }
  sleep 1
done

# clock ticks of the service and its database
ticks() {
  local pid sum=0
  for pid in $service $(pgrep -f "$data" || true) $(pgrep -P "$(head -1 "$data"/postgres/cluster/postmaster.pid)" || true); do
    sum=$((sum + $(awk '{ print $14 + $15 }' "/proc/$pid/stat" 2> /dev/null || echo 0)))
  done
  echo $sum
}
post() { wrk -t2 -c$connections -d"$1"s -s src/bench/submit.lua "$2" -- docs/examples/window.json "$3" "$credentials" | tail -1; }

echo "warm-up        $(post "$seconds" "$url" warm)"
before=$(ticks)
line=$(post "$seconds" "$url" run)
after=$(ticks)
rate=${line%%/s*}
echo "verdicts       $line"
awk -v ticks=$((after - before)) -v n=$((rate * seconds)) -v hz="$(getconf CLK_TCK)" \
  'BEGIN { printf "CPU            %.2f ms for each verdict, service and database together\n", ticks / hz * 1000 / n }'

lines=$((rate * seconds / 2))
awk -v n=$lines '{ gsub(/\n/, " "); body = body $0 } END { for (i = 1; i <= n; i++) { line = body; sub(/"reference": "[^"]*"/, "\"reference\": \"batch-" i "\"", line); print line } }' \
  docs/examples/window.json > "$data.ndjson"
spent=$(curl -s -o /dev/null -w '%{time_total}' -H "Authorization: $credentials" -H 'Content-Type: application/x-ndjson' \
  -T "$data.ndjson" -X POST "$url/batch")
awk -v n=$lines -v s="$spent" 'BEGIN { printf "batch          %.0f/s, %d lines\n", n / s, n }'

echo "echo warm-up   $(post "$seconds" "http://localhost:$echo/" warm)"
echoed=$(post "$seconds" "http://localhost:$echo/" run)
echo "bare echo      $echoed"
awk -v a="$rate" -v b="${echoed%%/s*}" 'BEGIN { printf "ratio          1 : %.1f\n", b / a }'

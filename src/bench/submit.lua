-- POSTs the example window again and again, each time as a submission of its own.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  local file = io.open(args[1])
  local example = file:read("a")
  file:close()
  head, tail = example:match('^(.-"reference": ")[^"]*(".*)$')
  run = args[2]
  count = 0
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Authorization"] = args[3]
end

function request()
  count = count + 1
  return wrk.format(nil, nil, nil, head .. run .. "-" .. number .. "-" .. count .. tail)
end

function done(summary, latency, requests)
  local errors = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write
    + summary.errors.timeout
  print(string.format("%.0f/s, median %.1f ms, 99%% %.1f ms, %d errors", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, errors))
end

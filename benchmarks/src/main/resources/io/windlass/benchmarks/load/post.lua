-- The load: POSTs, and what came back is checked. Arguments after "--":
--   AUTHORIZATION EXPECTED REQUEST-FILE [PULL-FILE]
-- With a PULL-FILE the first request opens an enumeration, and each context that an answer names is
-- pulled from (@CONTEXT@ in the file) until the enumeration ends.
local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
end

local function content(name)
  local file = assert(io.open(name, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

function init(args)
  wrong = 0
  example = ""
  expected = args[2]
  wrk.method = "POST"
  wrk.headers["Authorization"] = args[1]
  wrk.headers["Content-Type"] = "application/soap+xml;charset=UTF-8"
  wrk.body = content(args[3])
  opening = wrk.format()
  if args[4] then
    local pull = content(args[4])
    local at, past = pull:find("@CONTEXT@", 1, true)
    before, after = pull:sub(1, at - 1), pull:sub(past + 1)
    contexts = {}
    heads = {}
    request = pulling
    response = pulled
  end
end

function pulling()
  local context = table.remove(contexts)
  if not context then
    return opening
  end
  local length = #context
  if not heads[length] then
    local body = before .. string.rep("x", length) .. after
    local whole = wrk.format(nil, nil, nil, body)
    heads[length] = whole:sub(1, #whole - #body) .. before
  end
  return heads[length] .. context .. after
end

local function check(status, body)
  if status ~= 200 or not body:find(expected, 1, true) then
    wrong = wrong + 1
    if example == "" then
      example = status .. " " .. body:gsub("%s+", " "):sub(1, 600)
    end
  end
end

function pulled(status, headers, body)
  check(status, body)
  local context = body:match("EnumerationContext[^>]*>([^<]+)<")
  if context and not body:find("EndOfSequence", 1, true) then
    contexts[#contexts + 1] = context
  end
end

function response(status, headers, body)
  check(status, body)
end

function done(summary, latency, requests)
  local wrong, example = 0, ""
  for _, thread in ipairs(threads) do
    wrong = wrong + thread:get("wrong")
    example = thread:get("example")
  end
  local errors = summary.errors
  print(string.format("result requests=%d micros=%d p50=%.0f p99=%.0f wrong=%d lost=%d",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), wrong,
    errors.connect + errors.read + errors.write + errors.timeout))
  if example ~= "" then
    print("example " .. example)
  end
end

#!/bin/sh
# Runs nats-server in the container. Once its disk was full it takes nothing more until it is started again, also when
# there is room: then it is ended here, and the container's restart policy starts it again.
nats-server --config /etc/nats/yabot.conf &
server=$!
trap 'kill -TERM "$server"' TERM INT

could_not_write() { printf 'GET /healthz HTTP/1.0\r\n\r\n' | nc -w 2 127.0.0.1 8222 | grep -q 'write error'; }
has_room() { [ "$(df -Pk /data | awk 'NR == 2 { print $4 }')" -gt 1024 ]; }

while kill -0 "$server" 2>/dev/null; do
  sleep 5 &
  wait $!
  if could_not_write && has_room; then kill -KILL "$server"; fi
done
wait "$server"

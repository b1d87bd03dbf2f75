# Runs one server and ends it when its owner is gone, however the owner ended.
#   supervise <stop signal> <seconds of grace> <pid file> <folder to remove when the owner is lost, or empty> <command...>
# stdin stays open as long as the owner lives: a line means "end", its closing without one means that the owner is lost.
# File 3 tells the owner "pid <n>" and, once the server ended, "exit <status>".
stop_signal=$1 grace=$2 pid_file=$3 leftovers=$4
shift 4
exec 4<&0 </dev/null

"$@" 3>&- 4<&- &
server=$!

ended=
trap 'ended=${ended:-asked}' USR1
trap 'ended=${ended:-lost}' TERM
trap '' HUP INT PIPE

supervisor=$$
(
  trap - USR1
  trap 'over=yes' TERM
  over='' signal=TERM
  read -r word <&4 && signal=USR1
  # Repeated, since a signal that comes just before "wait" does not interrupt it.
  while [ -z "$over" ]; do
    kill -s "$signal" "$supervisor" || { kill -s KILL "$server"; over=yes; }
    sleep 0.05
  done
) >/dev/null 2>&1 3>&- &
watch=$!
exec 4<&-
echo "$server $PPID" >"$pid_file"
echo "pid $server" >&3

wait "$server"
status=$?
if [ -n "$ended" ]; then
  left=$((grace * 20))
  while kill -s 0 "$server" && [ "$left" -gt 0 ]; do
    # Each second anew: a server that has hardly begun may not listen to signals yet.
    [ $((left % 20)) -ne 0 ] || { kill -s "$stop_signal" "$server" && kill -s CONT "$server"; }
    sleep 0.05
    left=$((left - 1))
  done
  [ "$left" -gt 0 ] || kill -s KILL "$server"
  wait "$server"
  status=$?
fi 2>/dev/null

rm -f "$pid_file"
echo "exit $status" >&3
# A server that ended by itself: its files belong to the owner until the owner speaks or is lost.
while [ -z "$ended" ] && kill -s 0 "$watch" 2>/dev/null; do wait "$watch"; done
kill -s TERM "$watch"
while kill -s 0 "$watch" 2>/dev/null; do wait "$watch"; done
[ "$ended" != lost ] || [ -z "$leftovers" ] || rm -rf "$leftovers"
